using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Proofs;
using Missions.Engine.Sessions;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// Tries every new proof on the untouched base: it must fail there for the stated reason, or hold and notice
/// damage. What is proven by reading is put to reviewers who know neither the plan nor what is expected.
/// </summary>
internal sealed class RehearseStep(Workshop shop)
{
    public async Task RunAsync(Seq<AssertionId> assertions, CancellationToken ct)
    {
        var plan = shop.Mission.State.Plan!;
        await foreach (var known in new Rehearser(shop).TryAsync([.. assertions.Select(id => plan.Assertion(id)!)], ct))
            await shop.Mission.MustAsync(new MissionCommand.Rehearse(known), ct);

        foreach (var batch in shop.Mission.State.DueQuestions.Chunk(shop.Mission.State.Opening!.Limits.FanOut))
            await Task.WhenAll(batch.Select(asked => AskAsync(asked, null, ct)));
    }

    /// <summary>Where the plan has changed meanwhile, there is nothing left to ask.</summary>
    public Task GoOnAsync(Run run, CancellationToken ct) => shop.Mission.State.AskedIn(run) is { } asked
        ? AskAsync(asked, run, ct)
        : new AgentSessions(shop).LoseAsync(run, new(LossKind.Interrupted, "Its question is asked no more."), ct);

    private async Task AskAsync(Assertion asked, Run? resumed, CancellationToken ct)
    {
        var sessions = new AgentSessions(shop);
        var assignment = new Assignment(Role.Reviewer, Purpose.Question, Group: asked.Id.Value);
        if (await sessions.StartAsync(assignment, resumed, ct) is not { } run) return;

        await using var checkout = await Checkout.OpenAsync(shop, run.Base!, ct);
        var seen = new Dictionary<string, string>
        {
            ["asked"] = $"{asked.Id}: {asked.Claim}\nRefuted by: {asked.RefutedBy}\n"
                + $"Question: {((Proof.Review)asked.Proof).Question}",
        };
        await sessions.RunAsync(run, checkout, seen, ct);
    }
}
