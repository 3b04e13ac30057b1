using System.Diagnostics;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>The mission once this has happened. Never refuses: facts are not up for debate.</summary>
    public Mission After(Recorded recorded)
    {
        var next = After(recorded.Event, recorded.At) with
        {
            LastAt = recorded.At,
            LastSeq = recorded.Seq,
            WrittenBy = recorded.Event.Version ?? WrittenBy,
        };
        next = next with { Attention = Attention.After(next.IsAsking, next.IsApproved, recorded.At) };
        return recorded.Event.Command is { } id && !Applied.Contains(id)
            ? next with { Applied = Applied.Add(id) }
            : next;
    }

    private Mission After(MissionEvent happened, DateTimeOffset at) => happened switch
    {
        MissionOpened opened => this with
        {
            Opening = opened,
            OpenedAt = at,
            Head = opened.Base,
            BaseTip = opened.Base,
            Budget = opened.Budget ?? Budget.None,
        },
        QuestionAsked asked => this with { Questions = Questions.Add(asked.Question) },
        QuestionAnswered answered => Answered(answered),
        RequirementNoted(var text, var topic, var source) => this with
        {
            Notes = Notes.Add(new(text, topic, source, IsRequirement: true)),
        },
        AssumptionNoted(var text, var topic, var source) => this with
        {
            Notes = Notes.Add(new(text, topic, source, IsRequirement: false)),
        },
        ConstraintAdded added => this with { Constraints = Constraints.Add(added.Text) },
        Said said => this with { Words = Words.Add(new(said.Text, said.Now, IsHeard: false)) },

        PlanProposed proposed => Proposed(proposed.Plan),
        ReadinessChecked ready => this with { Readiness = ready.Readiness },
        ProofRehearsed rehearsed => Rehearsed(rehearsed.Rehearsal),
        PlanApproved => this with { IsApproved = true, DraftsReturned = 0, GateSeconds = 0 },
        PlanRejected rejected => this with { IsReturned = true, Returned = Returned.Add(rejected.Because) },
        PlanReturned returned => this with
        {
            IsReturned = true,
            Returned = Returned.Add(returned.Because),
            DraftsReturned = DraftsReturned + 1,
        },

        RunStarted started => Started(started.Run),
        RunResumed resumed => GoingOn(resumed, at),
        RunEnded ended => Ended(ended, at),
        RunLost lost => Lost(lost, at),
        SeatTaken taken => Taken(taken),
        FeatureHandedOff(var run, var feature, var handoff, var facts) => this with
        {
            Handoffs = Handoffs.Add(new(run, feature, handoff, facts)),
            Head = facts.Head,
            Conflicts = facts.Conflicts,
        },
        ClaimDisputed disputed => this with { Disputes = Disputes.Add(disputed) },
        IssueRaised raised => this with { Issues = Issues.Add(raised.Issue) },
        IssueResolved(var id, var resolution) => this with
        {
            Issues = Issues.Replace(issue => issue.Id == id, issue => issue with { Resolution = resolution }),
        },
        ProposalMade made => this with { Proposals = Proposals.Add(made.Proposal) },
        ProposalAnswered(var id, var answer, var because, _) => this with
        {
            Proposals = Proposals.Replace(
                proposal => proposal.Id == id,
                proposal => proposal with { Answer = answer, AnswerText = because }),
        },
        NoticeGiven given => this with { Notices = Notices.Add(given.Notice) },
        SkillRevised(var skill, var because) => Revised(skill, because, happened.By),
        SkillReverted(var skill, var because) => Revised(skill, because, happened.By),

        ValidationStarted(var milestone, var number, var commit, var first) => this with
        {
            Rounds = Rounds.Add(new(milestone, number, commit, Revision, First: first)),
        },
        ReviewReported(_, var milestone, var number, var review) => WithRound(milestone, number, round => round with
        {
            Reviews = round.Reviews.Add(review),
        }),
        EvidenceRecorded recorded => this with { Evidence = Evidence.Add(recorded.Evidence) },
        VerdictGiven given => WithRound(given.Milestone, given.Round, round => given.Role is Role.UserTester
            ? round with
            {
                Use = round.Use is { } before ? $"{before}\n{given.Summary}" : given.Summary,
                Used = [.. round.Used, .. given.Verdicts.Select(one => one.Assertion)],
            }
            : round with { Scrutiny = given.Summary }),
        AssertionProven proven => WithStanding(proven.Standing),
        AssertionRefuted refuted => WithStanding(refuted.Standing),
        AssertionBlocked blocked => WithStanding(blocked.Standing),
        AssertionVoided(var id, var because) => WithStanding(new(id, Truth.Pending, Because: because)),
        AssertionWaived(var id, var because) => WithStanding(new(id, Truth.Waived, Because: because)),
        FlowRecorded recorded => this with { Recordings = Recordings.Add(recorded.Recording) },
        BiteMeasured measured => this with { Bites = Bites.Add(measured) },
        ValidationEnded ended => Ended(ended),

        PlanAmended(var amendment, var plan) => Amended(amendment, plan),
        ContractAmended(var amendment, var plan) => Amended(amendment, plan) with { GateSeconds = 0 },
        RepairProposed proposed => this with { Repairs = Repairs.Add(proposed.Repair), GateSeconds = 0 },
        RepairJudged judged => this with { RepairJudgements = RepairJudgements.Add(judged) },
        ProofRepaired repaired => RepairedBy(repaired.Repair),
        RepairRefused refused => WithoutRepair(refused.Assertion),

        MilestoneSealed made => After(made),
        SealBroken => this,
        RolledBack back => After(back),
        PersonTold told => this with { Told = Told.Add(told.About) },
        BaseMoved moved => this with { BaseTip = moved.Commit },
        SyncAsked => this with { IsSyncWanted = true, Completion = null },
        BaseMerged merged => After(merged),

        DecisionAsked asked => this with { Choices = Choices.Add(asked.Choice) },
        DecisionTaken taken => Taken(taken),
        SeatChanged changed => this with { Seats = [.. Seats.Without(one => one.Role == changed.Role), changed] },
        BudgetChanged changed => Changed(changed, at),
        BudgetReached reached => Stopped(reached, at),
        Parked parked => Stopped(parked, at),
        Unparked going => Going(going.Run, at),
        Paused => this with { IsPaused = true, Runs = Idle(at) },
        Resumed => this with { IsPaused = false },
        Landed landed => this with { Landings = Landings.Add(landed) },
        MissionCompleted completed => this with { Completion = completed },
        MissionAborted aborted => this with { Abortion = aborted },
        MissionForked or Imported => this,
        _ => throw new UnreachableException($"{happened.GetType().Name} has no arm in Mission.After."),
    };
}
