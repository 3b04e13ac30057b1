using System.Text;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision Reports(Mission mission, MissionCommand.ReportReview report, Actor by)
    {
        var review = report.Review;
        var run = mission.Run(by.Run!.Value)!;
        if (run.Purpose is Purpose.Repair) return JudgesRepair(mission, review, run);
        if (run.Purpose is Purpose.Question) return AnswersQuestion(mission, report, run);
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
        if (Twice(review.Assertions.Select(one => one.Assertion)) is { } twice)
            return Refuse($"{twice} is judged twice; make up your mind.");

        if (report.Absent is [var place, ..]) return NotThere(place);

        return Accept(
        [
            new ReviewReported(run.Id, round.Milestone, round.Number, review),
            .. review.Assertions.SelectMany((judged, index) => Cited(mission, round, run, judged, index)),
            .. Issues(mission, [.. Findings(review, run)]),
        ]);
    }

    private static Decision NotThere(string place) =>
        Refuse($"{place} is cited and is not there: cite a file and a line of the commit that you review.");

    /// <summary>What is seen on the base without knowing that it is the base.</summary>
    private static Decision AnswersQuestion(Mission mission, MissionCommand.ReportReview report, Run run)
    {
        if (mission.AskedIn(run) is not { } asked) return Refuse($"{run.Group} is answered already.");
        if (report.Review.Assertions is not [var answer] || answer.Assertion != asked.Id)
            return Refuse($"Answer in `assertions` for {asked.Id}, and for nothing else, citing file and line.");

        return report.Absent is [var place, ..]
            ? NotThere(place)
            : Rehearses(mission, RehearsalRules.OfAnswer(asked, answer, run.Id));
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
}
