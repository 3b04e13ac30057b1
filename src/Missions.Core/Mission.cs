using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;

namespace Missions.Core;

/// <summary>The shared state of a mission: what its journal adds up to, and all that any agent needs to know.</summary>
public sealed partial record Mission
{
    public static Mission Unopened { get; } = new();

    public MissionEvent.MissionOpened? Opening { get; private init; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset LastAt { get; private init; }
    public long LastSeq { get; private init; }

    /// <summary>The version of the program that wrote last.</summary>
    public string? WrittenBy { get; private init; }

    // The interview.
    /// <summary>Of what the human was told outside of every screen, by name.</summary>
    public Seq<string> Told { get; private init; }
    public Seq<Question> Questions { get; private init; }
    public Seq<Note> Notes { get; private init; }
    public Seq<string> Constraints { get; private init; }
    public Seq<Word> Words { get; private init; }
    public bool InterviewIsOver { get; private init; }

    // The plan.
    public Plan? Plan { get; private init; }
    public int Drafts { get; private init; }
    public Seq<string> Returned { get; private init; }
    public bool IsReturned { get; private init; }
    public bool IsApproved { get; private init; }
    public Readiness? Readiness { get; private init; }
    public Seq<Rehearsal> Rehearsals { get; private init; }

    /// <summary>What rehearsals took of the gate's time, for the plan or for the last amendment of it.</summary>
    public double GateSeconds { get; private init; }
    public Seq<ProofRepair> Repairs { get; private init; }
    public Seq<MissionEvent.RepairJudged> RepairJudgements { get; private init; }
    public Seq<ProofRepair> Repaired { get; private init; }
    public Seq<FeatureToCancel> Cancelled { get; private init; }
    public int Revision { get; private init; }

    // The work.
    public string Head { get; private init; } = "";
    public Seq<Run> Runs { get; private init; }
    public Seq<HandedOff> Handoffs { get; private init; }
    public Seq<MissionEvent.ClaimDisputed> Disputes { get; private init; }
    public Seq<Issue> Issues { get; private init; }
    public Seq<Proposal> Proposals { get; private init; }
    public Seq<Notice> Notices { get; private init; }
    public Seq<Skill> Skills { get; private init; }

    // What was found.
    public Seq<Evidence> Evidence { get; private init; }
    public Seq<Standing> Standings { get; private init; }
    public Seq<Round> Rounds { get; private init; }
    public Seq<Seal> Seals { get; private init; }
    public Seq<MissionEvent.RolledBack> RollBacks { get; private init; }

    // The user's branch, and what came in from it.
    public string BaseTip { get; private init; } = "";
    public bool IsSyncWanted { get; private init; }
    public Seq<Merge> Merges { get; private init; }
    public Seq<string> Conflicts { get; private init; }

    // What stands in the way.
    public Seq<HumanChoice> Choices { get; private init; }
    public int DraftsReturned { get; private init; }
    public int ConsultsInVain { get; private init; }
    public int RoundsInVain { get; private init; }
    public Seq<RunId> Losses { get; private init; }
    public string? ConsultedAbout { get; private init; }
    public bool IsPaused { get; private init; }
    public Parking? Parking { get; private init; }

    /// <summary>What was asked of the human.</summary>
    public Attention Attention { get; private init; } = Attention.None;

    // What may be used, and by whom.
    public Budget Budget { get; private init; } = Budget.None;
    public Seq<MissionEvent.SeatChanged> Seats { get; private init; }
    public MissionEvent.MissionCompleted? Completion { get; private init; }
    public MissionEvent.MissionAborted? Abortion { get; private init; }
    public Seq<MissionEvent.Landed> Landings { get; private init; }
    public Seq<string> Applied { get; private init; }

    public static Mission From(IEnumerable<Recorded> journal) =>
        journal.Aggregate(Unopened, (mission, recorded) => mission.After(recorded));
}

/// <summary>A fact with its place in the journal and its time.</summary>
public readonly record struct Recorded(long Seq, DateTimeOffset At, MissionEvent Event);

/// <summary>A handoff with what the engine saw of it.</summary>
/// <param name="IsVoid">A roll-back went behind it.</param>
public sealed record HandedOff(RunId Run, FeatureId Feature, Handoff Handoff, RunFacts Facts, bool IsVoid = false);
