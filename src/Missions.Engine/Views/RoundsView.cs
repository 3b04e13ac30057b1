using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;

namespace Missions.Engine.Views;

/// <summary>The validations of one milestone: what each found, what was decided about it, and what came next.</summary>
public sealed record RoundsView(string Milestone, string Title, Seq<RoundView> Rounds)
{
    /// <summary>Milestones that were validated at all, in their order.</summary>
    public static Seq<RoundsView> Of(Mission mission) =>
    [
        .. (mission.Plan?.Milestones ?? [])
            .Select(milestone => new RoundsView(
                milestone.Id.ToString(),
                milestone.Title,
                [
                    .. mission.Rounds.Where(round => round.Milestone == milestone.Id)
                        .Select(round => RoundView.Of(mission, round)),
                ]))
            .Where(one => one.Rounds is [_, ..]),
    ];
}

/// <summary>One validation of a milestone.</summary>
/// <param name="State"><c>holds fails open void</c>.</param>
/// <param name="Next">What came of it, in a sentence.</param>
public sealed record RoundView(
    int Number, string Commit, string State, string? Because, Seq<FoundView> Found, string Next)
{
    internal static RoundView Of(Mission mission, Round round) => new(
        round.Number,
        Text.Short(round.Commit),
        round switch
        {
            { IsVoid: true } => "void", { Holds: true } => "holds", { Holds: false } => "fails",
            _ => "open"
        },
        round.Because,
        [
            .. mission.Issues
                .Where(issue => issue.Milestone == round.Milestone && issue.Round == round.Number)
                .Select(issue => FoundView.Of(mission, issue)),
            .. round is { Holds: null, IsVoid: false }
                ? mission.FailuresOf(round).Select(FoundView.Of)
                : [],
        ],
        NextOf(mission, round));

    private static string NextOf(Mission mission, Round round)
    {
        if (round.IsVoid) return "Void since a roll-back.";
        if (round.Holds is null) return "Under way.";
        var seal = mission.Seals.FirstOrDefault(one => one.Milestone == round.Milestone && one.Commit == round.Commit);
        if (seal is not null) return $"Sealed on {Text.Short(seal.Commit)}.";
        var later = mission.Rounds.FirstOrDefault(one =>
            one.Milestone == round.Milestone && one.Number > round.Number && !one.IsVoid);
        if (later is not null)
            return $"Round {later.Number} {later.Holds switch { true => "holds", false => "fails", _ => "is open" }}.";
        return round.Holds is true ? "To be sealed." : "To be mended, then validated again.";
    }
}

/// <summary>Something that a validation found, and what became of it.</summary>
/// <param name="Issue">Its id; null where it is not yet one.</param>
/// <param name="Decided"><c>open feature fold dismiss</c>.</param>
/// <param name="Because">Why that was decided.</param>
/// <param name="Next">What became of the feature that takes care of it.</param>
public sealed record FoundView(
    string? Issue,
    string Severity,
    string Text,
    string? Assertion,
    string Decided,
    string? Feature,
    string? Because,
    string? Next)
{
    public bool IsDismissed => Decided is "dismiss";

    internal static FoundView Of(Mission mission, Issue issue) => new(
        issue.Id.ToString(),
        Words.Of(issue.Severity),
        issue.Text,
        issue.Assertion?.ToString(),
        issue.Resolution is { } how ? Words.Of(how.By) : "open",
        issue.Resolution?.Feature?.ToString(),
        issue.Resolution?.Because,
        issue.Resolution?.Feature is not { } feature ? null
            : mission.IsDone(feature) ? $"{feature} is built"
            : mission.IsCancelled(feature) ? $"{feature} is cancelled"
            : $"{feature} is to be built");

    internal static FoundView Of(Standing failed) => new(
        null,
        Words.Of(Core.Runs.Severity.Blocking),
        $"{failed.Assertion} is {Words.Of(failed.Truth)}: {failed.Because}",
        failed.Assertion.ToString(),
        "open",
        null,
        null,
        null);
}
