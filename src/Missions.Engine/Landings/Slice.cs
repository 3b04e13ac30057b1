using Missions.Core;
using Missions.Core.Plans;

namespace Missions.Engine.Landings;

/// <summary>What one milestone changed, as ranges of commits that a reviewer can read by themselves.</summary>
/// <param name="Ranges">Usually one; another after each time that the base came in between.</param>
public sealed record Slice(MilestoneId Milestone, string Title, Seq<CommitRange> Ranges)
{
    public static Seq<Slice> Of(Mission mission) =>
    [
        .. (mission.Plan?.Milestones ?? [])
            .Select(milestone => new Slice(milestone.Id, milestone.Title, Ranged(mission, milestone)))
            .Where(slice => slice.Ranges is [_, ..]),
    ];

    private static Seq<CommitRange> Ranged(Mission mission, Milestone milestone) => mission.Handoffs
        .Where(one => !one.IsVoid && milestone.Has(one.Feature) && one.Facts.Base != one.Facts.Head)
        .Aggregate(default(Seq<CommitRange>), With);

    private static Seq<CommitRange> With(Seq<CommitRange> ranges, HandedOff one) =>
        ranges is [.., var last] && last.To == one.Facts.Base
            ? [.. ranges.Without(range => range == last), last with { To = one.Facts.Head }]
            : ranges.Add(new(one.Facts.Base, one.Facts.Head));
}

/// <summary>What lies between two commits, the first not included.</summary>
public sealed record CommitRange(string From, string To)
{
    public override string ToString() => $"{From[..Math.Min(12, From.Length)]}..{To[..Math.Min(12, To.Length)]}";
}
