using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Setups;

/// <summary>Finds a plan's feeds once a process; the hosts of an approved plan are those that were shown.</summary>
internal sealed class KnownFeeds
{
    private readonly Lock _turn = new();
    private (int Plan, Task<Feeds> Found)? _known;

    public async Task<Feeds> OfAsync(Workshop shop, CancellationToken ct)
    {
        var feeds = await FoundAsync(shop, shop.Mission.State.Drafts, ct);
        return Under(shop.Mission.State, feeds);
    }

    private Task<Feeds> FoundAsync(Workshop shop, int plan, CancellationToken ct)
    {
        lock (_turn)
        {
            if (_known is not { Found: { IsFaulted: false, IsCanceled: false } } known || known.Plan != plan)
                _known = known = (plan, Feeds.FindAsync(shop, shop.Mission.State.Plan!, ct));
            return known.Found;
        }
    }

    /// <summary>With the hosts that the human allowed; those of an approved plan are the ones that were shown.</summary>
    private static Feeds Under(Mission state, Feeds found)
    {
        var allowed = found.Foreign.Where(host => state.Consent(ChoiceKind.Network, host.Host) is true).ToList();
        Seq<NetworkHost> hosts = [.. found.Hosts.Concat(allowed).OrderBy(host => host.Host, StringComparer.Ordinal)];
        var shown = state.IsApproved && state.Readiness is { } tried && tried.Plan == state.Drafts ? tried.Network : hosts;
        return found with { Hosts = shown, Foreign = [.. found.Foreign.Except(allowed)] };
    }
}
