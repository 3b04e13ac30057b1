using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Setups;

/// <summary>Finds a plan's feeds once a process; the hosts of an approved plan are those that were shown.</summary>
internal sealed class KnownFeeds
{
    private readonly SemaphoreSlim _turn = new(1);
    private (int Plan, Feeds Feeds)? _known;

    public async Task<Feeds> OfAsync(Workshop shop, CancellationToken ct)
    {
        var state = shop.Mission.State;
        await _turn.WaitAsync(ct);
        try
        {
            if (_known is not var (number, feeds) || number != state.Drafts)
                _known = (state.Drafts, feeds = await Feeds.FindAsync(shop, state.Plan!, ct));

            return Under(shop.Mission.State, feeds);
        }
        finally
        {
            _turn.Release();
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
