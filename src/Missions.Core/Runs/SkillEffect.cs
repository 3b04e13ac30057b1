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

    public static Seq<SkillEffect> All(Mission mission)
    {
        // Looked up once: there may be many revisions, runs and features.
        var skills = (mission.Plan?.Features ?? []).DistinctBy(one => one.Id)
            .ToDictionary(one => one.Id, one => one.Skill);
        var runs = mission.Runs
            .Where(run => run is { Role: Role.Worker, IsOpen: false, Feature: not null })
            .ToLookup(run => skills.GetValueOrDefault(run.Feature!.Value));
        var last = mission.Handoffs.GroupBy(one => one.Feature)
            .ToDictionary(group => group.Last().Run, group => group.Key);

        return [.. mission.SkillRevisions.Select(one => Of(mission, one, [.. runs[one.Skill.Name]], last))];
    }

    private static SkillEffect Of(
        Mission mission, SkillRevision revision, List<Run> runs, Dictionary<RunId, FeatureId> last)
    {
        var takenBack = mission.SkillRevisions.FirstOrDefault(one =>
            one.Skill.Name == revision.Skill.Name
            && one.TakesBackTo < revision.Number && one.Number > revision.Number);
        return new(
            revision,
            Tally(mission, runs.FindAll(run => run.Id.Number <= revision.Since), last),
            Tally(
                mission,
                runs.FindAll(run =>
                    run.Id.Number > revision.Since && run.Id.Number <= (takenBack?.Since ?? int.MaxValue)),
                last));
    }

    /// <param name="last">What comes of a feature is counted once, with the run that handed it off last.</param>
    private static SkillTally Tally(Mission mission, List<Run> runs, Dictionary<RunId, FeatureId> last)
    {
        var ids = runs.Select(run => run.Id).ToHashSet();
        var features = ids.Where(last.ContainsKey).Select(id => last[id]).ToHashSet();
        var milestones = (mission.Plan?.Milestones ?? [])
            .Where(milestone => milestone.Features.Any(one => features.Contains(one.Id)))
            .Select(milestone => milestone.Id).ToHashSet();

        return new(
            runs.Count,
            mission.Rounds.Count(round => milestones.Contains(round.Milestone)),
            mission.Plan?.Features.Count(one => one.Follows is { } mended && features.Contains(mended)) ?? 0,
            mission.Disputes.Count(one => ids.Contains(one.Run)),
            mission.Handoffs.Where(one => ids.Contains(one.Run)).Sum(one => Deviations(one.Handoff.Procedure)),
            runs.Count(run => run is { State: RunState.Lost, WasParked: false }),
            mission.Rounds.SelectMany(round => round.Reviews)
                .Where(review => features.Contains(review.Feature))
                .Sum(review => review.Findings.Count(one => one.Severity is not Severity.Suggestion)));
    }

    private static int Deviations(Procedure procedure) =>
        procedure is { Followed: false, Deviations: [] } ? 1 : procedure.Deviations.Count;
}
