using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;

namespace Missions.Simulation.Growing;

/// <summary>One validation of a milestone in a long mission.</summary>
internal sealed class LongRound(LongMission mission, int number)
{
    private Round Round => mission.State.OpenRound!;

    /// <param name="broken">How many of the milestone's proofs fail.</param>
    public void Validate(int broken)
    {
        mission.Do(Actor.Engine, new StartValidation());
        foreach (var check in mission.State.MissingChecks(Round))
            Record(Seen(EvidenceKind.Check, check.Run) with { Check = check.Name });
        foreach (var proof in mission.State.MissingProofs(Round)) Prove(proof, broken);
        foreach (var feature in mission.State.MissingReviews(Round)) Review(feature);
        mission.In(Role.Scrutineer, Purpose.Scrutinize, run => Give(run, new("Nothing else came to light.")));
        if (mission.State.StageOf(Round) is Stage.Use) mission.In(Role.UserTester, Purpose.Use, Use);
        mission.Do(Actor.Engine, new EndValidation());
    }

    private void Prove(Assertion proof, int broken)
    {
        var fails = Enumerable.Range(1, broken).Any(which => proof.Id == LongPlan.Proven(number, which));
        Record(Seen(EvidenceKind.Proof, proof.Proof.Line!) with
        {
            Assertion = proof.Id,
            ProofHash = proof.ProofHash,
            Holds = !fails,
            ExitCode = fails ? 1 : 0,
            Note = fails ? "Its proof fails: expected 200, got 404." : null,
        });
    }

    private void Review(Feature feature) => mission.In(Role.Reviewer, Purpose.Review, run => mission.Do(
        LongMission.By(run),
        new ReportReview(new(feature.Id, ReviewResult.Pass, "Read all of it; it does what it says.", number % 4 == 0
            ? [new($"src/{feature.Id}.mjs", Severity.Suggestion, "Name the query after what it finds.", 12)]
            : []))), feature.Id);

    private void Use(Run run)
    {
        var request = Seen(EvidenceKind.Observation, $"POST /orders/{number:000}");
        Record(request with { Run = run.Id, Seat = run.Seat });
        var seen = mission.State.Evidence[^1].Id;
        Give(run, new("Used it.", [.. mission.State.UsedIn(Round).Select(flow =>
            new Verdict(flow.Id, VerdictResult.Proven, "It was changed, and shown so.", [seen]))]));
    }

    private void Give(Run run, GiveVerdict verdict) => mission.Do(LongMission.By(run), verdict);

    private void Record(Evidence evidence) => mission.Do(Actor.Engine, new RecordEvidence(evidence));

    private Evidence Seen(EvidenceKind kind, string subject) => new(
        default,
        kind,
        subject,
        Round.Commit,
        Holds: true,
        "5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef",
        4096,
        "bubblewrap",
        2.4,
        0,
        Milestone: Round.Milestone,
        Round: Round.Number);
}
