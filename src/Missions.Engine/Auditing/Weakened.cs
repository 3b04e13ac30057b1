using System.Text;
using System.Text.RegularExpressions;
using Missions.Engine.Proofs;
using Missions.Engine.Views;
using Missions.World.Git;

namespace Missions.Engine.Auditing;

/// <summary>
/// Lines of tests that claimed something and are gone, or are new and claim nothing. Whether that is right is for a
/// person to say; here it is only pointed out.
/// </summary>
internal static class Weakened
{
    // What is longer was not written by hand, and would keep an expression busy.
    private const int Shown = 6, Most = 3000, Longest = 2000;

    private static readonly Regex Claim = new(
        @"\bassert|\bexpect\s*\(|\bshould\b|\.to(Be|Equal|Match|Throw|Contain|Have)|\brequire\.|\bt\.(Error|Fatal)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Compiled, TimeSpan.FromSeconds(2));

    private static readonly Regex Hollow = new(
        @"(expect\s*\(\s*(true|1)\s*\)|assert(\.ok|\.True|True)?\s*\(?\s*(true|1)\s*\)?\s*;?\s*$|Assert\.True\(true)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Compiled, TimeSpan.FromSeconds(2));

    // What says which value is expected, and not only that there is some.
    private static readonly Regex Exact = new(
        @"equal|\.to(Be|Have\w+|Match|Contain|Throw)\s*\(\s*[^)\s]|assert(\s|!|\.true|\.ok)?\s*\(?[^;]*[^=!<>]==[^=]|"
            + "assert_eq|assert[A-Z]?In\\b|Throws|Raises|Contains",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Compiled, TimeSpan.FromSeconds(2));

    public static async Task<IReadOnlyList<string>> InAsync(
        IRepository repository, string from, string to, CancellationToken ct)
    {
        var notes = new List<string>();
        foreach (var change in await repository.ChangesAsync(from, to, ct))
            if (TestFiles.IsTest(change.Path) && change.Kind is not ChangeKind.Removed)
                notes.AddRange(Of(
                    change.Path,
                    await LinesAsync(repository, from, change.Path, ct),
                    await LinesAsync(repository, to, change.Path, ct)));
        return notes;
    }

    internal static IEnumerable<string> Of(string path, string[] before, string[] after)
    {
        if (before.Length > Most || after.Length > Most) yield break;
        var lines = LineDiff.Of(before, after).Where(line => line.Length <= Longest).ToList();
        var gone = lines.FindAll(line => line[0] is '-' && Claim.IsMatch(line));
        var come = lines.FindAll(line => line[0] is '+' && Claim.IsMatch(line));
        var hollow = lines.FindAll(line => line[0] is '+' && Hollow.IsMatch(line));
        if (gone.Count > come.Count)
            yield return $"{path} claims less: {gone.Count} such lines are gone, {come.Count} are new. {Show(gone)}";
        var (exact, loose) = (gone.FindAll(IsExact), come.FindAll(line => !IsExact(line)));
        if (gone.Count <= come.Count && exact.Count > come.Count(IsExact) && loose.Except(hollow).Any())
            yield return $"{path} says less exactly what is expected: {Show([.. exact, .. loose])}";
        if (hollow is [_, ..]) yield return $"{path} claims what is always so: {Show(hollow)}";

        var declared = TestFiles.Declared(path, string.Join('\n', after)).Count
            - TestFiles.Declared(path, string.Join('\n', before)).Count;
        if (declared > 0 && come.Count == 0)
            yield return $"{path} has {declared} new {(declared == 1 ? "test" : "tests")}, and no new line in it "
                + "claims anything.";
    }

    private static bool IsExact(string line) => Exact.IsMatch(line) && !NotEqual.IsMatch(line);

    private static readonly Regex NotEqual = new(
        @"not\w*equal|\.not\b|is\s+not|Not[A-Z]\w*\(",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Compiled, TimeSpan.FromSeconds(2));

    private static string Show(List<string> lines) =>
        string.Join(" / ", lines.Take(Shown).Select(line => $"{line[0]} {line[1..].Trim()}"));

    private static async Task<string[]> LinesAsync(
        IRepository repository, string commit, string path, CancellationToken ct) =>
        await repository.ReadAsync(commit, path, ct) is { } bytes
            ? [.. Encoding.UTF8.GetString(bytes).Split('\n').Select(line => line.TrimEnd())]
            : [];
}
