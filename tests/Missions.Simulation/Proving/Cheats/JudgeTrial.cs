using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>
/// Lets somebody who judges cheat about work that is a stub. The control writes down what they wanted to be true, as a
/// mission without the gate would, and goes on with all other gates in place.
/// </summary>
internal sealed class JudgeTrial(PreparedMissions prepared)
{
    private const string Stub = """
        echo 'export const search = () => [];' > src/search.mjs
        tested; sed -i "s/'A'), \['a'\]/'A'), []/" test/search.test.mjs
        """;

    private static readonly AssertionId Search = new("A-SEARCH");

    public async Task<TriedCheat> RunAsync(Cheat cheat, CancellationToken ct)
    {
        var (role, purpose, plan) = Seat(cheat);
        var cheating = Cast.Working(plan, Lines.Work + Stub, "{}").With(role, purpose, cheat.Line);
        var caught = await EndAsync(cheating, plan, null, ct);
        var honest = Cast.Working(plan, $"{Lines.Work}good", "{}");
        if (cheat.Twin is not "good") honest = honest.With(role, purpose, cheat.Twin);
        var twin = await EndAsync(honest, plan, null, ct);
        var control = await EndAsync(cheating, plan, state => Wanted(state, cheat), ct);
        return TriedCheat.Of(cheat, caught, twin, control);
    }

    private static (string Role, string? Purpose, Plan Plan) Seat(Cheat cheat) => cheat.Gate switch
    {
        "G11 citation" => ("reviewer", "review", Notebook.Opinion),
        "G11 verdict" => ("user-tester", null, Notebook.Used),
        "authority, scrutineer" => ("scrutineer", null, Notebook.Used),
        var other => throw new InvalidOperationException($"Nobody judges at '{other}'."),
    };

    private async Task<Ending> EndAsync(
        Scenario scenario, Plan plan, Func<Mission, IEnumerable<MissionEvent>>? wanted, CancellationToken ct)
    {
        await using var borrowed = await prepared.BorrowAsync(plan, ct);
        var stage = borrowed.Stage;
        var (state, events) = await stage.PlayAsync(scenario, new(plan), Ending.IsOver, ct);
        var sentence = await Ending.SentenceAsync(stage, state, events, ct);
        if (wanted is not null)
        {
            await stage.BelieveAsync(wanted, ct);
            (state, events) = await stage.PlayAsync(
                scenario, new(plan), mission => mission.Seals is [_, ..] || mission.Runs.Count > 12, ct);
            sentence = Ending.First(events);
        }
        return new(state.Seals is [_, ..], await stage.IsTrueAsync(state.Head, "truth", ct), sentence);
    }

    /// <summary>What the one who cheats wants to be true.</summary>
    private static IEnumerable<MissionEvent> Wanted(Mission state, Cheat cheat)
    {
        var run = state.Runs[^1];
        foreach (var open in state.OpenRuns) yield return new RunEnded(open.Id, default);
        foreach (var issue in state.Issues.Where(issue => issue.IsOpen))
            yield return new IssueResolved(issue.Id, new(ResolvedBy.Dismiss, "It is none."));
        if (state.OpenRound is not { } round) yield break;

        if (cheat.Gate is "G11 citation")
            yield return new ReviewReported(
                run.Id, round.Milestone, round.Number, new(new("F-1"), ReviewResult.Pass, "All is well."));
        else if (cheat.Gate is "G11 verdict")
            yield return Used(run, round);
        yield return new AssertionProven(new(Search, Truth.Proven, [], round.Commit, "All is well.", run.Id));
        if (cheat.Gate is "authority, scrutineer")
        {
            yield return new VerdictGiven(run.Id, Role.Scrutineer, round.Milestone, round.Number, [], "All is well.");
            yield return Used(run, round);
        }
    }

    private static VerdictGiven Used(Run run, Round round)
    {
        Seq<Verdict> verdicts = [new(Search, VerdictResult.Proven, "All is well.")];
        return new(run.Id, Role.UserTester, round.Milestone, round.Number, verdicts, "All is well.");
    }
}
