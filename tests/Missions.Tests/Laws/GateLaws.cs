using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Laws;

/// <summary>The gates, as they must hold after every step of every walk.</summary>
public class GateLaws
{
    [Fact]
    public void G1_nothing_is_written_before_the_plan_is_approved() =>
        Law.Of<RunStarted>((pace, started) => started.Run.Role is not Role.Worker || pace.Before.IsApproved);

    [Fact]
    public void G1_only_a_human_or_the_word_yes_approves() =>
        Law.Of<PlanApproved>((pace, approved) =>
            approved.IsAssumed ? pace.Before.AnswersItself : pace.Asked.By.Role is Role.Human);

    [Fact]
    public void G1_only_a_human_opens_a_way_out_of_the_rooms() =>
        Law.Of<DecisionTaken>((pace, taken) => taken.Choice is not "allow" || pace.Asked.By.Role is Role.Human);

    [Fact]
    public void G2_what_must_first_fail_is_owned_by_exactly_one_feature() =>
        Law.Holds(pace => (pace.After.Plan?.Contract ?? []).All(assertion =>
            pace.After.Plan!.Features.Count(feature => feature.Satisfies.Contains(assertion.Id))
                == (assertion.IsGuard ? 0 : 1)));

    [Fact]
    public void G2_every_requirement_keeps_an_assertion() =>
        Law.Holds(pace => (pace.After.Plan?.Requirements ?? []).All(requirement =>
            pace.After.Plan!.Contract.Any(assertion => assertion.Requirements.Contains(requirement.Id))));

    [Fact]
    public void G2_no_cancelled_feature_is_in_the_plan() =>
        Law.Holds(pace => pace.After.Plan?.Features.All(feature => !pace.After.IsCancelled(feature.Id)) ?? true);

    [Fact]
    public void G3_no_plan_is_approved_with_a_proof_that_was_not_tried() =>
        Law.Of<PlanApproved>((pace, _) => pace.Before is { Unrehearsed: [], DraftProblems: [] });

    [Fact]
    public void G3_no_feature_starts_on_a_proof_that_cannot_be_relied_on() =>
        Law.Of<RunStarted>((pace, started) => started.Run.Role is not Role.Worker
            || pace.Before.Plan!.Contract.All(assertion =>
                pace.Before.Standing(assertion.Id)?.Truth is Truth.Waived
                || pace.Before.RehearsalOf(assertion) is { Problem: null }));

    [Fact]
    public void G5_at_most_one_run_writes_and_then_no_other_is_open() =>
        Law.Holds(pace => !pace.After.OpenRuns.Any(run => run.Role is Role.Worker) || pace.After.OpenRuns.Count() == 1);

    [Fact]
    public void G5_reading_fans_out_to_what_the_human_allows() =>
        Law.Holds(pace => pace.After.OpenRuns.Count() <= (pace.After.Opening?.Limits.FanOut ?? 0));

    [Fact]
    public void G6_a_run_that_ended_has_its_report()
    {
        foreach (var walk in Walk.All)
            foreach (var pace in walk.Paces)
                if (pace.Facts<RunEnded>().Any(one => !IsReported(walk, pace, one.Run))) Assert.Fail($"{pace}");
    }

    [Fact]
    public void G7_a_false_claim_blocks() =>
        Law.Of<ClaimDisputed>((pace, disputed) => pace.Facts<IssueRaised>().Any(raised =>
            raised.Issue is { Severity: Severity.Blocking } issue
            && issue.Text.Contains(disputed.Claim, StringComparison.Ordinal)
            && issue.Text.Contains(disputed.Fact, StringComparison.Ordinal)));

    [Fact]
    public void G8_no_feature_starts_while_an_issue_blocks() =>
        Law.Of<RunStarted>((pace, started) => started.Run.Role is not Role.Worker || !pace.Before.BlockingIssues.Any());

    [Fact]
    public void G8_nothing_is_validated_sealed_or_completed_before_all_is_triaged() =>
        Law.Holds(pace => pace.Before.Untriaged is []
            || !pace.Answer.Events.Any(one => one is ValidationStarted or MilestoneSealed or MissionCompleted));

