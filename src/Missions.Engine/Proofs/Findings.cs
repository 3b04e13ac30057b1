using System.Text.RegularExpressions;
using Missions.Core;

namespace Missions.Engine.Proofs;

/// <summary>
/// Reads out of a check's output what it complains about, so that the known can be told from the new.
/// </summary>
/// <remarks>
/// Line numbers, durations, counts and places of the checkout are left out: they change without meaning anything.
/// </remarks>
public static class Findings
{
    // Failing tests, by what prints them so.
    private static readonly Regex Test = Compiled(
    [
        @"not ok \d+ -? ?(?!.* # (?i:todo|skip))(?<name>.+)", // TAP
        @"[✖✗✕×] (?!failing tests:|\d+ problem)(?<name>.+)", // node, jest, vitest
        @"FAILED (?!\()(?<name>.+?)(?: - .*)?", // pytest
        @"(?:FAIL|ERROR):? +(?<name>\S.*)", // unittest, jest, vitest
        @"--- FAIL: (?<name>\S+).*", // go
        @"Failed (?<name>\w[\w.+]*\.\w+(?:\(.*\))?)", // dotnet test
        @"test (?<name>\S+) \.\.\. FAILED", // cargo
    ]);

    // path:line[:column] message, and path(line,column): message
    private static readonly Regex Place = Compiled(
        [@"(?<path>[\w./@+-]+\.\w{1,8})(?::\d+(?::\d+)?|\(\d+(?:,\d+)*\))(?::|\s)\s*(?<text>\S.*)"]);

    // A path by itself, and below it line:column with a word for how bad it is.
    private static readonly Regex Heading = Compiled([@"(?<path>[\w./@+-]*[/.][\w./@+-]*\.\w{1,8}|[\w@+-]+\.\w{1,8})"]);
    private static readonly Regex Below = Compiled([@"\d+:\d+\s+(?<text>(?:error|warning)\s.*)"]);

    private static readonly Regex Duration = new(
        @"\s*[\[(]\s?<?\s?\d+(\.\d+)?\s?m?s[\])]|\s+\d+(\.\d+)?m?s$", RegexOptions.ExplicitCapture | RegexOptions.Compiled, Patience);

    private static readonly Regex Checkout = new(
        @"(file://)?/[^\s:(]*/checkouts/\d+/|(file://)?/workspace/", RegexOptions.ExplicitCapture | RegexOptions.Compiled, Patience);

    private static TimeSpan Patience => TimeSpan.FromSeconds(2);

    public static Seq<string> In(string output)
    {
        var (found, heading) = (new SortedSet<string>(StringComparer.Ordinal), "");
        foreach (var line in output.Split('\n').Where(line => line.Length <= 2000).Select(Stable))
        {
            if (Finding(line, heading) is { } finding) found.Add(finding);
            if (Heading.Match(line) is { Success: true } file) heading = file.Groups["path"].Value;
        }
        return [.. found];
    }

    private static string? Finding(string line, string heading)
    {
        if (Test.Match(line) is { Success: true } test) return test.Groups["name"].Value;
        if (Place.Match(line) is { Success: true } place)
            return $"{place.Groups["path"].Value} {place.Groups["text"].Value}";

        return heading is not "" && Below.Match(line) is { Success: true } below ? $"{heading} {below.Groups["text"].Value}" : null;
    }

    private static string Stable(string line) => Duration.Replace(Checkout.Replace(line, "").TrimEnd(), "").TrimEnd();

    private static Regex Compiled(params IEnumerable<string> alternatives) => new(
        $@"^\s*(?:{string.Join('|', alternatives)})$", RegexOptions.ExplicitCapture | RegexOptions.Compiled, Patience);
}
