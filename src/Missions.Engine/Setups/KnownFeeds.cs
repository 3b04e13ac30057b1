using Missions.Core;
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

            return state.Readiness is { } shown && shown.Plan == state.Drafts ? feeds with { Hosts = shown.Network } : feeds;
        }
        finally
        {
            _turn.Release();
        }
    }
}
