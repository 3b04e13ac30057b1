using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;

namespace Missions.Core;

/// <summary>Something a human, an agent or the engine asks of a mission. It may be refused.</summary>
/// <remarks>Who may ask what is the table <see cref="Authority"/>.</remarks>
public abstract partial record MissionCommand
{
    private MissionCommand() { }

    // The human's word.
    public sealed record Open(
        string Mission,
        string Goal,
        string Repository,
        string Base,
        string? Branch,
        bool WasDirty,
        bool AnswersItself,
        bool IsScripted,
        Limits Limits,
        SyncWhen SyncAt = SyncWhen.Ask,
        CommitRules? Commits = null,
        RepositorySettings? Settings = null,
        Budget? Budget = null,
        Seq<Sitting> Seats = default,
        bool IsIndependent = false,
        Constitution? Constitution = null) : MissionCommand;
    /// <param name="Draft">
    /// Which draft of the plan the human looked at: only that one is meant. Left out, whatever waits for their word.
    /// </param>
    public sealed record Approve(int? Draft = null) : MissionCommand;

    /// <param name="Draft">As of <see cref="Approve"/>.</param>
    public sealed record Reject(string Because, int? Draft = null) : MissionCommand;
    public sealed record Say(string Text, bool Constraint = false, bool Now = false) : MissionCommand;
    public sealed record AnswerQuestion(QuestionId Question, string Text) : MissionCommand;
    public sealed record Decide(DecisionId Decision, string Choice, string? Because = null) : MissionCommand;
    public sealed record Pause : MissionCommand;
    public sealed record Resume : MissionCommand;
    public sealed record Abort(string Because = "The human said so.") : MissionCommand;
    public sealed record Waive(AssertionId Assertion, string Because) : MissionCommand;

    public sealed record ChangeSeat(Role Role, string Seat, string? Effort = null) : MissionCommand;
    public sealed record ChangeBudget(Budget Budget) : MissionCommand;

    /// <param name="Tip">Where the user's branch stands now.</param>
    public sealed record Sync(string Tip) : MissionCommand;

    // The orchestrator's decisions.
    public sealed record AskUser(Seq<AskedQuestion> Questions) : MissionCommand;
    public sealed record NoteRequirement(string Text, string? Topic = null, string? Source = null) : MissionCommand;
    public sealed record NoteAssumption(string Text, string? Topic = null, string? Source = null) : MissionCommand;
    /// <param name="OnBase">The engine's word: paths of proof files that the base has already.</param>
    public sealed record ProposePlan(Plan Plan, Seq<string> OnBase = default) : MissionCommand;
    public sealed record AmendPlan(
        string Because,
        Seq<FeatureToAdd> Add = default,
        Seq<Feature> Change = default,
        Seq<FeatureToCancel> Cancel = default,
        Seq<FeatureId> Order = default) : MissionCommand;
    public sealed record AmendContract(
        string Because,
        Seq<AssertionToAdd> Add = default,
        Seq<Assertion> Change = default,
        Seq<AssertionToRemove> Remove = default,
        Seq<ProofRepair> Repair = default,
        Seq<TestChange> MayChange = default,
        Seq<string> OnBase = default) : MissionCommand;
    public sealed record ResolveIssue(IssueId Issue, ResolvedBy By, string Because, FeatureId? Feature = null)
        : MissionCommand;
    public sealed record AnswerProposal(
        ProposalId Proposal,
        ProposalAnswer Answer,
        string Because,
        string? Counter = null) : MissionCommand;
    public sealed record GiveNotice(string Text) : MissionCommand;
    public sealed record RollBack(MilestoneId To, string Because) : MissionCommand;
    public sealed record EndConsult(string Summary) : MissionCommand;

    // What runs report.
    public sealed record WriteSkill(string Name, string Description, string Body, string Because) : MissionCommand;
    public sealed record RaiseIssue(Severity Severity, string Text, string? SuggestedFix = null) : MissionCommand;
    public sealed record Propose(string About, string Change, string Because) : MissionCommand;
    public sealed record HandOff(Handoff Handoff, RunFacts Facts) : MissionCommand;