    [Fact]
    public void G8_no_issue_is_ever_forgotten() =>
        Law.Holds(pace => pace.Before.Issues.All(issue =>
            pace.After.Issues[issue.Id.Number - 1].Text == issue.Text
            && (pace.After.Issues[issue.Id.Number - 1].IsOpen || !issue.IsOpen || pace.Facts<IssueResolved>().Any())));

    [Fact]
    public void G3_what_a_blind_reader_says_of_the_base_decides_about_the_proof() =>
        Law.Of<ProofRehearsed>((pace, tried) => tried.Rehearsal.Answer is not { } answer
            || pace.Before.Plan!.Assertion(answer.Assertion) is { } asked
                && (tried.Rehearsal.Problem is null) == (answer.Result
                    == (asked.IsGuard ? VerdictResult.Proven : VerdictResult.Refuted)));

    [Fact]
    public void G3_no_question_is_answered_by_a_run_that_is_for_anything_else() =>
        Law.Of<ProofRehearsed>((pace, tried) => tried.Rehearsal.Run is not { } run
            || pace.Before.Run(run) is { IsOpen: true, Role: Role.Reviewer } asked
                && asked.IsAbout(tried.Rehearsal.Assertion) && asked.Base == pace.Before.Base);

    [Fact]
    public void G9_nobody_is_asked_for_an_opinion_before_checks_and_the_proofs_of_what_was_touched_ran() =>
        Law.Of<RunStarted>((pace, started) =>
            started.Run.Purpose is not (Purpose.Review or Purpose.Scrutinize or Purpose.Use)
            || pace.Before.OpenRound is { } round
                && pace.Before.MissingChecks(round) is [] && pace.Before.NewFindings(round) is []
                && !pace.Before.MissingProofs(round).Any(one => round.First is [] || round.First.Contains(one.Id)));

    [Fact]
    public void G9_nothing_holds_before_everything_that_can_be_run_was_run_on_its_commit() =>
        Law.Of<ValidationEnded>((pace, ended) => !ended.Holds
            || pace.Before.OpenRound is { } round
                && pace.Before.MissingChecks(round) is [] && pace.Before.MissingProofs(round) is []
                && pace.Before.MissingReplays(round) is [] && pace.Before.MissingBites(round) is []);

    [Fact]
    public void G9_earlier_rounds_are_kept() =>
        Law.Holds(pace => pace.After.Rounds.Count >= pace.Before.Rounds.Count
            && pace.Before.Rounds.Zip(pace.After.Rounds).All(pair => pair.First.Commit == pair.Second.Commit));

    [Fact]
    public void G11_what_is_proven_rests_on_evidence_of_the_engine_on_that_commit() =>
        Law.Holds(pace => pace.After.Standings.All(standing => standing.Truth is not Truth.Proven
            || standing.Evidence is [_, ..] && standing.Evidence.All(id =>
                pace.After.EvidenceOf(id)?.Commit == standing.Commit)));

    [Fact]
    public void G11_no_evidence_is_seen_by_a_run_that_wrote_code_and_then_counts() =>
        Law.Of<AssertionProven>((pace, proven) => proven.Standing.Run is not { } run
            || pace.After.Run(run)!.Role is Role.Reviewer or Role.UserTester);

    [Fact]
    public void G11_each_kind_of_proof_is_answered_by_whom_it_is_for() =>
        Law.Of<AssertionProven>((pace, proven) =>
            (pace.Before.Plan!.Assertion(proven.Standing.Assertion)!.Proof, Seen(pace, proven), Kind(pace, proven)) is
                (Proof.Command, null, EvidenceKind.Proof)
                or (Proof.Flow, Role.UserTester, _)
                or (Proof.Flow, null, EvidenceKind.Replay)
                or (Proof.Review, Role.Reviewer, EvidenceKind.Citation)
                or (Proof.Human, null, EvidenceKind.Word));

    [Fact]
    public void G12_nothing_is_handed_off_where_a_proofs_files_go_or_in_their_way() =>
        Law.Of<FeatureHandedOff>((pace, handed) => !handed.Facts.Files.Any(path =>
            pace.Before.Plan!.Contract
                .SelectMany(one => one.Proof.Paths)
                .Any(proof => $"{proof}/".StartsWith($"{path}/", StringComparison.Ordinal))));

