using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Runs;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Workers who lie, leave or fall silent.</summary>
public class WorkTests
{
    private static readonly Match FirstRun = new("worker", Told: ["run=R-0003"]);

    [Fact]
    public async Task What_a_handoff_claims_and_nobody_saw_is_disputed_and_decided_about()
    {
        var boast = Done("search") with { Commands = [new("run-tests", 0), new("run-all-tests", 0)] };
        var trial = await Trial.OpenAsync(
            OneMilestone,
            Builds(F1, "search", boast),
            When(new("orchestrator", "consult", Told: ["run-all-tests"]), Turns(
                Does(new ResolveIssue(new(1), ResolvedBy.Dismiss, "There is no such program.")), EndConsult())));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal("It was never run in this session.", Assert.Single(mission.Disputes).Fact);
        Assert.Equal(
            [Purpose.Interview, Purpose.Plan, Purpose.Implement, Purpose.Consult, Purpose.Review],
            mission.Runs.Take(5).Select(run => run.Purpose));
    }

    [Fact]
    public async Task Another_exit_code_than_the_one_that_was_seen_is_disputed()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone,
            When(new("worker"), Turns(Shell($"add test/words.txt search"), Shell("run-tests"), HandOff(Done("search")))),
            When(new("orchestrator", "consult"), Turns(EndConsult())));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal("It exited with 1.", Assert.Single(mission.Disputes).Fact);
    }

    [Theory]
    [InlineData("I am done, all is well.")]
    [InlineData("")]
    public async Task A_run_that_ends_without_a_handoff_is_lost_whatever_it_says(string text)
    {
        var trial = await Trial.OpenAsync(OneMilestone, When(FirstRun, Says(text), Says(text), Says(text), Says(text)));

        var mission = await trial.RestsAsync(RestReason.Done);

        var lost = Assert.Single(mission.Runs, run => run.State is RunState.Lost);
        Assert.StartsWith("NoEnding: 4 turns in a row without a call", lost.Detail, StringComparison.Ordinal);
        Assert.Equal((F1, RunState.Ended), (mission.Runs[3].Feature, mission.Runs[3].State));
    }

    [Fact]
    public async Task B7_a_run_whose_context_is_full_leaves_its_files_to_the_next_one_and_it_is_told()
    {
        var flood = Turn(Shell("add app/words.txt kept")) with { Say = new string('x', 400_000) };
        var trial = await Trial.OpenAsync(OneMilestone, When(FirstRun, flood, Says("Never said.")));
        trial.Shop.Patience = new() { ContextTokens = 100_000 };

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.StartsWith("ContextFull: ", mission.Runs[2].Detail, StringComparison.Ordinal);
        Assert.Contains("R-0003 worked on this before you", trial.Briefing(4), StringComparison.Ordinal);
        Assert.Equal("list\nkept\nsearch\n", await trial.TextAsync("app/words.txt"));
    }

    [Fact]
    public async Task A_lost_run_leaves_nothing_to_the_next_one()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone, When(FirstRun, [.. Turns(Shell("add app/words.txt rubbish")), Says("x"), Says("x"), Says("x"), Says("x")]));

        await trial.RestsAsync(RestReason.Done);

        Assert.Equal("list\nsearch\n", await trial.TextAsync("app/words.txt"));
    }

    [Fact]
    public async Task Losses_in_a_row_end_with_a_question_that_can_end_the_mission()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone, answersItself: true, new(Losses: 2), When(new("worker"), Says("Done!")));

        var stuck = await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new Decide(stuck.OpenChoices[0].Id, "abort"));
        var over = await trial.RestsAsync(RestReason.Failed);

        Assert.Equal(2, stuck.Runs.Count(run => run.State is RunState.Lost));
        Assert.Equal("The human ended it.", over.Abortion?.Because);
    }

    [Fact]
    public async Task After_the_human_says_again_it_is_tried_again()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone,
            answersItself: true,
            new(Losses: 1),
            When(FirstRun, Says("Done!")));

        var stuck = await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new Decide(stuck.OpenChoices[0].Id, "again"));

        await trial.RestsAsync(RestReason.Done);
    }

    [Fact]
    public async Task Undone_work_blocks_until_somebody_has_decided_about_it()
    {
        var half = Done("search") with { Outcome = HandoffOutcome.Partial, Undone = ["The page for it."] };
        var trial = await Trial.OpenAsync(
            OneMilestone,
            Builds(F1, "search", half),
            When(new("orchestrator", "consult", Told: ["The page for it."]), Turns(
                Does(new ResolveIssue(new(1), ResolvedBy.Dismiss, "No page was asked for.")), EndConsult())));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(ResolvedBy.Dismiss, Assert.Single(mission.Issues).Resolution?.By);
    }

    [Fact]
    public async Task Consults_in_vain_end_with_a_question_to_the_human()
    {
        var failed = Done("search") with { Outcome = HandoffOutcome.Failed, Tests = [] };
        var trial = await Trial.OpenAsync(
            OneMilestone,
            answersItself: true,
            new(Consults: 2),
            Builds(F1, "search", failed),
            When(new("orchestrator", "consult"), Turns(EndConsult("Nothing comes to mind."))));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal(2, mission.Runs.Count(run => run.Purpose is Purpose.Consult));
        Assert.StartsWith("2 consults in a row left it as it was", mission.OpenChoices[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_writes_what_is_off_limits_is_refused_and_mends_it()
    {
        var plan = OneMilestone with { Boundaries = new(OffLimits: ["README.md"]) };
        var trial = await Trial.OpenAsync(plan, When(new("worker"), Turns(
            Call("write_file", new { path = "README.md", content = "Mine.\n" }),
            Shell("add app/words.txt search"),
            HandOff(Done("search") with { Commands = [], Tests = [] }),
            Call("write_file", new { path = "README.md", content = "An application that knows words.\n" }),
            HandOff(Done("search") with { Commands = [], Tests = [] }))));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Single(mission.Handoffs);
        Assert.Equal("An application that knows words.\n", await trial.TextAsync("README.md"));
    }
}
