using Missions.Core.Plans;
using Missions.Core.Runs;

namespace Missions.Core;

/// <summary>The one thing a mission needs next. The engine knows how to do each.</summary>
public abstract record Step
{
    private Step() { }

    public sealed record Recover(RunId Run) : Step;
    public sealed record TakeDefaults : Step;
    public sealed record Interview : Step;
    public sealed record DraftPlan : Step;
    public sealed record CheckReadiness : Step;
    public sealed record Rehearse(Seq<AssertionId> Assertions) : Step;
    public sealed record ReturnDraft : Step;
    public sealed record Repair(ProofRepair Proposed) : Step;
    public sealed record AskHuman(ChoiceKind Kind, string About, string Text) : Step;
    public sealed record Consult(string About) : Step;
    public sealed record Sync(string Base) : Step;
    public sealed record ProveAgain(Seq<AssertionId> Assertions) : Step;
    public sealed record Implement(FeatureId Feature) : Step;
    public sealed record StartValidation(MilestoneId Milestone) : Step;
    public sealed record Scrutinize(MilestoneId Milestone, int Round) : Step;
    public sealed record TestAsUser(MilestoneId Milestone, int Round) : Step;
    public sealed record EndValidation(MilestoneId Milestone, int Round) : Step;
    public sealed record Seal(MilestoneId Milestone) : Step;
    public sealed record Debrief : Step;

    /// <summary>Nothing can be done now; <paramref name="Sentence"/> says what it waits for.</summary>
    public sealed record Rest(RestReason Reason, string Sentence) : Step;
}

/// <summary>Why a mission rests.</summary>
public enum RestReason
{
    Done,
    Failed,
    NeedsYou,
    Budget,
    Waiting,
    Paused,
    NotOpened,
}
