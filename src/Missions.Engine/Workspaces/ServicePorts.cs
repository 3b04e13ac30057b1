using Missions.Core;
using Missions.Core.Plans;

namespace Missions.Engine.Workspaces;

/// <summary>
/// Which ports the services of one checkout have. A room has all for itself, so there they are always the same; what
/// runs outside of rooms gets ports on lease, so that two checkouts never meet.
/// </summary>
internal sealed class ServicePorts(Workshop shop) : IDisposable
{
    private const int First = 8080;

    private readonly List<int> _leased = [];

    public IReadOnlyDictionary<string, Agents.Tools.Service> Lay(Mission mission, GivenSecrets secrets)
    {
        var fixedOnes = (mission.Plan?.Services ?? []).Select(service => service.FixedPort).OfType<int>().ToHashSet();
        var next = First;
        return (mission.Plan?.Services ?? []).ToDictionary(service => service.Name, service =>
        {
            while (fixedOnes.Contains(next)) next++;
            var usual = service.FixedPort ?? next++;
            int? outside = service.RunsIn is RunsIn.Host ? Lease() : null;
            return new Agents.Tools.Service(
                service.Start,
                service.Health,
                shop.Rooms.HasWalls ? usual : outside ?? Lease(),
                [.. service.DependsOn],
                new Dictionary<string, string>(secrets.For(service.Name)) { ["PORT"] = "{port}" })
            {
                HostPort = outside,
                Refusal = outside is null || mission.MayRunOnHost(service) ? null : NotAllowed(service),
            };
        });
    }

    public void Dispose()
    {
        foreach (var port in _leased) shop.Ports.Return(port);
        _leased.Clear();
    }

    public static string NotAllowed(Service service) =>
        $"the service {service.Name} runs on the host, outside the sandbox, and the human did not allow `{service.Start}` "
            + "there. Do without it, or let it run in the sandbox.";

    private int Lease()
    {
        var port = shop.Ports.Lease();
        _leased.Add(port);
        return port;
    }
}
