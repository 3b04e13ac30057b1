using Missions.Core.Plans;

namespace Missions.Core.Verdicts;

/// <summary>What one side did with one input, as text to be compared line by line.</summary>
/// <param name="Trouble">Why it says nothing: it could not be started, or did not end.</param>
public sealed record Behaviour(string Input, string Seen, string? Trouble = null);

/// <summary>Whether two sides behave alike, but for what a human approved.</summary>
public static class ParityRules
{
    private const int Shown = 20;
    private const string Becomes = " => ";

    /// <summary>Exit code 0 where nothing differs, 1 where something does, -1 where the base does not run.</summary>
    public static ProofOutcome Judge(Proof.Parity proof, Seq<Behaviour> old, Seq<Behaviour> now)
    {
        if (old.FirstOrDefault(one => one.Trouble is not null) is { } broken)
            return new(-1, false, $"On the base, with '{broken.Input}': {broken.Trouble}", 0);

        var differing = old.Zip(now)
            .Select(pair => (pair.First.Input, Lines: Differences(pair.First, pair.Second, proof.ApprovedDifferences)))
            .Where(one => one.Lines is [_, ..])
            .ToList();
        var report = differing.Count == 0
            ? $"Base and head do the same with all of {old.Count} inputs.\n"
            : $"Base and head differ with {differing.Count} of {old.Count} inputs.\n"
                + string.Concat(differing.Take(Shown).Select(one =>
                    $"with '{one.Input}':\n{string.Concat(one.Lines.Select(line => $"  {line}\n"))}"));

        return new(differing.Count == 0 ? 0 : 1, false, report, 0);
    }

    /// <summary>Why a parity proof cannot be relied on; null where it can.</summary>
    /// <param name="runs">Of the base against itself.</param>
    public static string? Problem(Seq<ProofOutcome> runs, (int Tried, int Noticed) mutants) => runs switch
    {
        _ when runs.FirstOrDefault(run => run.ExitCode == -1) is { } broken =>
            $"It is broken, not failing: {broken.Output}",
        _ when runs.FirstOrDefault(run => run.ExitCode != 0) is { } differing =>
            "The base differs from itself. Make the run repeatable, or approve in approvedDifferences what changes "
                + $"from run to run. {differing.Output}",
        _ when mutants is { Tried: > 0, Noticed: 0 } =>
            $"Of {mutants.Tried} damaged copies of the base each behaves alike: its inputs notice nothing.",
        _ => null,
    };

    private static Seq<string> Differences(Behaviour old, Behaviour now, Seq<string> approved)
    {
        if (now.Trouble is { } trouble) return [trouble];
        var (left, right) = (Lines(old.Seen, approved, isOld: true), Lines(now.Seen, approved, isOld: false));
        return [.. DifferingLines.Between(left, right).Take(Shown)];
    }

    /// <summary>The lines that count, each with what it is compared by.</summary>
    private static List<ComparedLine> Lines(string seen, Seq<string> approved, bool isOld)
    {
        var lines = new List<ComparedLine>();
        foreach (var line in seen.Split('\n').Select(line => line.TrimEnd('\r')))
        {
            var rule = approved.FirstOrDefault(one =>
                Matches(Side(one, isOld), line) || Matches(Side(one, true), line));
            if (rule is null) lines.Add(new(line, line));
            else if (rule.Contains(Becomes, StringComparison.Ordinal)) lines.Add(new(rule, line));
        }
        return lines;
    }

    private static string Side(string rule, bool isOld) =>
        rule.Split(Becomes, 2) is [var old, var now] ? isOld ? old : now : rule;

    /// <summary>Whether the whole line is what the pattern says, <c>*</c> standing for any text.</summary>
    private static bool Matches(string pattern, string line)
    {
        var parts = pattern.Split('*');
        if (parts is [var whole]) return whole == line;
        if (!line.StartsWith(parts[0], StringComparison.Ordinal)) return false;

        var place = parts[0].Length;
        foreach (var part in parts[1..^1])
        {
            var found = line.IndexOf(part, place, StringComparison.Ordinal);
            if (found < 0) return false;
            place = found + part.Length;
        }
        return line.Length - place >= parts[^1].Length && line.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
