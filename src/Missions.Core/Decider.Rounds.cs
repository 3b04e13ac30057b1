using System.Security.Cryptography;
using System.Text;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision StartsValidation(Mission mission) => mission switch
    {
        { IsApproved: false } => Refuse("Nothing is validated before the plan is approved."),
        { Current: null } => Refuse("Every milestone is sealed."),
        { OpenRound: { } round } => Refuse($"Round {round.Number} of {round.Milestone} is under way."),
        { Blocker: { } blocker } => Refuse(blocker.About),
        { NextFeature: { } feature } => Refuse($"{feature.Id} is still to be built."),
        { Unrehearsed: [var proof, ..] } => Refuse($"The proof of {proof.Id} was changed and not tried yet."),
        _ => Accept(new ValidationStarted(
            mission.Current!.Id,
            1 + mission.Rounds.Count(round => round.Milestone == mission.Current.Id && !round.IsVoid),
            mission.Head)),
    };

    /// <summary>An executed proof speaks for itself: the evidence and what follows from it are one decision.</summary>
    private static Decision Records(Mission mission, Evidence seen)
    {
        var evidence = seen with { Id = mission.NextEvidence };
        if (evidence.Kind is not EvidenceKind.Proof || evidence.Assertion is not { } id)
            return Accept(new EvidenceRecorded(evidence));
        if (mission.Plan?.Assertion(id) is not { } assertion) return Refuse($"There is no assertion {id}.");
        if (assertion.ProofHash != evidence.ProofHash) return Refuse($"The proof of {id} was changed while it ran.");

        var because = evidence.Note ?? (evidence.Holds ? "Its proof passes." : "Its proof fails.");
        var truth = evidence.Holds ? Truth.Proven : Truth.Refuted;
        var standing = new Standing(id, truth, [evidence.Id], evidence.Commit, because);
        MissionEvent follows = evidence.Holds ? new AssertionProven(standing) : new AssertionRefuted(standing);
        var home = mission.Plan.OwnerOf(id) is { } owner ? mission.Plan.MilestoneOf(owner.Id) : null;

        return !evidence.Holds && home is not null && mission.IsSealed(home.Id)
            ? Accept(new EvidenceRecorded(evidence), follows, new SealBroken(home.Id, id, because))
            : Accept(new EvidenceRecorded(evidence), follows);
    }

    private static Decision Reports(Mission mission, Review review, Actor by)
    {
        var run = mission.Run(by.Run!.Value)!;
        if (run.Purpose is Purpose.Repair) return JudgesRepair(mission, review, run);
        if (mission.OpenRound is not { } round) return Refuse("No milestone is being validated.");
        if (review.Feature != run.Feature) return Refuse($"This review is about {run.Feature}, not {review.Feature}.");
        if (round.Reviews.Any(one => one.Feature == review.Feature))
            return Refuse($"{review.Feature} is reviewed already in this round.");
        if (review is { Verdict: ReviewResult.Fail, Findings: [] })
            return Refuse("A failed review needs at least one finding with its file.");

        var asked = mission.JudgedBy(mission.Plan!.Feature(review.Feature)!).Select(assertion => assertion.Id).ToList();
        if (asked.Except(review.Assertions.Select(one => one.Assertion)).ToList() is [_, ..] missing)
            return Refuse($"Answer in `assertions` for {string.Join(", ", missing)} too, citing file and line.");
        if (review.Assertions.FirstOrDefault(one => !asked.Contains(one.Assertion)) is { } foreign)
            return Refuse($"{foreign.Assertion} is not for this review to judge.");

        return Accept(
        [
            new ReviewReported(run.Id, round.Milestone, round.Number, review),
            .. review.Assertions.SelectMany((judged, index) => Cited(mission, round, run, judged, index)),
            .. Issues(mission, [.. Findings(review, run)]),
        ]);
    }

    private static IEnumerable<Issue> Findings(Review review, Run run)
    {
        Issue Found(Severity severity, string text, Seq<string> files = default) => new(
            default,
            severity,
            text,
            run.Id.ToString(),
            Feature: review.Feature,
            Milestone: run.Milestone,
            Round: run.Round,
            Files: files);

        if (review.Verdict is ReviewResult.Fail && review.Findings.All(one => one.Severity is not Severity.Blocking))
            yield return Found(Severity.Blocking, $"{run.Id} fails {review.Feature}: {review.Summary}");
        foreach (var (file, severity, text, line) in review.Findings)
            yield return Found(severity, $"{file}{(line is null ? "" : $":{line}")} {text}", [file]);
        foreach (var suggestion in review.SkillSuggestions.Where(one => one.Systemic))
            yield return Found(Severity.Suggestion, $"Skill {suggestion.Skill}: {suggestion.Text}");
    }

    private static IEnumerable<MissionEvent> Cited(Mission mission, Round round, Run run, Judgement judged, int index)
    {
        var evidence = new Evidence(
            new(mission.Evidence.Count + index + 1),
            EvidenceKind.Citation,
            $"{judged.File}:{judged.Line}",
            round.Commit,
            judged.Result is VerdictResult.Proven,
            Hash(judged.Because),
            Encoding.UTF8.GetByteCount(judged.Because),
            "none",
            0,
            Assertion: judged.Assertion,
            Run: run.Id,
            Milestone: round.Milestone,
            Round: round.Number,
            ProofHash: mission.Plan!.Assertion(judged.Assertion)!.ProofHash,
            Seat: run.Seat,
            Note: judged.Because);

        yield return new EvidenceRecorded(evidence);
        yield return Stands(new(judged.Assertion, judged.Result, judged.Because, [evidence.Id]), round, run.Id);
    }

    /// <summary>No opinion counts that cites nothing which the engine saw, in that run, on that commit.</summary>
    private static Decision GivesVerdict(Mission mission, GiveVerdict give, Actor by)
    {
        var run = mission.Run(by.Run!.Value)!;
        if (mission.OpenRound is not { } round) return Refuse("No milestone is being validated.");
        if (run.Role is Role.Scrutineer && give.Verdicts is [var mine, ..])
            return Refuse(
                $"{mine.Assertion} is not for you to judge: executed proofs speak for themselves. "
                    + "Leave `verdicts` empty.");

        Seq<AssertionId> flows = run.Role is Role.UserTester ? [.. mission.FlowsOf(round).Select(flow => flow.Id)] : [];
        if (give.Verdicts.FirstOrDefault(one => !flows.Contains(one.Assertion)) is { } foreign)
            return Refuse($"{foreign.Assertion} is not a flow of this round; judge {string.Join(", ", flows)}.");
        if (flows.Except(give.Verdicts.Select(one => one.Assertion)).ToList() is [_, ..] missing)
            return Refuse($"Give a verdict for {string.Join(", ", missing)} too; `blocked` is an honest one.");
        if (give.Verdicts.Select(one => Unfounded(mission, one, run, round)).OfType<string>().ToList() is [var why, ..])
            return Refuse(why);

        return Accept(
        [
            new VerdictGiven(run.Id, run.Role, round.Milestone, round.Number, give.Verdicts, give.Summary),
            .. give.Verdicts.Select(verdict => Stands(verdict, round, run.Id)),
        ]);
    }

    private static string? Unfounded(Mission mission, Verdict verdict, Run run, Round round)
    {
        var (assertion, result) = (verdict.Assertion, verdict.Result);
        if (verdict.Evidence is [] && result is not VerdictResult.Blocked)
            return $"{assertion} is called {result.ToString().ToLowerInvariant()} without evidence: "
                + "observe it, then cite the E- id.";
        foreach (var id in verdict.Evidence)
        {
            if (mission.EvidenceOf(id) is not { } evidence) return $"{assertion} cites {id}, which does not exist.";
            if (evidence.Commit != round.Commit) return $"{assertion} cites {id}, which was seen on another commit.";
            if (evidence.Run != run.Id) return $"{assertion} cites {id}, which was not seen in this run.";
        }
        return null;
    }

    private static MissionEvent Stands(Verdict verdict, Round round, RunId run)
    {
        var (assertion, result, because, evidence) = verdict;
        var standing = new Standing(assertion, Truth.Proven, evidence, round.Commit, because, run);
        return result switch
        {
            VerdictResult.Proven => new AssertionProven(standing),
            VerdictResult.Refuted => new AssertionRefuted(standing with { Truth = Truth.Refuted }),
            _ => new AssertionBlocked(standing with { Truth = Truth.Blocked }),
        };
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
