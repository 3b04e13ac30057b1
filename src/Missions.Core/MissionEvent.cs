using System.Text.Json.Serialization;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;

namespace Missions.Core;

/// <summary>A fact about a mission, in the past tense. The journal lists them, and nothing else is true.</summary>
/// <remarks>The wire names are in <c>MissionEvent.Names.cs</c>. Add to them; never change one.</remarks>
public abstract partial record MissionEvent
{
    private MissionEvent() { }

    /// <summary>Who brought it about: <c>human</c>, <c>engine</c>, or a run's id.</summary>
    [JsonPropertyOrder(90)]
    public string? By { get; init; }

    /// <summary>How a human's word came in.</summary>
    [JsonPropertyOrder(91)]
    public string? Via { get; init; }

    /// <summary>The command that it follows from, so that no command is applied twice.</summary>
    [JsonPropertyOrder(92)]
    public string? Command { get; init; }

    /// <summary>Which version of the program wrote it; left out where the same one wrote what came before.</summary>
    [JsonPropertyOrder(93)]
    public string? Version { get; init; }

    /// <param name="Repository">The top folder of the user's repository.</param>
    /// <param name="Base">The commit that everything starts from.</param>
    /// <param name="Branch">The branch that it was on; null where none was checked out.</param>
    /// <param name="WasDirty">The checkout had changes that are not part of the mission.</param>
    /// <param name="AnswersItself">The human asked for <c>--yes</c>: recommended answers, and approval.</param>
    /// <param name="Sync">When what is new on that branch comes in.</param>
    /// <param name="Commits">What the engine's commits say; null for the usual.</param>
    /// <param name="IsScripted">Its agents play a script; said wherever the mission is shown.</param>
    /// <param name="Settings">What the base says of itself; null where it says nothing.</param>
    /// <param name="Budget">The caps that it starts with; null where nothing is capped.</param>
    /// <param name="Seats">Who sits where by the settings; nothing where an older version did not say.</param>
    /// <param name="IsIndependent">Nobody judges what their own provider built.</param>
    /// <param name="Constitution">What must always hold, as the base says; null where it says nothing.</param>
    public sealed record MissionOpened(
        string Mission,
        string Goal,
        string Repository,
        string Base,
        string? Branch,
        bool WasDirty,
        bool AnswersItself,
        bool IsScripted,
        Limits Limits,
        SyncWhen Sync = SyncWhen.Ask,
        CommitRules? Commits = null,
        RepositorySettings? Settings = null,
        Budget? Budget = null,
        Seq<Sitting> Seats = default,
        bool IsIndependent = false,
        Constitution? Constitution = null) : MissionEvent;

    public sealed record QuestionAsked(Question Question) : MissionEvent;
    public sealed record QuestionAnswered(QuestionId Question, string Answer, bool IsAssumed) : MissionEvent;
    public sealed record RequirementNoted(string Text, string? Topic, string? Source) : MissionEvent;
    public sealed record AssumptionNoted(string Text, string? Topic, string? Source) : MissionEvent;
    public sealed record ConstraintAdded(string Text) : MissionEvent;
    public sealed record Said(string Text, bool Now) : MissionEvent;

    public sealed record PlanProposed(Plan Plan) : MissionEvent;
    public sealed record ReadinessChecked(Readiness Readiness) : MissionEvent;
    public sealed record ProofRehearsed(Rehearsal Rehearsal) : MissionEvent;

    /// <param name="Copy">Ignored files of the user's checkout that may be copied from now on.</param>
    /// <param name="OnHost">Services that run outside of all rooms.</param>
    public sealed record PlanApproved(bool IsAssumed, Seq<string> Copy = default, Seq<string> OnHost = default)
        : MissionEvent;

    public sealed record PlanRejected(string Because) : MissionEvent;
    public sealed record PlanReturned(string Because) : MissionEvent;

    public sealed record RunStarted(Run Run) : MissionEvent;

    /// <param name="Spend">What it had used by then, as far as its transcript knows.</param>
    public sealed record RunResumed(RunId Run, Spend? Spend = null) : MissionEvent;

