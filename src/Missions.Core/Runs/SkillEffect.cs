using Missions.Core.Seats;

namespace Missions.Core.Runs;

/// <summary>What followed a revision of a skill. It says what happened, not that the revision was why.</summary>
/// <param name="Before">Of all runs by the skill that began before it.</param>
/// <param name="After">Of those since, until it was taken back.</param>
public sealed record SkillEffect(SkillRevision Revision, SkillTally Before, SkillTally After)
{
    /// <summary>So many runs must have followed before a comparison says anything at all.</summary>
    public const int FewestRuns = 3;

    /// <summary>Enough runs worked by it, and each met more trouble than those before.</summary>
    public bool IsWorse =>
        Revision is { Number: > 1, TakesBackTo: null }
        && Before.Runs > 0 && After.Runs >= FewestRuns && After.Rate > Before.Rate;

    public static Seq<SkillEffect> All(Mission mission) =>
        [.. mission.SkillRevisions.Select(revision => Of(mission, revision))];

    private static SkillEffect Of(Mission mission, SkillRevision revision)
    {
        var name = revision.Skill.Name;
        var runs = mission.Runs
            .Where(run => run is { Role: Role.Worker, IsOpen: false }
                && run.Feature is { } id && mission.Plan?.Feature(id)?.Skill == name)
            .ToList();
        var takenBack = mission.SkillRevisions.FirstOrDefault(one =>
            one.Skill.Name == name && one.TakesBackTo < revision.Number && one.Number > revision.Number);
        return new(
            revision,
            Tally(mission, runs.FindAll(run => run.Id.Number <= revision.Since)),
            Tally(mission, runs.FindAll(run =>
                run.Id.Number > revision.Since && run.Id.Number <= (takenBack?.Since ?? int.MaxValue))));
    }

    private static SkillTally Tally(Mission mission, List<Run> runs)
    {
        var ids = runs.Select(run => run.Id).ToHashSet();
        var handed = mission.Handoffs.Where(one => ids.Contains(one.Run)).ToList();
        // What comes of a feature is counted once, with the run that handed it off last.
        var features = handed
            .Where(one => mission.Handoffs.Last(other => other.Feature == one.Feature).Run == one.Run)
            .Select(one => one.Feature).ToHashSet();
        var milestones = features.Select(id => mission.Plan?.MilestoneOf(id)?.Id).ToHashSet();

        return new(
            runs.Count,
            mission.Rounds.Count(round => milestones.Contains(round.Milestone)),
            mission.Plan?.Features.Count(one => one.Follows is { } mended && features.Contains(mended)) ?? 0,
            mission.Disputes.Count(one => ids.Contains(one.Run)),
            handed.Sum(one => Deviations(one.Handoff.Procedure)),
            runs.Count(run => run is { State: RunState.Lost, WasParked: false }),
            mission.Rounds.SelectMany(round => round.Reviews)
                .Where(review => features.Contains(review.Feature))
                .Sum(review => review.Findings.Count(one => one.Severity is not Severity.Suggestion)));
    }

    private static int Deviations(Procedure procedure) =>
        procedure is { Followed: false, Deviations: [] } ? 1 : procedure.Deviations.Count;
}
