using System.Collections.Immutable;
using Missions.Core;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Engine.Views.Courses;

/// <summary>How often what a validator said turned out otherwise on the very same commit.</summary>
/// <param name="Said">By assertion, who said last what of which commit.</param>
/// <param name="Count">By run.</param>
internal sealed record Contradictions(
    ImmutableDictionary<AssertionId, Standing> Said, ImmutableDictionary<RunId, int> Count)
{
    public static Contradictions None { get; } =
        new(ImmutableDictionary<AssertionId, Standing>.Empty, ImmutableDictionary<RunId, int>.Empty);

    public Contradictions After(MissionEvent happened, Mission state) => happened switch
    {
        AssertionProven proven => Stands(proven.Standing),
        AssertionRefuted refuted => Stands(refuted.Standing),
        ValidationEnded ended => Reviewed(ended, state),
        _ => this,
    };

    private Contradictions Stands(Standing now)
    {
        var before = Said.GetValueOrDefault(now.Assertion);
        var isOther = before is { Run: { } } && before.Commit == now.Commit && before.Truth != now.Truth;
        return new(Said.SetItem(now.Assertion, now), isOther ? Counted(Count, before!.Run!.Value) : Count);
    }

    /// <summary>A reviewer let a feature pass, and in the same round what it is for was refuted.</summary>
    private Contradictions Reviewed(ValidationEnded ended, Mission state)
    {
        var round = state.Rounds.LastOrDefault(one => (one.Milestone, one.Number) == (ended.Milestone, ended.Round));
        if (ended.Holds || round is null) return this;

        var failed = state.FailuresOf(round).Select(one => one.Assertion).ToHashSet();
        var wrong = round.Reviews
            .Where(review => review.Verdict is ReviewResult.Pass)
            .Where(review => state.Plan?.Feature(review.Feature) is { } feature
                && feature.Satisfies.Concat(feature.Mends).Any(failed.Contains))
            .Select(review => state.Runs.LastOrDefault(run =>
                run is { Purpose: Core.Runs.Purpose.Review } && run.Feature == review.Feature
                && run.Milestone == ended.Milestone && run.Round == ended.Round))
            .OfType<Core.Runs.Run>();
        return this with { Count = wrong.Aggregate(Count, (count, run) => Counted(count, run.Id)) };
    }

    private static ImmutableDictionary<RunId, int> Counted(ImmutableDictionary<RunId, int> count, RunId run) =>
        count.SetItem(run, count.GetValueOrDefault(run) + 1);
}