    /// <param name="Transcript">Null where an older version did not say.</param>
    public sealed record RunEnded(RunId Run, Spend Spend, TranscriptEnd? Transcript = null) : MissionEvent;

    /// <param name="Kind">Null where an older version did not say.</param>
    /// <param name="Transcript">Null where an older version did not say, or it could not be read.</param>
    public sealed record RunLost(
        RunId Run, string Reason, Spend Spend, LossKind? Kind = null, TranscriptEnd? Transcript = null)
        : MissionEvent;

    /// <param name="Seat">Who serves in the run from now on.</param>
    /// <param name="Because">Why the one before could not.</param>
    public sealed record SeatTaken(RunId Run, string Seat, string Because, string? Credentials = null) : MissionEvent;
    public sealed record FeatureHandedOff(RunId Run, FeatureId Feature, Handoff Handoff, RunFacts Facts) : MissionEvent;

    /// <param name="Claim">What the handoff says.</param>
    /// <param name="Fact">What the engine saw.</param>
    public sealed record ClaimDisputed(RunId Run, FeatureId Feature, string Claim, string Fact) : MissionEvent;

    public sealed record IssueRaised(Issue Issue) : MissionEvent;
    public sealed record IssueResolved(IssueId Issue, Resolution Resolution) : MissionEvent;
    public sealed record ProposalMade(Proposal Proposal) : MissionEvent;
    public sealed record ProposalAnswered(ProposalId Proposal, ProposalAnswer Answer, string Because, string? Counter)
        : MissionEvent;
    public sealed record NoticeGiven(Notice Notice) : MissionEvent;
    public sealed record SkillRevised(Skill Skill, string Because) : MissionEvent;
    public sealed record SkillReverted(Skill Skill, string Because) : MissionEvent;

    public sealed record ValidationStarted(
        MilestoneId Milestone, int Round, string Commit, Seq<AssertionId> First = default) : MissionEvent;
    public sealed record ReviewReported(RunId Run, MilestoneId Milestone, int Round, Review Review) : MissionEvent;
    public sealed record EvidenceRecorded(Evidence Evidence) : MissionEvent;
    public sealed record VerdictGiven(
        RunId Run,
        Role Role,
        MilestoneId Milestone,
        int Round,
        Seq<Verdict> Verdicts,
        string Summary) : MissionEvent;
    public sealed record AssertionProven(Standing Standing) : MissionEvent;
    public sealed record AssertionRefuted(Standing Standing) : MissionEvent;
    public sealed record AssertionBlocked(Standing Standing) : MissionEvent;
    public sealed record AssertionVoided(AssertionId Assertion, string Because) : MissionEvent;
    public sealed record AssertionWaived(AssertionId Assertion, string Because) : MissionEvent;

    public sealed record FlowRecorded(Recording Recording) : MissionEvent;

    /// <param name="Commit">The feature's own, without the hunk in question.</param>
    /// <param name="Tried">Hunks that were taken out, one at a time, so that the rest still built.</param>
    /// <param name="Noticed">How many of those a proof failed without.</param>
    public sealed record BiteMeasured(FeatureId Feature, string Commit, int Tried, int Noticed, Bite? Bite = null)
        : MissionEvent;
    public sealed record ValidationEnded(MilestoneId Milestone, int Round, bool Holds, string Because) : MissionEvent;

    public sealed record PlanAmended(Amendment Amendment, Plan? Plan = null) : MissionEvent;
    public sealed record ContractAmended(Amendment Amendment, Plan? Plan = null) : MissionEvent;
    public sealed record RepairProposed(ProofRepair Repair) : MissionEvent;
    public sealed record RepairJudged(AssertionId Assertion, bool IsNotWeaker, string Because) : MissionEvent;
    public sealed record ProofRepaired(ProofRepair Repair) : MissionEvent;
    public sealed record RepairRefused(AssertionId Assertion, string Because) : MissionEvent;

