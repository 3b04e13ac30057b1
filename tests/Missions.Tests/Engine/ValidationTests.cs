using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Milestones that do not hold the first time, and what is done about them.</summary>
public class ValidationTests
{
    [Fact]
    public async Task A_milestone_that_fails_is_mended_by_a_follow_up_and_validated_again()
    {
        var trial = await Trial.OpenAsync(OneMilestone, Builds(F1, "serch"), Follows("is refuted"), Builds(F1B, "search"));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal([false, true], mission.Rounds.Select(round => round.Holds == true));
        Assert.Equal(
            [Truth.Refuted, Truth.Proven],
            mission.Evidence.Where(one => one.Assertion == Search.Id).Select(one => one.Holds
                ? Truth.Proven
                : Truth.Refuted));
        Assert.Contains("expected search, got nothing", trial.Briefing(6), StringComparison.Ordinal);
        Assert.DoesNotContain("proofs/search.txt:\n", trial.Briefing(6), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_for_an_opinion_while_a_check_complains_anew()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone, Builds(F1, "SEARCH", Done("SEARCH")), Follows("New since the base"), Builds(F1B, "search"));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains("lint: app/words.txt SEARCH is not in lower case", mission.Rounds[0].Because!, StringComparison.Ordinal);
        Assert.Equal([(Purpose.Implement, 1), (Purpose.Consult, 1)], mission.Runs.Skip(2).Take(2).Select(run => (run.Purpose, run.Round)));
        Assert.Empty(mission.Rounds[0].Reviews);
    }

    [Fact]
    public async Task A_reviewers_blocking_finding_fails_the_milestone_although_its_proofs_pass()
    {
        var fails = Passes with
        {
            Verdict = ReviewResult.Fail,
            Findings = [new("app/words.txt", Severity.Blocking, "The order is lost.", 2)],
        };
        var trial = await Trial.OpenAsync(
            OneMilestone,
            When(new("reviewer", "review", "F-1", Round: Number(1)), Turns(Report(fails))),
            Follows("The order is lost."),
            Builds(F1B, "order"));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal([false, true], mission.Rounds.Select(round => round.Holds == true));
        Assert.Equal("app/words.txt:2 The order is lost.", mission.Issues[0].Text);
        Assert.Equal([F1B, F1], mission.Rounds[1].Reviews.Select(review => review.Feature).OrderByDescending(id => id.Value));
    }

    [Fact]
    public async Task A_verdict_without_evidence_is_refused_and_given_again_with_it()
    {
        var hasty = Call("give_verdict", new
        {
            summary = "Looks well.",
            verdicts = (object[])[new { assertion = "A-USE", result = "proven", because = "It must be so." }],
        });
        var usual = Uses("proven");
        var trial = await Trial.OpenAsync(OneMilestone, usual with { Turns = [Turn(hasty), .. usual.Turns] });

        var mission = await trial.RestsAsync(RestReason.Done);

        var verdict = Assert.Single(await trial.EventsAsync<MissionEvent.VerdictGiven>(), one => one.Verdicts is [_, ..]);
        Assert.Equal("GET /search -> 200", mission.EvidenceOf(verdict.Verdicts[0].Evidence[0])?.Subject);
    }

    [Fact]
    public async Task What_the_user_tester_refutes_is_mended_and_used_again()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone,
            Uses("refuted", new("user-tester", Round: Number(1))),
            Follows("A-USE is refuted"),
            Builds(F1B, "use"));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(2, mission.Runs.Count(run => run.Purpose is Purpose.Use));
        Assert.Equal(Truth.Proven, mission.Standing(Answers.Id)?.Truth);
    }

    [Fact]
    public async Task What_is_only_suggested_is_triaged_before_the_milestone_is_validated()
    {
        var idea = Done("search") with { Issues = [new(Severity.Suggestion, "Sort the words.")] };
        var trial = await Trial.OpenAsync(
            OneMilestone,
            Builds(F1, "search", idea),
            When(new("orchestrator", "consult", Told: ["Sort the words."]), Turns(
                Does(new ResolveIssue(new(1), ResolvedBy.Dismiss, "Nobody asked for it.")), EndConsult())));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(
            [Purpose.Implement, Purpose.Consult, Purpose.Review], mission.Runs.Skip(2).Take(3).Select(run => run.Purpose));
    }

    [Fact]
    public async Task A_sealed_assertion_that_breaks_later_breaks_the_seal_and_is_an_issue()
    {
        var breaks = When(new("worker", Feature: "F-3", Round: Number(1)), Turns(
            Call("write_file", new { path = "app/words.txt", content = "list\npins\n" }),
            Call("write_file", new { path = "test/words.txt", content = "list\npins\n" }),
            HandOff(Done("pins") with { Commands = [] })));
        var trial = await Trial.OpenAsync(TwoMilestones, breaks, Follows("A-SEARCH is refuted", M2, F3), Restores);

        var mission = await trial.RestsAsync(RestReason.Done);

        var broken = await trial.EventsAsync<MissionEvent.SealBroken>();
        Assert.Equal(
            [(M1, Search.Id), (M1, Tags.Id), (M1, Answers.Id)], broken.Select(one => (one.Milestone, one.Assertion)));
        Assert.All(mission.Standings, standing => Assert.Equal(Truth.Proven, standing.Truth));
    }

    [Fact]
    public async Task A_waived_assertion_lets_the_mission_end_but_never_as_done()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone,
            answersItself: true,
            new(Consults: 1),
            Builds(F1, "serch"),
            When(new("orchestrator", "consult", Told: ["waived"]), Turns(
                Does(new ResolveIssue(new(1), ResolvedBy.Dismiss, "It is waived.")),
                Does(new ResolveIssue(new(2), ResolvedBy.Dismiss, "It is waived.")),
                EndConsult())),
            When(new("orchestrator", "consult"), Turns(EndConsult("Nothing comes to mind."))),
            Uses("proven") with { Turns = [.. Turns(Call("start_service", new { name = "app" }), Get("/")), Uses("proven").Turns[^1]] });
        var stuck = await trial.RestsAsync(RestReason.NeedsYou);

        await trial.PutAsync(new Waive(Search.Id, "Nobody needs it."));
        await trial.PutAsync(new Decide(stuck.OpenChoices[0].Id, "again"));
        var mission = await trial.RestsAsync(RestReason.Failed);

        Assert.Equal((Truth.Waived, false), (mission.Standing(Search.Id)!.Truth, mission.Completion!.EveryAssertionProven));
        Assert.Single(mission.Seals);
    }

    private static Scene Restores => When(new("worker", Feature: "F-1B"), Turns(
        Shell("add app/words.txt search"),
        Shell("add app/words.txt tags"),
        Shell("add test/words.txt search"),
        HandOff(Done("search") with { Commands = [] })));

    /// <summary>
    /// The orchestrator mends what it is told of by one follow-up that takes care of every open issue.
    /// </summary>
    private static Scene Follows(string told, MilestoneId? milestone = null, FeatureId? follows = null) => When(
        new("orchestrator", "consult", Told: [told]),
        Turns(
            Does(new AmendPlan(
                "It does not hold.",
                [new(F1B, "mend", "Mend it.", milestone ?? M1, Follows: follows ?? F1, Mends: [Search.Id])])),
            Call("resolve_issue", Resolution(1)),
            Call("resolve_issue", Resolution(2)),
            Call("resolve_issue", Resolution(3)),
            EndConsult()));

    private static object Resolution(int issue) =>
        new { issue = $"I-{issue}", by = "feature", feature = "F-1B", because = "The follow-up mends it." };
}
