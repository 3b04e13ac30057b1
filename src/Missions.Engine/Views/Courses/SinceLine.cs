using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionEvent;

namespace Missions.Engine.Views.Courses;

/// <summary>One thing that somebody who was away should know.</summary>
/// <param name="Kind"><c>wrong decided achieved</c>.</param>
/// <param name="About">What it is about, such as A-SEARCH-1; lines of one kind about the same thing are one.</param>
/// <param name="Weight">Only for the order.</param>
/// <param name="By">Who brought it about: <c>you</c>, <c>engine</c>, or a role with its run.</param>
/// <param name="Times">How often it happened since.</param>
/// <param name="IsSettled">It was put right since.</param>
public sealed record SinceLine(
    string Kind,
    string About,
    int Weight,
    long Seq,
    DateTimeOffset At,
    string By,
    string Text,
    int Times = 1,
    bool IsSettled = false)
{
    /// <summary>Null where it is only a step on the way.</summary>
    internal static SinceLine? Of(Recorded recorded, Mission state)
    {
        if (Place(recorded.Event, state) is not var (kind, weight, about)) return null;
        var text = LogLine.Sentence(recorded.Event);
        return text is null ? null
            : new(kind, about, weight, recorded.Seq, recorded.At, Who(recorded.Event.By, state), text);
    }

    private static (string Kind, int Weight, string About)? Place(MissionEvent happened, Mission state) =>
        Wrong(happened, state) is var (wrong, what) ? ("wrong", wrong, what)
        : Decided(happened) is var (decided, which) ? ("decided", decided, which)
        : Achieved(happened) is var (achieved, thing) ? ("achieved", achieved, thing)
        : null;

    private static (int, string)? Wrong(MissionEvent happened, Mission state) => happened switch
    {
        MissionAborted => (100, "mission"),
        SealBroken broken => (90, $"seal {broken.Milestone} {broken.Assertion}"),
        RolledBack back => (85, $"roll-back {back.Number}"),
        BudgetReached => (80, "budget"),
        Parked { On: WaitsOn.Human } => (75, "refused"),
        AssertionRefuted refuted => (70, $"{refuted.Standing.Assertion}"),
        ClaimDisputed disputed => (65, $"{disputed.Run}"),
        ValidationEnded { Holds: false } ended => (60, $"{ended.Milestone}"),
        // The claim that it is about is said to be refuted already.
        IssueRaised { Issue.Assertion: not null } => null,
        IssueRaised { Issue.Severity: Severity.Blocking } raised => (55, $"{raised.Issue.Id}"),
        AssertionBlocked blocked => (50, $"{blocked.Standing.Assertion}"),
        RunLost lost => (45, Assignment(state.Run(lost.Run))),
        RepairRefused refused => (40, $"repair {refused.Assertion}"),
        PlanReturned => (35, "plan"),
        ReadinessChecked { Readiness.Problems: [_, ..] } => (35, "readiness"),
        Parked => (30, "provider"),
        AssertionVoided voided => (25, $"{voided.Assertion}"),
        IssueRaised { Issue.Severity: Severity.NonBlocking } raised => (20, $"{raised.Issue.Id}"),
        _ => null,
    };

    private static (int, string)? Decided(MissionEvent happened) => happened switch
    {
        AssertionWaived waived => (95, $"{waived.Assertion}"),
        PlanApproved or PlanRejected => (90, "approval"),
        DecisionTaken taken => (85, $"{taken.Decision}"),
        QuestionAnswered { IsAssumed: true } answered => (85, $"{answered.Question}"),
        QuestionAnswered answered => (65, $"{answered.Question}"),
        ConstraintAdded added => (62, added.Text),
        ContractAmended => (80, "contract"),
        PlanAmended => (70, "plan"),
        ProofRepaired repaired => (60, $"repair {repaired.Repair.Assertion}"),
        IssueResolved { Resolution.By: ResolvedBy.Dismiss } resolved => (55, $"{resolved.Issue}"),
        PlanProposed => (55, "draft"),
        SeatTaken taken => (50, $"seat {taken.Seat}"),
        SeatChanged changed => (50, $"seat {changed.Role}"),
        BudgetChanged => (50, "budget"),
        ProposalAnswered answered => (45, $"{answered.Proposal}"),
        BaseMerged => (45, "base"),
        IssueResolved resolved => (40, $"{resolved.Issue}"),
        AssumptionNoted noted => (35, noted.Text),
        SkillReverted reverted => (30, $"skill {reverted.Skill.Name}"),
        NoticeGiven given => (25, $"{given.Notice.Id}"),
        SkillRevised revised => (20, $"skill {revised.Skill.Name}"),
        _ => null,
    };

    private static (int, string)? Achieved(MissionEvent happened) => happened switch
    {
        MissionCompleted => (100, "mission"),
        Landed => (95, "landed"),
        MilestoneSealed made => (90, $"{made.Seal.Milestone}"),
        AssertionProven proven => (50, $"{proven.Standing.Assertion}"),
        FeatureHandedOff handed => (30, $"{handed.Feature}"),
        _ => null,
    };

    private static string Assignment(Run? run) =>
        run is null ? "run"
            : $"{Words.Of(run.Purpose)} {run.Feature?.ToString() ?? run.Milestone?.ToString()} {run.Group}";

    private static string Who(string? by, Mission state) => by switch
    {
        "human" => "you",
        null or "engine" => "engine",
        _ => state.Runs.LastOrDefault(run => run.Id.ToString() == by) is { } run
            ? $"{AgentSeats.Name(run.Role)} {by}"
            : by,
    };
}
