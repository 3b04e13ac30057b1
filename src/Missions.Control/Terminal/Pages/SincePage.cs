using System.Globalization;
using Missions.Engine.Views;
using Missions.Engine.Views.Courses;
using static Missions.Control.Terminal.Columns;

namespace Missions.Control.Terminal.Pages;

/// <summary>What somebody who was away must know, on one screen.</summary>
internal static class SincePage
{
    // Its own first line, the heads of four groups, and two about what was used.
    private const int Fixed = 7;

    public static Page Of(MissionSeen mission, DateTimeOffset now, (int Columns, int Rows) size)
    {
        var since = mission.Since;
        var room = Math.Max(4, size.Rows - Fixed);
        var waits = Math.Min(since.Waits.Count, Math.Max(1, room / 4));
        var wrong = Math.Min(since.Wrong.Lines.Count, Math.Max(1, (room - waits) / 2));
        var decided = Math.Min(since.Decided.Lines.Count, Math.Max(1, (room - waits - wrong) * 2 / 3));
        var achieved = Math.Max(0, room - waits - wrong - decided);
        return new(
            "Since you left",
            [
                new(Begin(since, now)),
                .. Waits(since, waits),
                .. Lines(since.Wrong, Wrong(since.Wrong), wrong),
                .. Lines(since.Decided, $"Decided ({since.Decided.Total})", decided),
                .. Lines(since.Achieved, Achieved(since.Spent), achieved),
                .. Spent(since.Spent),
            ]);
    }

    /// <summary>All of one group, however many.</summary>
    public static Page Group(MissionSeen mission, string kind, int columns)
    {
        var group = kind switch
        {
            "wrong" => mission.Since.Wrong,
            "decided" => mission.Since.Decided,
            _ => mission.Since.Achieved,
        };
        var left = group.Total - group.Lines.Count;
        return new(
            $"Since you left: {kind} ({group.Total})",
            [
                .. group.Lines.SelectMany(
                    line => Row.Wrap($"{line.At.UtcDateTime:MM-dd HH:mm} {Text(line)}", columns, 4)),
                .. left > 0 ? [new($"and {left} more: the journal has them all")] : Array.Empty<Row>(),
            ]);
    }

    private static string Begin(SinceView since, DateTimeOffset now) =>
        since.Seq == 0 ? $"All of it: {since.Events} lines." :
        $"You left {Ago(now - since.Since)} ago, {since.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC"
        + $"{(since.What is { } what ? $" ({what})" : "")}; {since.Events} lines since.";

    private static IEnumerable<Row> Waits(SinceView since, int most)
    {
        yield return Row.Head($"Waits for you ({since.Waits.Count})");
        // What is left out is said in the place of the last one.
        var shown = since.Waits.Count > most ? most - 1 : most;
        foreach (var one in since.Waits.Take(shown)) yield return new($"  {one.Id} {one.Text}", $"decide:{one.Id}");
        if (since.Waits.Count > shown) yield return new($"  and {since.Waits.Count - shown} more", "decide:");
    }

    private static IEnumerable<Row> Lines(SinceGroup group, string head, int most)
    {
        yield return Row.Head(head, group.Total > 0 ? $"since:{group.Kind}" : null);
        var shown = group.Total > most ? most - 1 : most;
        foreach (var line in group.Lines.Take(Math.Max(0, shown)))
            yield return new(
                $"  {Text(line)}", Look: line is { Kind: "wrong", IsSettled: false } ? Look.Bad : Look.Plain);
        if (group.Total > shown && most > 0)
            yield return new($"  and {group.Total - Math.Max(0, shown)} more", $"since:{group.Kind}");
    }

    private static string Wrong(SinceGroup wrong) => wrong.Total == 0 ? "Went wrong (0)"
        : $"Went wrong ({wrong.Total}, {wrong.Open switch { 0 => "all put right", var open => $"{open} still so" }})";

    private static string Achieved(SinceSpend spent) =>
        $"Proven {spent.ProvenBefore} -> {spent.Proven} of {spent.Total}, built {spent.BuiltBefore} -> {spent.Built} "
        + $"of {spent.Features}, sealed {spent.SealedBefore} -> {spent.Sealed}";

    private static IEnumerable<Row> Spent(SinceSpend spent)
    {
        var usd = spent.IsUnpriced && spent.Usd == 0 ? "unpriced" : $"${Money.Amount(spent.Usd)}";
        var lost = spent.Lost > 0 ? $" ({spent.Lost} lost)" : "";
        yield return Row.Head($"Spent {usd}, {spent.Tokens.ToString("N0", CultureInfo.InvariantCulture)} tokens in "
            + $"{spent.Runs} runs{lost}, {spent.Hours.ToString("0.0", CultureInfo.InvariantCulture)} h at work");
        var gained = spent.Proven - spent.ProvenBefore;
        yield return new(gained <= 0 ? "  nothing newly proven for it"
            : $"  {(spent.Tokens / gained).ToString("N0", CultureInfo.InvariantCulture)} tokens"
                + $"{(spent.Usd > 0 ? $", ${Money.Amount(spent.Usd / gained)}" : "")} for each newly proven assertion");
    }

    private static string Text(SinceLine line)
    {
        string?[] notes =
        [
            line.Times > 1 ? $"{line.Times} times" : null,
            line.IsSettled ? "put right since" : null,
            line is { Kind: "decided" } ? $"by {line.By}" : null,
        ];
        var note = string.Join(", ", notes.OfType<string>());
        return note is "" ? line.Text : $"[{note}] {line.Text}";
    }
}