    public sealed record MilestoneSealed(Seal Seal) : MissionEvent;
    public sealed record SealBroken(MilestoneId Milestone, AssertionId Assertion, string Because) : MissionEvent;
    public sealed record RolledBack(MilestoneId To, string Commit, string Abandoned, int Number, string Because)
        : MissionEvent;

    /// <param name="About">Of what, as <c>PersonTold</c> before must not say it already.</param>
    /// <param name="Ways">Those that took it, such as <c>webhook</c>.</param>
    /// <param name="Failed">A sentence for each that did not.</param>
    public sealed record PersonTold(string About, string Kind, Seq<string> Ways, Seq<string> Failed = default)
        : MissionEvent;

    public sealed record BaseMoved(string Commit) : MissionEvent;
    public sealed record SyncAsked : MissionEvent;

    /// <param name="Commit">The base's, which is in the mission now.</param>
    /// <param name="Head">The mission's from here on.</param>
    /// <param name="From">The mission's head before.</param>
    /// <param name="Conflicts">Paths that both sides changed, so that somebody must settle them.</param>
    /// <param name="Marked">Those that hold both sides, between markers.</param>
    /// <param name="Known">What each check says on the base's commit by itself.</param>
    public sealed record BaseMerged(
        string Commit,
        string Head,
        string? From = null,
        Seq<string> Conflicts = default,
        Seq<string> Marked = default,
        Seq<BaseCheck> Known = default) : MissionEvent;

    public sealed record DecisionAsked(HumanChoice Choice) : MissionEvent;
    public sealed record DecisionTaken(DecisionId Decision, string Choice, string? Because, bool IsAssumed)
        : MissionEvent;

    /// <param name="Seat">From the next run on, as <c>provider/model</c> or the name of an agent.</param>
    public sealed record SeatChanged(Role Role, string Seat, string? Effort = null) : MissionEvent;

    /// <summary>All the caps of the mission from now on; what is left out is not capped.</summary>
    /// <param name="Milestone">For each milestone; null where those stay as they were.</param>
    /// <param name="Run">For each run; null where those stay as they were.</param>
    public sealed record BudgetChanged(
        decimal? Usd, long? Tokens, double? Hours, int? Runs, Caps? Milestone = null, Caps? Run = null) : MissionEvent;

    /// <param name="Which">The cap, in a sentence.</param>
    /// <param name="Run">Whose next turn would pass it; null where none was to be started any more.</param>
    /// <param name="Spend">What that run has used so far.</param>
    /// <param name="Cap">The same for programs; null where it is the lack of a price.</param>
    public sealed record BudgetReached(string Which, RunId? Run = null, Spend? Spend = null, ReachedCap? Cap = null)
        : MissionEvent;

    /// <param name="Until">When it is tried again; null where only a human goes on.</param>
    /// <param name="Run">The one that could not go on; it stays open.</param>
    /// <param name="Spend">What that run has used so far.</param>
    public sealed record Parked(
        string Reason, DateTimeOffset? Until, WaitsOn On = WaitsOn.Provider, RunId? Run = null, Spend? Spend = null)
        : MissionEvent;

    /// <param name="Run">Which goes on; the others wait for their turn.</param>
    public sealed record Unparked(RunId? Run = null) : MissionEvent;
    public sealed record Paused : MissionEvent;
    public sealed record Resumed : MissionEvent;

    /// <param name="Onto">Where the branch stood; null where an older version did not say.</param>
    /// <param name="Reruns">What was run again on the trial merge; nothing where that is the sealed commit.</param>
    public sealed record Landed(string Branch, string Commit, string? Onto = null, Seq<Rerun> Reruns = default)
        : MissionEvent;

    /// <param name="Comparison">How the code ends and how it began; null where an older version did not say.</param>
    public sealed record MissionCompleted(bool EveryAssertionProven, string Summary, Comparison? Comparison = null)
        : MissionEvent;

    public sealed record MissionAborted(string Because) : MissionEvent;
    public sealed record MissionForked(string From, long Point) : MissionEvent;
    public sealed record Imported(string Kind, string From) : MissionEvent;
}
