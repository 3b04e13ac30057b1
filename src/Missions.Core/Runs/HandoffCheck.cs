namespace Missions.Core.Runs;

/// <summary>Holds what a handoff claims against what the engine saw. What differs is a dispute.</summary>
public static class HandoffCheck
{
    public static Seq<(string Claim, string Fact)> Disputes(Handoff handoff, RunFacts facts) =>
    [
        .. handoff.Commands.Select(claim => Dispute(claim, handoff, facts)).OfType<(string, string)>(),
        .. handoff.Tests.SelectMany(test => Disputes(test, facts)),
        .. handoff.Outcome is HandoffOutcome.Done && facts.Files is []
            ? new[] { ("The feature is done.", "No file was changed.") }
            : [],
    ];

    /// <summary>The claims of a handoff that fit no command that was seen.</summary>
    public static Seq<CommandRun> Unseen(Handoff handoff, Seq<CommandRun> seen) =>
        [.. handoff.Commands.Where(claim => Fold(claim.Run) is var line && !seen.Any(run => Runs(run.Run, line)))];

    private static (string, string)? Dispute(CommandRun claim, Handoff handoff, RunFacts facts)
    {
        var line = Fold(claim.Run);
        var ran = facts.Commands.Where(run => Runs(run.Run, line)).ToList();
        var seen = ran.FindAll(run => !Hides(run.Run, line));
        var said = $"`{claim.Run}` ran and exited with {claim.ExitCode}.";

        if (ran is [] && facts.Unobserved.Contains(claim.Run)) return null;
        if (line is "" || ran is []) return (said, "It was never run in this session.");
        if (seen is []) return (said, $"Its own exit code was hidden: `{ran[^1].Run}`.");
        if (seen.TrueForAll(run => run.ExitCode != claim.ExitCode))
            return (said, $"It exited with {string.Join(", ", seen.Select(run => run.ExitCode))}.");

        var last = seen[^1].ExitCode;
        var admitted = handoff.Commands.Any(other => Fold(other.Run) == line && other.ExitCode == last);
        return admitted ? null : (said, $"The last time it ran it exited with {last}.");
    }

    // What only speaks of a command does not run it.
    private static readonly string[] Talk = ["echo", "printf", "cat", "grep", "which", "man", "true", ":", "#"];

    private static bool Runs(string seen, string line) =>
        seen.Split('\n').Select(Fold).Append(Fold(seen)).Any(one =>
            one.IndexOf(line, StringComparison.Ordinal) is var place and >= 0
            && !one[..place].Split('&', '|', ';', '(')[^1].Split(' ').Any(Talk.Contains));

    /// <summary>Whether the line goes on so that it exits well whatever the command did.</summary>
    private static bool Hides(string seen, string line)
    {
        var one = Fold(seen);
        var parts = one[(one.IndexOf(line, StringComparison.Ordinal) + line.Length)..].Split("||", 2);
        return parts is [_, var otherwise]
            && (Talk.Contains(otherwise.Trim().Split(' ')[0])
                || otherwise.Trim().StartsWith("exit 0", StringComparison.Ordinal));
    }

    private static IEnumerable<(string, string)> Disputes(TestFile test, RunFacts facts)
    {
        if (!facts.Files.Contains(test.File))
        {
            yield return ($"Tests were written in {test.File}.", "That file was not changed.");
            yield break;
        }
        foreach (var name in test.Cases.Select(one => one.Name).Where(name => !facts.TestNames.Contains(name)))
            yield return ($"{test.File} has a test named '{name}'.", "No such name stands in that file.");
    }

    private static string Fold(string line) =>
        string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
