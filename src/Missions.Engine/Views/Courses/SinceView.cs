using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views.Courses;

/// <summary>What somebody who was away must know, the most important first; made to fit one screen.</summary>
/// <param name="Seq">The last line of the journal that they knew.</param>
/// <param name="What">What they did last; null where the point was chosen otherwise.</param>
/// <param name="Events">How many lines the journal has since.</param>
/// <param name="Waits">What waits for them now.</param>
public sealed record SinceView(
    DateTimeOffset Since,
    long Seq,
    string? What,
    DateTimeOffset At,
    long Events,
    Seq<DecisionView> Waits,
    SinceGroup Wrong,
    SinceGroup Decided,
    SinceGroup Achieved,
    SinceSpend Spent)
{
    public static SinceView Of(SinceLeft since, Mission now, DateTimeOffset at) => new(
        since.At,
        since.Seq,
        since.What,
        at,
        now.LastSeq - since.Seq,
        DecisionView.All(now, null),
        SinceGroup.Of("wrong", since, now),
        SinceGroup.Of("decided", since, now),
        SinceGroup.Of("achieved", since, now),
        SinceSpend.Of(since.Before, now));
}

/// <summary>Things of one kind that happened since: how many, and the ones that matter most.</summary>
/// <param name="Kind"><c>wrong decided achieved</c>.</param>
/// <param name="Open">Those that were not put right since; for what went wrong.</param>
/// <param name="Lines">What matters most first; at most a hundred.</param>
public sealed record SinceGroup(string Kind, int Total, int Open, Seq<SinceLine> Lines)
{
    private const int Most = 100;

    internal static SinceGroup Of(string kind, SinceLeft since, Mission now)
    {
        var lines = since.Lines
            .Where(line => line.Kind == kind)
            .GroupBy(line => line.About)
            .Select(same => same.Last() with { Times = same.Count() })
            .Where(line => kind is not "achieved" || IsStillSo(line, now))
            .Select(line => line with { IsSettled = kind is "wrong" && Settled.Is(line, now) })
            .OrderBy(line => line.IsSettled)
            .ThenByDescending(line => line.Weight)
            .ThenByDescending(line => line.Seq)
            .ToList();
        return new(kind, lines.Count, lines.Count(line => !line.IsSettled), [.. lines.Take(Most)]);
    }

    /// <summary>What was undone again is nothing to be glad of; that it went wrong is said beside.</summary>
    private static bool IsStillSo(SinceLine line, Mission now) =>
        now.Standings.FirstOrDefault(one => one.Assertion.ToString() == line.About) is { } standing
            ? standing.Truth is Truth.Proven
            : !(now.Plan?.Milestones.Any(one => one.Id.ToString() == line.About) is true)
                || now.Seals.Any(one => one.Milestone.ToString() == line.About);
}

/// <summary>What was used since, and what it brought.</summary>
/// <param name="Hours">That runs were at work.</param>
/// <param name="Proven">Assertions proven now; before: then.</param>
public sealed record SinceSpend(
    decimal Usd,
    long Tokens,
    int Runs,
    int Lost,
    double Hours,
    int Proven,
    int ProvenBefore,
    int Total,
    int Built,
    int BuiltBefore,
    int Features,
    int Sealed,
    int SealedBefore,
    bool IsUnpriced)
{
    public static SinceSpend Of(Mission before, Mission now)
    {
        var (then, spent) = (before.Spend, now.Spend);
        var (past, present) = (FeatureCounts.Of(before), FeatureCounts.Of(now));
        return new(
            spent.Usd - then.Usd,
            spent.Tokens - then.Tokens,
            now.Runs.Count - before.Runs.Count,
            now.Runs.Skip(before.Runs.Count).Count(run => run.State is RunState.Lost),
            Math.Round((now.WorkedBy(now.LastAt) - before.WorkedBy(before.LastAt)).TotalHours, 2),
            ProvenIn(now),
            ProvenIn(before),
            now.Standings.Count,
            present.Done,
            past.Done,
            present.Total,
            now.Seals.Count,
            before.Seals.Count,
            spent.IsUnpriced);
    }

    private static int ProvenIn(Mission mission) => mission.Standings.Count(one => one.Truth is Truth.Proven);
}
