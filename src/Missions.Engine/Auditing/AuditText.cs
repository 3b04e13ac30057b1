using System.Text.Json.Nodes;
using Missions.Core.Verdicts;
using Missions.Engine.Biting;
using Missions.Engine.Briefings;
using Missions.Engine.Views;

namespace Missions.Engine.Auditing;

/// <summary>An audit for people, and the same for programs.</summary>
public static class AuditText
{
    private const int Most = 12;

    public static IEnumerable<string> Lines(AuditReport seen)
    {
        yield return $"{seen.Range.Typed}: {Text.Short(seen.Range.Base)} to {Text.Short(seen.Range.Head)}, "
            + $"checks from {seen.SettingsFrom}";
        yield return "";
        foreach (var check in seen.Checks) yield return $"  {check.Check.Name,-10} {Outcome(check)}";
        if (seen.Checks.Count > 0) yield return "";
        foreach (var finding in seen.Findings)
        {
            yield return $"FINDING  {finding.Kind}: {finding.Text}";
            foreach (var line in Cut(finding.Lines)) yield return $"    {line}";
        }
        foreach (var note in seen.Notes) yield return $"LOOK AT  {note}";
        if (seen.Bite is { } bite)
            foreach (var line in Lines(bite)) yield return line;
        yield return "";
        yield return seen.IsClean
            ? $"No finding{(seen.Notes.Count > 0 ? $"; {seen.Notes.Count} to look at" : "")}."
            : $"{Words.Several(seen.Findings.Count, "finding")}.";
    }

    public static string Outcome(AuditedCheck check)
    {
        static string Word(int code) => code == 0 ? "passes" : $"exits with {code}";
        var tests = (check.Before, check.After) is ({ } before, { } after)
            ? $"; {before.Ran} tests ran and {before.Skipped} were skipped, now {after.Ran} and {after.Skipped}"
                + (after.Report is { } format ? $" ({format})" : "")
            : "";
        return $"{Word(check.AtBase)} at the base, {Word(check.AtHead)} at the head{tests}"
            + (check.Fresh is [_, ..] ? $"; new: {string.Join(" / ", check.Fresh.Take(Most))}" : "");
    }

    /// <summary>How much of the range the tests notice the loss of, in a sentence.</summary>
    public static string Bite(AuditedBite bite)
    {
        if (bite.Note is { } why) return $"No bite. {why}";
        var whole = bite.IsWholeNoticed switch
        {
            true => "With all of its code taken out the tests fail.",
            false => "With ALL of its code taken out the tests still pass.",
            null => "Without all of its code it does not build.",
        };
        var left = bite.Left > 0 ? $"; {bite.Left} more were left out of the sample" : "";
        return $"{whole} One at a time, they notice {bite.Noticed} of {bite.Tried} hunks{left}.";
    }

    public static string Fate(BittenHunk one) => BiteText.Fate(one.Fate, one.By);

    public static string Place(BittenHunk one) => $"{one.Hunk.Path}:{one.Hunk.Line}";

    public static JsonObject Json(AuditReport seen) => new()
    {
        ["range"] = seen.Range.Typed,
        ["base"] = seen.Range.Base,
        ["head"] = seen.Range.Head,
        ["settings"] = seen.SettingsFrom,
        ["ok"] = seen.IsClean,
        ["findings"] = new JsonArray([.. seen.Findings.Select(one => new JsonObject
        {
            ["kind"] = one.Kind,
            ["text"] = one.Text,
            ["lines"] = Listed(one.Lines),
        })]),
        ["notes"] = Listed(seen.Notes),
        ["checks"] = new JsonArray([.. seen.Checks.Select(Json)]),
        ["bite"] = seen.Bite is { } bite ? Json(bite) : null,
    };

    private static JsonObject Json(AuditedCheck one) => new()
    {
        ["name"] = one.Check.Name,
        ["run"] = one.Check.Run,
        ["atBase"] = one.AtBase,
        ["atHead"] = one.AtHead,
        ["new"] = Listed(one.Fresh),
        ["testsBefore"] = one.Before?.Ran,
        ["testsAfter"] = one.After?.Ran,
        ["skippedBefore"] = one.Before?.Skipped,
        ["skippedAfter"] = one.After?.Skipped,
        ["report"] = one.After?.Report,
    };

    private static JsonObject Json(AuditedBite bite) => new()
    {
        ["tried"] = bite.Tried,
        ["noticed"] = bite.Noticed,
        ["left"] = bite.Left,
        ["wholeNoticed"] = bite.IsWholeNoticed,
        ["note"] = bite.Note,
        ["hunks"] = new JsonArray([.. bite.Hunks.Select(one => new JsonObject
        {
            ["path"] = one.Hunk.Path,
            ["line"] = one.Hunk.Line,
            ["lines"] = one.Hunk.Now.Count,
            ["fate"] = one.Fate.ToString().ToLowerInvariant(),
            ["by"] = one.By,
        })]),
    };

    private static IEnumerable<string> Lines(AuditedBite bite)
    {
        yield return "";
        yield return $"Bite     {Bite(bite)}";
        foreach (var one in bite.Hunks.OrderBy(one => one.Fate is not HunkFate.Unnoticed))
            yield return $"    {Place(one)} {Fate(one)}";
    }

    private static IEnumerable<string> Cut(IReadOnlyList<string> lines) => lines.Count <= Most
        ? lines
        : [.. lines.Take(Most), $"and {lines.Count - Most} more lines"];

    private static JsonArray Listed(IEnumerable<string> items) =>
        new([.. items.Select(one => JsonValue.Create(one))]);
}
