using System.Text.RegularExpressions;
using Missions.Core;

namespace Missions.Engine.Proofs;

/// <summary>Reads out of a check's output what it complains about, so that the known can be told from the new.</summary>
/// <remarks>Line numbers, durations and places of the checkout are taken out: they change without meaning anything.</remarks>
public static class Findings
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Failing tests as runners print them: TAP, node's spec reporter, xunit and NUnit by `dotnet test`, pytest, go, cargo.
    private static readonly Regex Test = new(
        """^\s*(?:not ok \d+ -? ?(?<name>[^#\n]+)$|[✖✗×] (?<name>.+)|FAILED (?<name>.+)|--- FAIL: (?<name>\S+).*|Failed (?<name>\S+) \[.*|test (?<name>\S+) \.\.\. FAILED)""",
        RegexOptions.ExplicitCapture | RegexOptions.Compiled,
        Patience);

    // path:line[:column] message, and path(line,column): message
    private static readonly Regex Place = new(
        """^\s*(?<path>[\w./@-]+\.\w{1,8})(?::\d+(?::\d+)?|\(\d+(?:,\d+)*\))(?::|\s)\s*(?<text>\S.*)$""",
        RegexOptions.ExplicitCapture | RegexOptions.Compiled,
        Patience);

    private static readonly Regex Duration = new(
        """\s*[\[(]\d+(\.\d+)?\s?m?s[\])]""", RegexOptions.ExplicitCapture | RegexOptions.Compiled, Patience);

    public static Seq<string> In(string output) =>
        [.. output.Split('\n').Select(Finding).OfType<string>().Distinct().Order(StringComparer.Ordinal)];

    private static string? Finding(string line)
    {
        if (line.Length > 2000) return null;
        if (Test.Match(line) is { Success: true } test) return Duration.Replace(test.Groups["name"].Value, "").Trim();
        if (Place.Match(line) is { Success: true } place)
            return $"{place.Groups["path"].Value} {Duration.Replace(place.Groups["text"].Value, "").Trim()}";

        return null;
    }
}
