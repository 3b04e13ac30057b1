using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>What was approved is changed: by the human's leave, by a repair, or by going back.</summary>
public class AmendmentTests
{
    private static readonly Assertion Softer = Search with { Claim = "It nearly knows search." };

    /// <summary>Its proof asks for more than the claim says.</summary>
    private static readonly Plan Wrong = OneMilestone with
    {
        Contract = OneMilestone.Contract.Replace(one => one.Id == Search.Id, one => one.With([new("proofs/search.txt", "search\nfind\n")])),
    };

    private static readonly ProofFile Right = new("proofs/search.txt", "search\n");

    [Theory]
    [InlineData("allow", "It nearly knows search.")]
    [InlineData("keep", "It knows search.")]
    public async Task What_weakens_the_contract_waits_for_the_human_and_is_done_as_they_say(string choice, string claim)
    {
        var trial = await SaidAsync(
            Does(new AmendContract("It is too hard.", Change: [Softer])), answersItself: false);

        var asked = await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new Decide(asked.OpenChoices[0].Id, choice));
        var mission = await trial.RestsAsync(choice is "allow" ? RestReason.NeedsYou : RestReason.Done);

        Assert.Equal("It knows search.", asked.Plan!.Assertion(Search.Id)!.Claim);
        Assert.Equal(claim, mission.Plan!.Assertion(Search.Id)!.Claim);
    }

    [Fact]
    public async Task What_may_still_speak_the_old_truth_blocks_until_it_was_looked_at()
    {
        var trial = await SaidAsync(Does(new AmendContract("It is too hard.", Change: [Softer])), answersItself: false);
        var asked = await trial.RestsAsync(RestReason.NeedsYou);

        await trial.PutAsync(new Decide(asked.OpenChoices[0].Id, "allow"));
        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains("Look at feature F-1, which may still speak the old truth.", mission.BlockingIssues.Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_strengthens_it_is_rehearsed_and_must_be_proven_too()
    {
        var added = new AssertionToAdd(
            Pins.Id, Pins.Claim, Pins.RefutedBy, Pins.AtBase, Pins.Proof, F1, Pins.Requirements);
        var trial = await SaidAsync(Does(new AmendContract("Pins were forgotten.", Add: [added])));
        trial.Add(Both);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(Truth.Proven, mission.Standing(Pins.Id)?.Truth);
        Assert.Contains(mission.Rehearsals, one => one.Assertion == Pins.Id && one.Problem is null);
    }

    [Fact]
    public async Task A_wrong_proof_is_repaired_under_the_same_claim()
    {
        var trial = await Trial.OpenAsync(Wrong, Repairs(Right));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(Search.Id, Assert.Single(mission.Repaired).Assertion);
        Assert.Contains(mission.Runs, run => run is { Purpose: Purpose.Repair, State: RunState.Ended });
        Assert.Equal([false, true], mission.Rounds.Select(round => round.Holds == true));
    }

    [Fact]
    public async Task A_repair_that_lets_pass_what_was_rightly_rejected_does_not_count()
    {
        var trial = await Trial.OpenAsync(
            OneMilestone,
            answersItself: true,
            new(Consults: 1),
            Builds(F1, "serch"),
            Repairs(new("proofs/search.txt", "serch\n")));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        var refused = Assert.Single(await trial.EventsAsync<MissionEvent.RepairRefused>());
        Assert.Contains("not saying \"expected search, got nothing\"", refused.Because, StringComparison.Ordinal);
        Assert.Empty(mission.Repaired);
    }

    [Fact]
    public async Task A_repair_that_a_blind_reviewer_calls_weaker_does_not_count()
    {
        var weaker = new Review(F1, ReviewResult.Fail, "It asks for less.", [new("proofs/search.txt", Severity.Blocking, "Less.")]);
        var trial = await Trial.OpenAsync(
            Wrong,
            answersItself: true,
            new(Consults: 1),
            Repairs(Right),
            When(new("reviewer", "repair"), Turns(Report(weaker))));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Empty(mission.Repaired);
        Assert.Contains(mission.BlockingIssues, issue => issue.Text.Contains("calls it weaker: It asks for less.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Going_back_to_a_seal_makes_what_came_after_to_do_again_and_keeps_it()
    {
        var trial = await Trial.OpenAsync(
            TwoMilestones,
            Builds(F3, "pinz", match: new("worker", Feature: "F-3", Round: Number(1))),
            When(new("orchestrator", "consult", Told: ["M-2 does not hold"]), Turns(
                Does(new RollBack(M1, "It was built on sand.")),
                Does(new ResolveIssue(new(1), ResolvedBy.Feature, "It is built again.", F3)),
                EndConsult())));

        var mission = await trial.RestsAsync(RestReason.Done);

        var back = Assert.Single(mission.RollBacks);
        Assert.Equal(mission.Seals[0].Commit, back.Commit);
        Assert.Equal(back.Abandoned, trial.Shop.Repository.Refs["refs/missions/simulated/abandoned/1"]);
        Assert.Equal("list\nsearch\ntags\npins\n", await trial.TextAsync("app/words.txt"));
        Assert.All(mission.Standings, standing => Assert.Equal(Truth.Proven, standing.Truth));
    }

    [Fact]
    public async Task After_going_back_the_users_branch_shows_the_sealed_commit_at_once()
    {
        var trial = await Trial.OpenAsync(
            TwoMilestones,
            answersItself: false,
            null,
            Builds(F3, "pinz"),
            When(new("orchestrator", "consult", Told: ["M-2 does not hold"]), Turns(
                Does(new RollBack(M1, "It was built on sand.")), Does(new AskUser([new("Go on?")])), EndConsult())));
        await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new Approve());

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal("Go on?", Assert.Single(mission.OpenQuestions).Text);
        Assert.Equal(mission.Seals[0].Commit, trial.Shop.Repository.Published);
    }

    private static Scene Both => When(new("worker"), Turns(
        Shell("add app/words.txt search"),
        Shell("add app/words.txt pins"),
        Shell("add test/words.txt search"),
        HandOff(Done("search") with { Commands = [] })));

    private static Scene Repairs(ProofFile file) =>
        When(new("orchestrator", "consult", Told: ["M-1 does not hold"]), Turns(
        Does(new AmendContract("The proof is wrong.", Repair: [new(Search.Id, [file], "It asks for too much.")])),
        Does(new ResolveIssue(new(1), ResolvedBy.Dismiss, "It was the proof.")),
        EndConsult()));

    /// <summary>The human speaks once the plan is approved, and the orchestrator amends.</summary>
    private static async Task<Trial> SaidAsync(ScriptedCall amends, bool answersItself = false)
    {
        var trial = await Trial.OpenAsync(
            OneMilestone,
            answersItself,
            new(Consults: 1),
            When(new("orchestrator", "consult", Told: ["Think again."], Round: Number(1)), Turns(amends, EndConsult())),
            When(new("orchestrator", "consult"), Turns(EndConsult())));
        await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new Approve());
        await trial.PutAsync(new Say("Think again."));
        return trial;
    }
}
