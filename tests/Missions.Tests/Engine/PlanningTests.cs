using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>What happens before the first worker starts.</summary>
public class PlanningTests
{
    private static readonly Plan Vacuous = With(Search with
    {
        Proof = new Proof.Command("prove proofs/search.txt", Files: [new("proofs/search.txt", "list\n")]),
    });

    private static readonly Plan Dull = With(Keeps with { Proof = new Proof.Command("lint") });

    private static readonly Scene Asks = When(new("orchestrator", "interview", Round: Number(1)), Turns(
        Does(new AskUser([new("Which words?", Default: "Any.", DeadlineHours: 2, Recommended: "search")])),
        EndConsult("Asked.")));

    [Fact]
    public async Task A_draft_with_a_proof_that_cannot_fail_goes_back_and_is_mended()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone, When(new("orchestrator", "plan", Round: Number(1)), Turns(Propose(Vacuous))));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(2, mission.Drafts);
        Assert.Contains("It passes on the untouched base (exit 0)", Assert.Single(mission.Returned), StringComparison.Ordinal);
        Assert.Contains(mission.Returned[0], trial.Briefing(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guard_that_no_damage_disturbs_goes_back()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone, When(new("orchestrator", "plan", Round: Number(1)), Turns(Propose(Dull))));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Contains("damaged copies of it too: it notices nothing", Assert.Single(mission.Returned), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_changed_proof_is_rehearsed_again()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone, When(new("orchestrator", "plan", Round: Number(1)), Turns(Propose(Vacuous))));

        await trial.RestsAsync(RestReason.Done);

        var tried = (await trial.EventsAsync<MissionEvent.ProofRehearsed>()).Where(one => !one.Rehearsal.WasSkipped);
        Assert.Equal([Search.Id, Keeps.Id, Search.Id], tried.Select(one => one.Rehearsal.Assertion));
    }

    [Fact]
    public async Task Drafts_in_vain_end_with_a_question_to_the_human()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone, answersItself: true, new(Drafts: 2), When(new("orchestrator", "plan"), Turns(Propose(Vacuous))));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal("2 attempts at a plan came to nothing in a row.", Assert.Single(mission.OpenChoices).Text);
    }

    [Fact]
    public async Task A_check_that_cannot_be_run_sends_the_draft_back()
    {
        var unready = OneMilestone with { Checks = new(Test: "no-such-program") };
        var trial = await Trial.OpenAsync(
            OneMilestone, When(new("orchestrator", "plan", Round: Number(1)), Turns(Propose(unready))));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Contains("The check test (`no-such-program`) cannot be run", Assert.Single(mission.Returned), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_come_up_sends_the_draft_back()
    {
        var undriven = OneMilestone with { Services = [new("app", "lint", "{url}/")] };
        var trial = await Trial.OpenAsync(
            OneMilestone, When(new("orchestrator", "plan", Round: Number(1)), Turns(Propose(undriven))));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Contains("The application cannot be driven", Assert.Single(mission.Returned), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_plan_is_drafted_again_by_one_who_knows_why()
    {
        var trial = await Trial.OpenAsync(OneMilestone, answersItself: false, null);
        await trial.RestsAsync(RestReason.NeedsYou);

        await trial.PutAsync(new Reject("Say what is out of scope."));
        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal((2, false), (mission.Drafts, mission.IsApproved));
        Assert.Contains("Say what is out of scope.", trial.Briefing(3), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_brings_the_interview_to_its_end()
    {
        var trial = await Trial.OpenAsync(OneMilestone, answersItself: false, null, Asks);
        var asked = await trial.RestsAsync(RestReason.NeedsYou);

        await trial.PutAsync(new AnswerQuestion(asked.OpenQuestions[0].Id, "Only search."));
        await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains("Q-1 Which words? - Only search.", trial.Briefing(2), StringComparison.Ordinal);
        Assert.Equal("The plan waits for your approval.", (await trial.Shop.RunAsync()).Sentence);
    }

    [Fact]
    public async Task A_question_that_nobody_answers_in_time_gets_its_default()
    {
        var trial = await Trial.OpenAsync(OneMilestone, answersItself: false, null, Asks);
        await trial.RestsAsync(RestReason.NeedsYou);

        trial.Shop.Time.Advance(TimeSpan.FromHours(1.9));
        var early = await trial.RestsAsync(RestReason.NeedsYou);
        trial.Shop.Time.Advance(TimeSpan.FromHours(0.2));
        var late = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.NotEmpty(early.OpenQuestions);
        Assert.Equal(("Any.", true), (late.Questions[0].Answer, late.Questions[0].IsAssumed));
        Assert.Contains(late.Notes, note => note.Text == "Which words? Any.");
    }

    private static Plan With(Assertion changed) => OneMilestone with
    {
        Contract = OneMilestone.Contract.Replace(one => one.Id == changed.Id, _ => changed),
    };
}