    /// <param name="Absent">The engine's word: places that the review cites and that are not there.</param>
    public sealed record ReportReview(Review Review, Seq<string> Absent = default) : MissionCommand;
    public sealed record GiveVerdict(string Summary, Seq<Verdict> Verdicts = default) : MissionCommand;

    // What the engine does and sees.

    /// <param name="Window">How many runs may begin in this seat; null where that is not capped.</param>
    /// <param name="Group">Of flows that a user-tester is to use; null for all of them.</param>
    public sealed record StartRun(
        Role Role,
        Purpose Purpose,
        string Seat,
        Seq<PromptHash> Prompts = default,
        FeatureId? Feature = null,
        string? Credentials = null,
        RunWindow? Window = null,
        string? Group = null) : MissionCommand;

    /// <param name="Spend">What it had used by then.</param>
    public sealed record ResumeRun(RunId Run, Spend? Spend = null) : MissionCommand;
    public sealed record EndRun(RunId Run, Spend Spend, TranscriptEnd? Transcript = null) : MissionCommand;
    public sealed record LoseRun(
        RunId Run, string Reason, Spend Spend, LossKind? Kind = null, TranscriptEnd? Transcript = null)
        : MissionCommand;

    /// <summary>Whoever had the run's seat was refused before a word was said; the next takes it.</summary>
    public sealed record TakeSeat(RunId Run, string Seat, string Because, string? Credentials = null) : MissionCommand;

    /// <summary>A run cannot go on; it stays open, and the mission stands still.</summary>
    /// <param name="Wait">How long before it is tried again; null where only a human goes on.</param>
    /// <param name="Try">Which try in a row this was, so that what several runs saw at once is noted once.</param>
    public sealed record Park(RunId Run, WaitsOn On, string Reason, Spend Spend, TimeSpan? Wait = null, int Try = 1)
        : MissionCommand;

    /// <summary>The provider answers again.</summary>
    /// <param name="Run">Whom it answers; null where nobody was waiting for it.</param>
    public sealed record Unpark(RunId? Run = null) : MissionCommand;

    /// <param name="Which">The cap that the run's next turn would pass, in a sentence.</param>
    /// <param name="Cap">The same for programs; null where it is the lack of a price.</param>
    public sealed record ReachBudget(RunId Run, string Which, Spend Spend, ReachedCap? Cap = null) : MissionCommand;
    public sealed record CheckReadiness(Readiness Readiness) : MissionCommand;
    public sealed record Rehearse(Rehearsal Rehearsal) : MissionCommand;
    public sealed record ReturnPlan : MissionCommand;
    public sealed record StartValidation : MissionCommand;
    public sealed record RecordEvidence(Evidence Evidence) : MissionCommand;
    public sealed record RecordFlow(Recording Recording) : MissionCommand;
    public sealed record RecordBite(FeatureId Feature, Bite Bite) : MissionCommand;
    public sealed record EndValidation : MissionCommand;
    public sealed record SealMilestone : MissionCommand;
    public sealed record FinishRepair(AssertionId Assertion, string? Problem = null) : MissionCommand;
    public sealed record AskHuman(ChoiceKind Kind, string About, string Text) : MissionCommand;
    public sealed record TakeDefaults : MissionCommand;
    public sealed record Complete(string Summary, Comparison? Comparison = null) : MissionCommand;
    /// <summary>Somebody was told of something outside of every screen.</summary>
    public sealed record TellPerson(string About, string Kind, Seq<string> Ways, Seq<string> Failed = default)
        : MissionCommand;

    public sealed record NoticeBase(string Commit) : MissionCommand;

    /// <param name="Problems">Why the base's commit cannot be checked, a sentence each.</param>
    public sealed record MergeBase(
        string Commit,
        string Head,
        Seq<string> Conflicts = default,
        Seq<string> Marked = default,
        Seq<BaseCheck> Known = default,
        Seq<string> Problems = default) : MissionCommand;
    public sealed record Land(string Branch, string Commit, string? Onto = null, Seq<Rerun> Reruns = default)
        : MissionCommand;
}
