using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>How far the sample mission has come when a test begins.</summary>
public static class Stories
{
    public static Given Opened => new Given().And(Actor.Human, Open());
    public static Given Planning => Opened.Until(mission => IsIn(mission, Purpose.Plan));
    public static Given Proposed => Opened.Until(mission => mission.Plan is not null && !mission.OpenRuns.Any());
    public static Given Rehearsed => Opened.Until(mission =>
        mission is { Readiness: not null, Unrehearsed: [] } && Navigator.Next(mission) is Step.Rest);
    public static Given Approved => Opened.Until(mission => mission.IsApproved);
    public static Given Working => Opened.Until(mission => IsIn(mission, Purpose.Implement));
    public static Given Built => Approved.Until(mission => Navigator.Next(mission) is Step.StartValidation);
    public static Given Validating => Built.And(Actor.Engine, new StartValidation());
    public static Given Reviewing => Validating.Until(mission => IsIn(mission, Purpose.Review));
    public static Given SummingUp => Validating.Until(mission => IsIn(mission, Purpose.Scrutinize));
    public static Given Using => Validating.Until(mission => IsIn(mission, Purpose.Use));
    public static Given Judged => Using
        .Until(mission => mission is { OpenRound.Use: not null } && !mission.OpenRuns.Any());
    public static Given Won => Validating.Until(mission => Navigator.Next(mission) is Step.Seal);
    public static Given FirstSealed => Validating.Until(mission => mission.IsSealed(First));
    public static Given SecondBuilt => FirstSealed.Until(mission => Navigator.Next(mission) is Step.StartValidation);
    public static Given SecondValidating => SecondBuilt.And(Actor.Engine, new StartValidation());
    public static Given AskedForAWord => SecondValidating.Until(mission => mission.OpenChoices is [_, ..]);
    public static Given Debriefed => SecondValidating.Until(mission =>
        mission.Runs is [.., { Purpose: Purpose.Debrief, State: RunState.Ended }]);
    public static Given Completed => Debriefed.Until(mission => mission.Completion is not null);

    /// <summary>The first milestone failed: its search is refuted, and the issue about it blocks.</summary>
    public static Given Lost => Validating
        .Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs)
        .And(Actor.Engine, new RecordEvidence(SeenOf(Search, holds: false)))
        .Until(mission => mission.OpenRound is null);

    /// <summary>The orchestrator is asked about that.</summary>
    public static Given Consulting => Lost.Until(mission => IsIn(mission, Purpose.Consult));

    /// <summary>The orchestrator hears something that the human said, while features are still to do.</summary>
    public static Given Heard =>
        Approved.And(Actor.Human, new Say("Keep it small.")).Until(mission => IsIn(mission, Purpose.Consult));

    /// <summary>What the engine saw of an assertion's proof in round one of the first milestone.</summary>
    public static Evidence SeenOf(
        Assertion assertion,
        bool holds,
        MilestoneId? milestone = null,
        string commit = "c2") =>
        new(
        default, EvidenceKind.Proof, "a line", commit, holds, "hash", 4, "none", 1, holds ? 0 : 1,
        Assertion: assertion.Id, ProofHash: assertion.ProofHash, Milestone: milestone ?? First, Round: 1);

    private static bool IsIn(Mission mission, Purpose purpose) => mission.OpenRuns.Any(run => run.Purpose == purpose);
}
