using System.Net;

namespace Missions.World.Network;

/// <summary>Whom a proxy may reach: exactly these hosts on exactly these ports.</summary>
/// <param name="Private">
/// Those of which the user said that they may have an address of this machine or its neighbours.
/// </param>
public sealed record AllowedHosts(IReadOnlyCollection<Destination> Hosts, IReadOnlyCollection<Destination> Private)
{
    /// <summary>Those that somebody named and the user did not allow.</summary>
    public IReadOnlyCollection<Destination> Refused { get; init; } = [];

    /// <summary>Who wants to get there, and where its hosts are listed: for the sentence that refuses it.</summary>
    public string Whom { get; init; } = "the setup";
    public string Where { get; init; } = "boundaries.network of the plan";

    /// <summary>Why a host is not to be reached, with the cure; null where it is.</summary>
    public string? Refusal(Destination wanted) => Hosts.Contains(wanted)
        ? null
        : Refused.Contains(wanted) ? $"{wanted} was not allowed by you. If it is needed, list \"{wanted}\" under "
            + "sandbox.allowedHosts of your settings.json."
        : $"{wanted} is not among the hosts that {Whom} may reach. If it is needed, list \"{wanted}\" under "
            + $"{Where}.";

    /// <summary>The same once it is known where the host is. One bad address condemns the name.</summary>
    public string? Refusal(Destination wanted, IEnumerable<IPAddress> addresses) =>
        Private.Contains(wanted) || addresses.FirstOrDefault(one => !Addresses.IsPublic(one)) is not { } own
            ? null
            : $"{wanted} has the address {own}, which belongs to this machine or its neighbours. If it is meant, list "
                + $"\"{wanted}\" under sandbox.privateHosts of your settings.json.";
}
