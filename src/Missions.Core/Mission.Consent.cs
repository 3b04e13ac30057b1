using Missions.Core.Plans;
using Missions.Core.Runs;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>What the human said of a way out of the rooms; null where they did not say.</summary>
    /// <param name="about">A host with its port, or a service with its line.</param>
    public bool? Consent(ChoiceKind kind, string about) => Choices
        .LastOrDefault(choice => choice.Kind == kind && !choice.IsOpen && choice.About.Split('\n').Contains(about))
        ?.Choice is { } said ? said == "allow" : null;

    /// <summary>Whether a service may be started outside of all rooms: this very line, and nothing else.</summary>
    public bool MayRunOnHost(Service service) => Consent(ChoiceKind.Host, service.OnHost) is true;

    /// <summary>The services outside of all rooms that a proof cannot do without, by name.</summary>
    public Seq<string> HostServicesOf(Proof? proof) => Plan?.HostServicesOf(proof?.Needs) ?? [];
}
