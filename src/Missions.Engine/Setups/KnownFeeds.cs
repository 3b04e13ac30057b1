using Missions.Engine.Workspaces;

namespace Missions.Engine.Setups;

/// <summary>Finds a plan's feeds once a process; the hosts of an approved plan are those that were shown.</summary>
internal sealed class KnownFeeds
{
    private readonly Lock _turn = new();
    private (int Plan, Task<Feeds> Found)? _known;

    public async Task<Feeds> OfAsync(Workshop shop, CancellationToken ct)
    {
        var state = shop.Mission.State;
        var feeds = await FoundAsync(shop, state.Drafts, ct);
        return state.Readiness is { } shown && shown.Plan == state.Drafts
            ? feeds with { Hosts = shown.Network }
            : feeds;
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
}
