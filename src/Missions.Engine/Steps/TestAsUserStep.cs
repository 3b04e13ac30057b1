using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Proofs;
using Missions.Engine.Sessions;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// User-testers who wrote none of it start the application and use it as a person would, each group of flows in a room
/// of its own.
/// </summary>
internal sealed class TestAsUserStep(Workshop shop)
{
    public async Task RunAsync(CancellationToken ct)
    {
        var state = shop.Mission.State;
        foreach (var batch in state.DueGroups(state.OpenRound!).Chunk(state.Opening!.Limits.FanOut))
            await Task.WhenAll(batch.Select(group => UseAsync(group, null, ct)));
    }

    public Task GoOnAsync(Run run, CancellationToken ct) => UseAsync(run.Group, run, ct);

    private async Task UseAsync(string? group, Run? resumed, CancellationToken ct)
    {
        var sessions = new AgentSessions(shop);
        var assignment = new Assignment(Role.UserTester, Purpose.Use, Group: group);
        if (await sessions.StartAsync(assignment, resumed, ct) is not { } run) return;

        await using var checkout = await new ProofRunner(shop).OpenAsync(run.Base!, ct);
        await sessions.RunAsync(run, checkout, new Dictionary<string, string>(), ct);
    }
}
