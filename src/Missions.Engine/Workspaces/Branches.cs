namespace Missions.Engine.Workspaces;

/// <summary>Makes the refs say what the journal says. May be done again at any time.</summary>
internal static class Branches
{
    /// <summary>
    /// What was abandoned by going back is kept under a name of its own; the user's branch shows the head.
    /// </summary>
    public static async Task ShowAsync(Workshop shop, CancellationToken ct)
    {
        var state = shop.Mission.State;
        foreach (var back in state.RollBacks)
            await shop.Repository.SetRefAsync(
                $"refs/missions/{shop.Home.Id}/abandoned/{back.Number}", back.Abandoned, ct);
        await shop.Repository.PublishAsync(state.Head, ct);
    }
}
