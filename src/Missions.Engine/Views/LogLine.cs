using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Briefings;
using static Missions.Core.MissionEvent;

namespace Missions.Engine.Views;

/// <summary>An event as a sentence for people; null where it is only bookkeeping.</summary>
public static class LogLine
{
    public static string? Of(Recorded recorded) =>
        Sentence(recorded.Event) is { } sentence ? $"{recorded.At.UtcDateTime:HH:mm:ss} {sentence}" : null;

    /// <summary>The same without its time.</summary>
    public static string? Sentence(MissionEvent happened) => happened switch
    {
        MissionOpened opened => $"Mission {opened.Mission}: {opened.Goal}"
            + (opened.IsScripted ? " (its agents are scripted)" : "")
            + (opened.WasDirty ? $" Your checkout has changes; the mission starts from {Text.Short(opened.Base)} without them." : ""),
        QuestionAsked(var question) => $"{question.Id} {question.Text}",
        QuestionAnswered answered => $"{answered.Question} answered{(answered.IsAssumed ? " by default" : "")}: {answered.Answer}",
        RequirementNoted noted => $"Requirement: {noted.Text}",
        AssumptionNoted noted => $"Assumption: {noted.Text}",
        ConstraintAdded added => $"From now on: {added.Text}",
        Said said => $"You said: {said.Text}",
        PlanProposed(var plan) => $"Plan proposed: {plan.Title}, {plan.Milestones.Count} milestones, "
            + $"{plan.Features.Count()} features, {plan.Contract.Count} assertions",
        ReadinessChecked(var ready) => ready.Problems is []
            ? $"Ready: {ready.Base.Count} checks known, {ready.Driven.Count} services driven"
            : $"Not ready: {string.Join(" ", ready.Problems)}",
        ProofRehearsed(var rehearsal) => rehearsal switch
        {
            { WasSkipped: true } => null,
            { NotYet: { } because } => $"Rehearsal: {rehearsal.Assertion} is not true of the base and guards nothing. "
                + Text.Cut(because.Split(" Its output:")[0], 300),
            { Problem: { } problem } => $"Rehearsal: the proof of {rehearsal.Assertion} is sent back. "
                + Text.Cut(problem.Split(" Its output:")[0], 300),
            { Answer: { } answer } => $"Rehearsal: {rehearsal.Run}, who was told nothing else, calls "
                + $"{rehearsal.Assertion} {Text.Word(answer.Result)} on the base, as it should be",
            { Skipped: { } skipped } => $"Rehearsal: the proof of {rehearsal.Assertion} does what it should; for want of "
                + $"time it was tried without {RehearsalText.Parts(skipped)}",
            { Witnessed: not null } =>
                $"Rehearsal: the proof of {rehearsal.Assertion} can be relied on; it passes on its witness",
            _ => $"Rehearsal: the proof of {rehearsal.Assertion} can be relied on",
        },
        PlanReturned => "The plan goes back to the orchestrator",
        PlanApproved approved => approved.IsAssumed ? "The plan is approved, as you asked for" : "The plan is approved",
        PlanRejected rejected => $"The plan is rejected. {rejected.Because}",
        RunStarted(var run) => $"{run.Id} {Text.Word(run.Role)} {Text.Word(run.Purpose)}"
            + $"{About(run)} [{run.Seat}]",
        RunResumed resumed => $"{resumed.Run} goes on where it was cut off",
        RunLost lost => $"{lost.Run} is lost: {lost.Reason}",
        SeatTaken taken => $"{taken.Run} is served by {taken.Seat}: {taken.Because}",
        FeatureHandedOff handed => $"{handed.Feature} handed off as {Text.Short(handed.Facts.Head)}: {handed.Handoff.Summary}",
        ClaimDisputed disputed => $"Disputed: {disputed.Claim} But: {disputed.Fact}",
        IssueRaised(var issue) => $"Issue {WorkText.Issue(issue)}",
        IssueResolved(var id, var how) => $"{id} resolved ({$"{Text.Word(how.By)} {how.Feature}".TrimEnd()}): {how.Because}",
        ProposalMade(var proposal) => $"{proposal.Id} proposed by {proposal.Run}: {proposal.Change}",
        ProposalAnswered answered => $"{answered.Proposal} answered: {Text.Word(answered.Answer)}. {answered.Because}",
        NoticeGiven(var notice) => $"Notice {notice.Id}: {notice.Text}",
        SkillRevised(var skill, var because) => $"Skill {skill.Name} revised: {because}",
        SkillReverted(var skill, var because) => $"Skill {skill.Name} taken back to an earlier text: {because}",
        ValidationStarted started => $"Validating {started.Milestone}, round {started.Round}, on {Text.Short(started.Commit)}"
            + (started.First is [] ? "" : $"; proven first, for it was not proven before or the work touched it: {string.Join(", ", started.First)}"),
        ReviewReported reported => $"Review of {reported.Review.Feature}: {Text.Word(reported.Review.Verdict)}. {reported.Review.Summary}",
        AssertionProven(var standing) => $"{standing.Assertion} is proven ({string.Join(", ", standing.Evidence)})",
        AssertionRefuted(var standing) => $"{standing.Assertion} is REFUTED: {standing.Because}",
        AssertionBlocked(var standing) => $"{standing.Assertion} is blocked: {standing.Because}",
        AssertionVoided voided => $"The evidence for {voided.Assertion} is void: {voided.Because}",
        AssertionWaived waived => $"{waived.Assertion} is waived, unproven: {waived.Because}",
        FlowRecorded(var recording) => recording.Script is null
            ? $"{recording.Assertion} cannot be replayed: {recording.Note}"
            : $"{recording.Assertion} is recorded: {recording.Calls} calls, {recording.Checked} of them checked"
                + (recording.Note is { } left ? $" ({left})" : ""),
        BiteMeasured measured => BiteText.Of(measured),
        ValidationEnded ended => $"{ended.Milestone} round {ended.Round} {(ended.Holds ? "holds" : "does not hold")}",
        PlanAmended amended => $"Plan amended: {amended.Amendment.Because}",
        ContractAmended amended => $"Contract amended: {amended.Amendment.Because}",
        ProofRepaired(var repair) => $"The proof of {repair.Assertion} is repaired: {repair.Because}",
        RepairRefused refused => $"The repair of {refused.Assertion} does not count: {refused.Because}",
        MilestoneSealed(var seal) => $"{seal.Milestone} is sealed on {Text.Short(seal.Commit)}",
        SealBroken broken => $"The seal of {broken.Milestone} is broken by {broken.Assertion}: {broken.Because}",
        RolledBack back => $"Rolled back to {back.To}: {back.Because}",
        PersonTold told => told.Ways is []
            ? $"You could not be told of {told.About} ({told.Kind}): {string.Join("; ", told.Failed)}"
            : $"You were told of {told.About} ({told.Kind}) by {string.Join(", ", told.Ways)}"
                + (told.Failed is [] ? "" : $"; not by {string.Join("; ", told.Failed)}"),
        BaseMoved moved => $"Your branch moved to {Text.Short(moved.Commit)}; `mission sync` brings that in",
        SyncAsked => "What is new on your branch comes in at the next milestone boundary",
        BaseMerged merged => $"{Text.Short(merged.Commit)} of your branch came in as {Text.Short(merged.Head)}"
            + (merged.Conflicts is [] ? "" : $", in conflict: {string.Join(", ", merged.Conflicts)}"),
        DecisionAsked(var choice) => $"{choice.Id} {choice.Text} ({string.Join(" | ", choice.Options)})",
        DecisionTaken taken => $"{taken.Decision} decided: {taken.Choice}",
        Parked parked => parked.Until is { } due
            ? $"Waiting: {parked.Reason} Next try at {due.UtcDateTime:HH:mm:ss}"
            : $"Stopped: {parked.Reason}",
        Unparked => "It goes on",
        BudgetReached reached => $"Budget: {reached.Which}",
        BudgetChanged changed => $"Budget: {Money.Of(changed)}",
        SeatChanged changed => $"From the next run on {changed.Seat} is the {Text.Word(changed.Role)}",
        Paused => "Paused",
        Resumed => "Resumed",
        Landed landed => $"Landed on {landed.Branch} as {Text.Short(landed.Commit)}",
        MissionCompleted completed => completed.EveryAssertionProven ? "Every assertion is proven" : "It ends with waivers",
        MissionAborted aborted => $"Aborted: {aborted.Because}",
        _ => null,
    };

    private static string About(Run run) => run.Feature is { } feature ? $" {feature}"
        : run.Milestone is { } milestone ? $" {milestone}{(run.Group is { } group ? $", {group}" : "")}" : "";
}