    [Fact]
    public void G13_nothing_is_sealed_on_fewer_tests_than_the_base_has_unless_they_may_go() =>
        Law.Of<MilestoneSealed>((pace, made) => pace.After.Evidence
            .Where(one => one.Check is "test" && made.Seal.Evidence.Contains(one.Id))
            .All(one => one.Tests is { Ran: >= 3 } || pace.Before.Plan!.Tests is { MayChange: [_, ..] }));

    [Fact]
    public void G13_what_tests_may_change_grows_after_the_approval_only_by_a_human_decision() =>
        Law.Holds(pace => !pace.Before.IsApproved || pace.Facts<DecisionTaken>().Any()
            || pace.Before.Plan!.Tests == pace.After.Plan!.Tests);

    [Fact]
    public void G14_nothing_is_sealed_whose_bite_was_not_measured() =>
        Law.Of<MilestoneSealed>((pace, made) => pace.Before.Plan!.Milestones
            .First(one => one.Id == made.Seal.Milestone)
            .Features.All(feature =>
                pace.Before.WorkOf(feature.Id) is null || pace.Before.BiteOf(feature) is not null));

    [Fact]
    public void G14_a_proof_that_misses_nothing_is_an_issue_that_names_it() =>
        Law.Of<BiteMeasured>((pace, measured) => measured.Bite!.Blind.All(id => pace.Facts<IssueRaised>().Any(raised =>
            raised.Issue.Blocks && raised.Issue.Assertion == id && raised.Issue.Feature == measured.Feature
            && raised.Issue.Text.Contains($"{id}", StringComparison.Ordinal))));

    [Fact]
    public void G14_nothing_is_sealed_on_a_proof_that_misses_nothing_before_somebody_answered() =>
        Law.Of<MilestoneSealed>((pace, made) => pace.Before.Bites
            .Where(one => pace.Before.Plan!.MilestoneOf(one.Feature)?.Id == made.Seal.Milestone)
            .SelectMany(one => one.Bite!.Blind, (one, id) => (one.Feature, id))
            .All(blind => pace.Before.Issues.Any(issue =>
                issue is { IsOpen: false } && issue.Feature == blind.Feature && issue.Assertion == blind.id)));

    [Fact]
    public void G15_a_seal_covers_only_what_is_proven_or_waived_on_its_commit() =>
        Law.Of<MilestoneSealed>((pace, made) => pace.Before.Plan!.Contract
            .Where(one => one.IsGuard
                ? !pace.Before.IsPast(one.Until)
                : pace.Before.Plan.HomeOf(one.Id)!.Id == made.Seal.Milestone)
            .Select(one => pace.Before.Standing(one.Id)!)
            .All(one => one.Truth is Truth.Waived || one.Truth is Truth.Proven && one.Commit == made.Seal.Commit));

    [Fact]
    public void G15_what_was_sealed_before_still_holds_when_the_next_is_sealed() =>
        Law.Of<MilestoneSealed>((pace, _) => pace.Before.Plan!.Contract
            .Where(one => pace.Before.Plan.HomeOf(one.Id) is { } home && pace.Before.IsSealed(home.Id))
            .All(one => pace.Before.Standing(one.Id)!.Truth is Truth.Proven or Truth.Waived));

    [Fact]
    public void G16_what_was_claimed_changes_only_by_a_human_decision() =>
        Law.Holds(pace => !pace.Before.IsApproved || pace.Facts<DecisionTaken>().Any()
            || pace.Before.Plan!.Contract.All(old =>
            pace.After.Plan!.Assertion(old.Id) is { } now
            && (now.Claim, now.RefutedBy, now.AtBase, now.Until) == (old.Claim, old.RefutedBy, old.AtBase, old.Until)
            && now.Proof.GetType() == old.Proof.GetType()));

    [Fact]
    public void G17_a_waiver_is_for_ever() =>
        Law.Holds(pace => pace.Before.Standings.All(standing => standing.Truth is not Truth.Waived
            || !pace.Before.IsApproved || pace.After.Standing(standing.Assertion)?.Truth is Truth.Waived));

