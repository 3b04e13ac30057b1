using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public sealed partial record Mission
{
    private Mission Answered(QuestionAnswered answered)
    {
        var text = Questions.FirstOrDefault(question => question.Id == answered.Question)?.Text;
        var word = new Word($"{answered.Question} \"{text}\": {answered.Answer}", Now: false, IsHeard: false);

        return this with
        {
            Questions = Questions.Replace(
                question => question.Id == answered.Question,
                question => question with { Answer = answered.Answer, IsAssumed = answered.IsAssumed }),
            InterviewIsOver = InterviewIsOver && (Plan is not null || answered.IsAssumed),
            Words = IsApproved ? Words.Add(word) : Words,
            DraftsReturned = answered.IsAssumed ? DraftsReturned : 0,
            ConsultsInVain = answered.IsAssumed ? ConsultsInVain : 0,
        };
    }

    private Mission Proposed(Plan plan) => plan.Skills.Aggregate(this, (mission, skill) => mission.Drafted(skill)) with
    {
        Plan = plan,
        Drafts = Drafts + 1,
        IsReturned = false,
        Rehearsals = WithoutTroubledArticles,
        Standings = [.. plan.Contract.Select(assertion => new Standing(assertion.Id, Truth.Pending))],
    };

    private Mission Started(Run run)
    {
        var next = this with
        {
            Runs = Runs.Add(run),
            Words = run.Purpose is Purpose.Interview or Purpose.Plan or Purpose.Consult
                ? Words.Replace(word => !word.IsHeard, word => word with { IsHeard = true, HeardBy = run.Id })
                : Words,
        };
        // Beside the words, which are heard by now: else words would hide that the same thing still blocks.
        return run.Purpose is Purpose.Consult ? next with { ConsultedAbout = next.BlockerKey } : next;
    }

    private Mission Lost(RunLost lost, DateTimeOffset at) => WithRun(lost.Run, run => run with
    {
        State = RunState.Lost,
        Ended = run.StillSince ?? at,
        Detail = lost.Reason,
        Loss = lost.Kind,
        Spend = lost.Spend,
        Transcript = lost.Transcript,
    }) with
    {
        // One that stood still was not at fault.
        Losses = Run(lost.Run) is { WasParked: true } ? Losses : Losses.Add(lost.Run),
        Words = Words.Replace(word => word.HeardBy == lost.Run, word => word with { IsHeard = false, HeardBy = null }),
    };

    private Mission Ended(RunEnded ended, DateTimeOffset at)
    {
        var next = WithRun(ended.Run, run => run with
        {
            State = RunState.Ended,
            Ended = at,
            Spend = ended.Spend,
            Transcript = ended.Transcript,
        });
        var run = next.Run(ended.Run);

        return next with
        {
            Losses = Losses.Without(id => Run(id) is { } other && other.IsOfSameAssignment(run)),
            InterviewIsOver = InterviewIsOver
                || run?.Purpose is Purpose.Interview && (AnswersItself || OpenQuestions is []),
            DraftsReturned = run is { Purpose: Purpose.Plan, Round: var nth } && LacksPlan && nth > Drafts
                ? DraftsReturned + 1
                : DraftsReturned,
            ConsultsInVain = run?.Purpose is not Purpose.Consult ? ConsultsInVain
                : ConsultedAbout is not null && next.BlockerKey == ConsultedAbout ? ConsultsInVain + 1
                : 0,
        };
    }

    private Mission Ended(ValidationEnded ended)
    {
        var next = WithRound(ended.Milestone, ended.Round, round => round with
        {
            Holds = ended.Holds,
            Because = ended.Because,
        });
        var now = next.Rounds.LastOrDefault(round => round.Milestone == ended.Milestone && !round.IsVoid);
        var before = Rounds.LastOrDefault(round => round.Milestone == ended.Milestone && round.Number < ended.Round);
        var isRepeated = before is { Holds: false } && before.Commit == now?.Commit;

        return next with { RoundsInVain = ended.Holds ? 0 : isRepeated ? RoundsInVain + 1 : 1 };
    }

    /// <param name="written">The plan, where it was written down with the amendment, as it once was.</param>
    private Mission Amended(Amendment amendment, Plan? written) =>
        With(amendment, written ?? AmendmentRules.Apply(this, amendment));

    private Mission With(Amendment amendment, Plan plan) => this with
    {
        Plan = plan,
        Revision = Revision + 1,
        Cancelled = [.. Cancelled, .. amendment.CancelFeatures],
        Standings = [.. plan.Contract.Select(assertion => StandingOf(assertion.Id))],
    };

    private Mission WithoutRepair(AssertionId assertion) => this with
    {
        Repairs = Repairs.Without(pending => pending.Assertion == assertion),
        RepairJudgements = RepairJudgements.Without(judged => judged.Assertion == assertion),
    };

    private Mission RepairedBy(ProofRepair repair) => WithoutRepair(repair.Assertion) with
    {
        Plan = Plan is null ? null : Plan with
        {
            Contract = Plan.Contract.Replace(
                assertion => assertion.Id == repair.Assertion,
                assertion => assertion.With(repair.Files)),
        },
        Revision = Revision + 1,
        Repaired = Repaired.Add(repair),
    };

    /// <summary>What came after the sealed milestone is to do again: its handoffs, rounds and seals are void.</summary>
    private Mission After(RolledBack back)
    {
        var later = LaterThan(back.To);

        return this with
        {
            Head = back.Commit,
            RollBacks = RollBacks.Add(back),
            Handoffs = Handoffs.Replace(
                one => later.Any(milestone => milestone.Has(one.Feature)),
                one => one with { IsVoid = true }),
            Rounds = Rounds.Replace(
                round => later.Any(milestone => milestone.Id == round.Milestone),
                round => round with { IsVoid = true }),
            Seals = Seals.Without(seal => later.Any(milestone => milestone.Id == seal.Milestone)),
            Merges = Merges.Without(merge => merge.Sealed.Contains(back.To)),
            IsSyncWanted = IsSyncWanted || Merges.Any(merge => merge.Sealed.Contains(back.To)),
            Conflicts = [],
        };
    }

    private Mission Taken(DecisionTaken taken) => this with
    {
        Choices = Choices.Replace(
            choice => choice.Id == taken.Decision,
            choice => choice with { Choice = taken.Choice }),
        DraftsReturned = taken.IsAssumed ? DraftsReturned : 0,
        ConsultsInVain = taken.IsAssumed ? ConsultsInVain : 0,
        RoundsInVain = taken.IsAssumed ? RoundsInVain : 0,
        Losses = taken.IsAssumed ? Losses : [],
    };

    private Mission WithRun(RunId id, Func<Run, Run> change) =>
        this with { Runs = Runs.Replace(run => run.Id == id, change) };

    private Mission WithRound(MilestoneId milestone, int number, Func<Round, Round> change) => this with
    {
        Rounds = Rounds.Replace(
            round => round.Milestone == milestone && round.Number == number && !round.IsVoid,
            change),
    };

    private Mission WithStanding(Standing standing) => this with
    {
        Standings = [.. Standings.Without(one => one.Assertion == standing.Assertion), standing],
    };
}
