using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Setups;

/// <summary>Asks the human for what leads out of the rooms, before anything of a plan is tried.</summary>
internal sealed class Consents(Workshop shop)
{
    /// <summary>Whether an answer is to be waited for.</summary>
    public async Task<bool> AskAsync(Plan plan, Feeds feeds, CancellationToken ct)
    {
        var hosts = feeds.Foreign.Where(host => IsNew(ChoiceKind.Network, host.Host)).ToList();
        if (hosts is not []) await AskAsync(ChoiceKind.Network, string.Join('\n', hosts.Select(host => host.Host)), Text(hosts), ct);

        var services = plan.Services.Where(one => one.RunsIn is RunsIn.Host && IsNew(ChoiceKind.Host, one.OnHost)).ToList();
        foreach (var service in services) await AskAsync(ChoiceKind.Host, service.OnHost, Text(service), ct);

        return hosts is not [] || services is not [];
    }

    public static string NotAllowed(NetworkHost host) =>
        $"{host.Host} (from {host.From}) was not allowed, and the setup did not reach it. If it is needed, list "
            + $"\"{host.Host}\" under sandbox.allowedHosts of your settings.json; the next plan is tried with it.";

    private bool IsNew(ChoiceKind kind, string about) => shop.Mission.State.Consent(kind, about) is null;

    private async Task AskAsync(ChoiceKind kind, string about, string text, CancellationToken ct) =>
        await shop.Mission.MustAsync(new MissionCommand.AskHuman(kind, about, text), ct);

    private static string Text(List<NetworkHost> hosts) =>
        "May the setup reach "
            + string.Join(" and ", hosts.Select(host => $"{host.Host} (from {host.From})"))
            + "? Your own package managers do not name it. Whoever answers there can be sent all that is in the repository.";

    private static string Text(Service service) =>
        $"May the service {service.Name} run on this machine, outside the sandbox, with your rights: `{service.Start}`? "
            + "It is started among the files of the base.";
}