    [Fact]
    public void G17_a_mission_is_done_only_with_every_assertion_proven() =>
        Law.Of<MissionCompleted>((pace, completed) =>
            completed.EveryAssertionProven == pace.Before.Standings.All(one => one.Truth is Truth.Proven)
            && pace.Before.Standings.All(one => one.Truth is Truth.Proven or Truth.Waived));

    [Fact]
    public void G20_nothing_stays_proven_on_a_commit_that_was_taken_back() =>
        Law.Of<RolledBack>((pace, back) => pace.After.Head == back.Commit && pace.After.Standings.All(standing =>
            standing.Commit is null || standing.Commit == back.Commit
            || pace.After.Seals.Any(seal => seal.Commit == standing.Commit)));

    [Fact]
    public void G23_the_base_comes_in_only_where_nothing_of_a_milestone_is_begun() =>
        Law.Of<BaseMerged>((pace, merged) => pace.Before.IsSyncDue && !pace.Before.OpenRuns.Any()
            && pace.Before.OpenRound is null && merged.Commit == pace.Before.BaseTip
            && pace.Before.NextFeature is var next
            && (next is null || pace.Before.Current!.Features.All(feature => !pace.Before.IsDone(feature.Id))));

    [Fact]
    public void G23_a_conflict_blocks() =>
        Law.Of<BaseMerged>((pace, merged) => merged.Conflicts is []
            || pace.Facts<IssueRaised>().Any(raised => raised.Issue.Blocks && raised.Issue.Files == merged.Conflicts));

    [Fact]
    public void G23_nothing_is_validated_or_sealed_between_conflict_markers() =>
        Law.Holds(pace => pace.Before.Conflicts is []
            || !pace.Answer.Events.Any(one => one is ValidationStarted or MilestoneSealed or MissionCompleted));

    [Fact]
    public void G23_nobody_builds_on_what_came_in_before_all_was_proven_on_it_again() =>
        Law.Of<RunStarted>((pace, started) => started.Run.Role is not Role.Worker
            || pace.Before.Merges is not [.., { Conflicts: [] } merge] || merge.Head != pace.Before.Head
            || pace.Before.Plan!.Contract
                .Where(one => one.Proof is Proof.Command && pace.Before.Standing(one.Id)!.Truth is not Truth.Waived)
                .Where(one => one.IsGuard
                    ? !pace.Before.IsPast(one.Until)
                    : pace.Before.IsSealed(pace.Before.Plan.HomeOf(one.Id)!.Id) && !pace.Before.IsPast(one.Until))
                .All(one => pace.Before.Evidence.Any(seen =>
                    (seen.Assertion, seen.Commit, seen.ProofHash) == (one.Id, merge.Head, one.ProofHash))));

    [Fact]
    public void G23_a_mission_is_done_with_the_base_that_it_was_asked_to_bring_in() =>
        Law.Of<MissionCompleted>((pace, _) => !pace.Before.IsSyncDue);

    private static Role? Seen(Pace pace, AssertionProven proven) =>
        proven.Standing.Run is { } run ? pace.After.Run(run)!.Role : null;

    private static EvidenceKind Kind(Pace pace, AssertionProven proven) =>
        pace.After.EvidenceOf(proven.Standing.Evidence[0])!.Kind;

    private static bool IsReported(Walk walk, Pace pace, RunId id)
    {
        var run = pace.After.Run(id)!;
        if (walk.Start.Run(id) is not null) return true;
        return run.Role switch
        {
            Role.Worker => pace.After.Handoffs.Any(one => one.Run == id),
            Role.Reviewer => walk.Paces.Exists(one => one.Answer.Events.Any(happened =>
                happened is ReviewReported reported && reported.Run == id
                || happened is ProofRehearsed rehearsed && rehearsed.Rehearsal.Run == id
                || happened is RepairJudged && happened.By == $"{id}")),
            Role.UserTester or Role.Scrutineer =>
                walk.Paces.Exists(one => one.Facts<VerdictGiven>().Any(given => given.Run == id)),
            _ => true,
        };
    }
}
