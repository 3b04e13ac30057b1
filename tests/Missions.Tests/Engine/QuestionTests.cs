using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Simulation;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>G3: review proofs are put to blind reviewers before anything is built.</summary>
public class QuestionTests
{
    private static readonly Assertion Listed = new(
        new("A-READ"),
        "All words stand in one list.",
        "A word stands elsewhere.",
        new(Expectation.Fails),
        new Proof.Review("Does search stand in the list of words?"),
        [new("REQ-1")]);

    private static readonly Plan Plan = OneMilestone with
    {
        Contract = [Search, Answers, Listed, Keeps],
        Milestones =
        [
            new(M1, "Search", "It knows search.", [Feature(F1, "search", [Search.Id, Answers.Id, Listed.Id])]),
        ],
    };

    private static readonly Scene Reviews = When(
        new("reviewer", "review"), Turns(Report(Says("F-1", VerdictResult.Proven, SimulatedProject.Known))));

    private static Review Says(string feature, VerdictResult result, string file) => new(
        new(feature), ReviewResult.Pass, "Read.", Assertions: [new(Listed.Id, result, "It says so.", file, 1)]);

    private static Scene Reads(params IEnumerable<ScriptedCall> calls) =>
        When(new("reviewer", "question", Group: $"{Listed.Id}"), Turns(calls));

    private static Task<Trial> OpenAsync(params ScriptedCall[] calls) =>
        Trial.OpenAsync(Plan, answersItself: true, new(Drafts: 1), Reads(calls), Reviews);

    [Fact]
    public async Task One_who_knows_nothing_else_refutes_it_on_the_base_and_the_mission_is_done()
    {
        var trial = await OpenAsync(Report(Says("QUESTION", VerdictResult.Refuted, SimulatedProject.Known)));

        var mission = await trial.RestsAsync(RestReason.Done);

        var run = mission.Runs.Single(one => one.Purpose is Purpose.Question);
        Assert.Equal((mission.Opening!.Base, $"{Listed.Id}"), (run.Base, run.Group));
        Assert.Equal((run.Id, null), (mission.RehearsalOf(Listed)!.Run, mission.RehearsalOf(Listed)!.Problem));
        Assert.True(mission.Runs.First(one => one.Purpose is Purpose.Implement).Id.Number > run.Id.Number);
    }

    [Fact]
    public async Task It_is_told_neither_the_goal_nor_the_plan_nor_what_is_expected()
    {
        var trial = await OpenAsync(Report(Says("QUESTION", VerdictResult.Refuted, SimulatedProject.Known)));
        var mission = await trial.RestsAsync(RestReason.Done);

        var told = trial.Briefing(mission.Runs.Single(one => one.Purpose is Purpose.Question).Id.Number);
        var particular = told[told.IndexOf("# Answering a question", StringComparison.Ordinal)..];

        Assert.Contains("Question: Does search stand in the list of words?", particular);
        foreach (var word in (string[])[Goal, "REQ-1", "F-1", "the base", "untouched", "fails", mission.Opening!.Base])
            Assert.DoesNotContain(word, particular);
    }

    [Fact]
    public async Task What_holds_before_anything_is_built_sends_the_draft_back()
    {
        var trial = await OpenAsync(Report(Says("QUESTION", VerdictResult.Proven, SimulatedProject.Known)));

        await trial.Shop.RunAsync();

        var mission = await trial.Shop.LookAsync();
        Assert.Contains("finds it true of the untouched base", mission.Returned[0], StringComparison.Ordinal);
        Assert.DoesNotContain(mission.Runs, one => one.Purpose is Purpose.Implement);
    }

    [Fact]
    public async Task A_place_that_is_not_there_is_no_answer()
    {
        var trial = await OpenAsync(
            Report(Says("QUESTION", VerdictResult.Refuted, "no/where.txt")),
            Report(Says("QUESTION", VerdictResult.Refuted, SimulatedProject.Known)));

        var mission = await trial.RestsAsync(RestReason.Done);

        var run = mission.Runs.Single(one => one.Purpose is Purpose.Question);
        Assert.Contains("no/where.txt:1 is cited and is not there", await trial.TranscriptAsync(run.Id));
    }
}
