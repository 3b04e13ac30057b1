using System.Text.Json;
using Missions.Core;

namespace Missions.Engine.Views;

/// <summary>The missions of a home, by what they want of you.</summary>
public sealed record HomeView(Seq<HomeGroup> Groups)
{
    private static readonly (string Name, string[] States)[] Order =
    [
        ("needs-you", ["needs-you", "budget", "idle", "damaged"]),
        ("working", ["working"]),
        ("waiting", ["waiting", "paused", "not-opened"]),
        ("done", ["done", "failed"]),
    ];

    public string Json() => JsonSerializer.Serialize(this, ViewJson.Default.HomeView);

    /// <summary>In each group what happened last comes first. A group without any is there, too.</summary>
    public static HomeView Of(IEnumerable<HomeEntry> entries)
    {
        var all = entries.ToList();
        return new([.. Order.Select(group => new HomeGroup(
            group.Name,
            [
                .. all.Where(one => group.States.Contains(one.State))
                    .OrderByDescending(one => one.LastAt).ThenBy(one => one.Mission, StringComparer.Ordinal),
            ]))]);
    }
}

/// <summary>Missions that want the same of you: <c>needs-you working waiting done</c>.</summary>
public sealed record HomeGroup(string Name, Seq<HomeEntry> Missions);

/// <summary>One mission in a line.</summary>
/// <param name="State">As the dashboard has it; <c>damaged</c> for one that cannot be read, and why is its
/// <paramref name="Now"/>.</param>
/// <param name="Needs">How many things wait for you.</param>
public sealed record HomeEntry(
    string Mission,
    string State,
    string Title,
    string Repository,
    string Now,
    int Needs,
    int Proven,
    int Total,
    int Sealed,
    int Milestones,
    decimal Usd,
    long Tokens,
    bool IsScripted,
    bool HasLanded,
    DateTimeOffset Since,
    DateTimeOffset LastAt)
{
    /// <param name="isRun">A live process runs it.</param>
    public static HomeEntry Of(Mission mission, bool isRun)
    {
        var (present, spend) = (Present.Of(mission, isRun), mission.Spend);
        return new(
            mission.Opening?.Mission ?? "",
            present.State,
            mission.Plan?.Title ?? mission.Opening?.Goal ?? "",
            mission.Opening?.Repository ?? "",
            present.Sentence,
            Need.Of(mission).Count(),
            mission.Standings.Count(one => one.Truth is Core.Verdicts.Truth.Proven),
            mission.Standings.Count,
            mission.Seals.Count,
            mission.Plan?.Milestones.Count ?? 0,
            spend.Usd,
            spend.Tokens,
            mission.Opening?.IsScripted is true,
            mission.Landings is [_, ..],
            present.Since,
            mission.LastAt);
    }

    public static HomeEntry Damaged(string mission, string why) =>
        new(mission, "damaged", "", "", why, 1, 0, 0, 0, 0, 0, 0, false, false, default, default);
}
