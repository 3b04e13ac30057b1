using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>
/// Lets somebody who judges cheat, or a worker judge itself, about work that is a stub. The control writes down what they
/// wanted to be true, as a mission without the gate would, and goes on with all other gates in place.
/// </summary>
internal sealed class JudgeTrial(PreparedMissions prepared)
{
    private const string Stub = "echo 'export const search = () => [];' > src/search.mjs; tested; sed -i \"s/'A'), \\['a'\\]/'A'), []/\" test/search.test.mjs";

    private static readonly AssertionId Search = new("A-SEARCH");

    public async Task<TriedCheat> RunAsync(Cheat cheat, CancellationToken ct)
    {
        var (role, purpose, plan) = Seat(cheat);
        var caught = await EndAsync(Cast.Working(plan, Shell(Stub), "{}").With(role, purpose, cheat.Line), plan, null, ct);
        var honest = Cast.Working(plan, Shell("good"), "{}");
        var twin = await EndAsync(cheat.Twin is "good" ? honest : honest.With(role, purpose, cheat.Twin), plan, null, ct);
        var control = await EndAsync(
            Cast.Working(plan, Shell(Stub), "{}").With(role, purpose, cheat.Line), plan, state => Wanted(state, cheat), ct);

        var isSaid = caught.Sentence.Contains(cheat.Caught, StringComparison.Ordinal);
        var wrongs = new List<string>();
        if (caught.IsSealed) wrongs.Add($"{cheat.Name}: it was sealed");
        else if (!isSaid) wrongs.Add($"{cheat.Name}: caught by another sentence: {caught.Sentence}");
        if (!twin.IsSealed || !twin.IsTrue) wrongs.Add($"twin of {cheat.Name}: {twin.Sentence}");
        if (!control.IsSealed || control.IsTrue) wrongs.Add($"control of {cheat.Name}: {control.Sentence}");
        return new(
            cheat, !caught.IsSealed && isSaid, twin is { IsSealed: true, IsTrue: true }, control is { IsSealed: true, IsTrue: false },
            caught.Sentence, wrongs);
    }

    private static (string Role, string? Purpose, Plan Plan) Seat(Cheat cheat) => cheat.Gate switch
    {
        "G11 citation" => ("reviewer", "review", Notebook.Opinion),
        "G11 verdict" => ("user-tester", null, Notebook.Used),
        "authority, scrutineer" => ("scrutineer", null, Notebook.Used),
        _ => ("worker", "implement", Notebook.Used),
    };

    private static string Shell(string line) => Lines.Work + line;

    private async Task<Ending> EndAsync(
        Agents.Models.Scripted.Scenario scenario, Plan plan, Func<Mission, IEnumerable<MissionEvent>>? wanted, CancellationToken ct)
    {
        await using var borrowed = await prepared.BorrowAsync(new(plan), ct);
        var stage = borrowed.Stage;
        var (state, events) = await stage.PlayAsync(scenario, new(plan), WorkTrial.IsOver, ct);
        var sentence = await WorkTrial.RefusedAsync(stage, state, ct) ?? WorkTrial.First(events) ?? "Nothing was said.";
        if (wanted is not null)
        {
            await stage.BelieveAsync(wanted, ct);
            (state, events) = await stage.PlayAsync(
                scenario, new(plan), mission => mission.Seals is [_, ..] || mission.Runs.Count > 12, ct);
            sentence = WorkTrial.First(events) ?? "Nothing was said.";
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
        if (state.OpenRound is not { } round)
        {
            yield return new AssertionWaived(Search, "The worker wants it so.");
            yield break;
        }
        if (cheat.Gate is "G11 citation")
            yield return new ReviewReported(run.Id, round.Milestone, round.Number, new(new("F-1"), ReviewResult.Pass, "All is well."));
        else if (cheat.Gate is "G11 verdict")
            yield return new VerdictGiven(run.Id, Role.UserTester, round.Milestone, round.Number, [], "All is well.");
        yield return new AssertionProven(new(Search, Truth.Proven, [], round.Commit, "All is well.", run.Id));
        if (cheat.Gate is "authority, scrutineer")
        {
            yield return new VerdictGiven(run.Id, Role.Scrutineer, round.Milestone, round.Number, [], "All is well.");
            yield return new VerdictGiven(run.Id, Role.UserTester, round.Milestone, round.Number, [], "All is well.");
        }
    }
}
