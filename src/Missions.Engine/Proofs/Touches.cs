using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Views;
using Missions.World.Git;

namespace Missions.Engine.Proofs;

/// <summary>Finds what a commit changed about tests, checks and CI since the base, whatever its files are called now.</summary>
public sealed class Touches(IRepository repository, Checks checks)
{
    private const int MostLines = 20, MostLine = 160, MostText = 4 << 20;

    /// <summary>Above this share of common lines a new file is the old one under another name.</summary>
    private const double Alike = 0.5;

    private sealed record Pair(string Path, string? Before, string? After);

    /// <summary>Names of tests that ran on the base and, by the runner's own word, do not run now.</summary>
    public Seq<string> Unheard { get; init; }

    /// <summary>Those of them of which no test of that name is left; else one of the two was renamed.</summary>
    /// <remarks>By a report, or by what was printed: either may be forged.</remarks>
    public static Seq<string> Missing(TestTally? known, TestTally? now) => known is null || now is null ? [] :
    [
        .. known.GoneIn(now).Except(now.Names)
            .Union(known.GoneFromPrintIn(now).Except(now.Printed?.Names ?? [])),
    ];

    /// <summary>Programs of the repository that the checks start by way of scripts.</summary>
    private IReadOnlyList<string> _programs = [];

    public async Task<Seq<Touch>> BetweenAsync(string from, string to, CancellationToken ct)
    {
        _programs = [.. PackageScripts.Programs(await TextAsync(from, "package.json", ct) ?? "", checks)];
        var pairs = new List<Pair>();
        foreach (var change in await repository.ChangesAsync(from, to, ct))
            if (TestFiles.MayDeclare(change.Path) || Kind(change.Path) is not null)
                pairs.Add(new(change.Path, await TextAsync(from, change.Path, ct), await TextAsync(to, change.Path, ct)));
        foreach (var pair in pairs.Where(pair => pair.After is null && !TestFiles.MayDeclare(pair.Path) && Kind(pair.Path) is not TouchKind.Ci).ToList())
            if (await IsGoneWholeAsync(to, pair.Path, ct)) pairs.Remove(pair);
        return [.. Configured(pairs).Concat(Tested(Matched(pairs.FindAll(pair => TestFiles.MayDeclare(pair.Path)))))];
    }

    /// <summary>What was configured for a folder goes with the whole of it.</summary>
    private async Task<bool> IsGoneWholeAsync(string commit, string path, CancellationToken ct) =>
        path.LastIndexOf('/') is > 0 and var slash && await repository.ListAsync(commit, path[..slash], ct) is [];

    private IEnumerable<Touch> Configured(List<Pair> pairs)
    {
        foreach (var pair in pairs)
        {
            if (Kind(pair.Path) is not { } kind) continue;
            var (before, after) = (Lines(pair, pair.Before), Lines(pair, pair.After));

            if (before.SequenceEqual(after) || CheckFiles.IsMore(kind, pair.Path, before, after)) continue;
            yield return new(pair.Path, kind, Differing(before, after));
        }
    }

    private List<string> Lines(Pair pair, string? text) => text is null ? [] : CheckFiles.Lines(pair.Path, text, With(pair.Path));

    private TouchKind? Kind(string path) => CheckFiles.Kind(path, With(path));

    /// <summary>The checks, with a line for the file where scripts start it for them.</summary>
    private Checks With(string path) => _programs.Any(program => program.TrimStart('.', '/') == path)
        ? checks with { Lint = $"{checks.Lint}; {path}" }
        : checks;

    /// <summary>Joins a file that is gone with the new one that holds its tests or most of its lines.</summary>
    private static List<Pair> Matched(List<Pair> pairs)
    {
        var fresh = pairs.FindAll(pair => pair.Before is null);
        var matched = new List<Pair>();
        foreach (var gone in pairs.Where(pair => pair.After is null))
        {
            if (fresh.MaxBy(one => Likeness(gone.Before!, one.After!)) is not { } best
                || Likeness(gone.Before!, best.After!) < Alike) continue;
            matched.Add(new(gone.Path, gone.Before, best.After));
            fresh.Remove(best);
        }
        return
        [
            .. matched,
            .. fresh,
            .. pairs.Where(pair => pair.Before is not null && matched.TrueForAll(one => one.Path != pair.Path)),
        ];
    }

    private static double Likeness(string one, string other)
    {
        var (left, right) = (Significant(one), Significant(other));
        return left.Count == 0 ? 0 : (double)left.Count(right.Contains) / Math.Max(left.Count, right.Count);
    }

    private static HashSet<string> Significant(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 3)];

    private IEnumerable<Touch> Tested(List<Pair> pairs)
    {
        var appeared = pairs.SelectMany(Gained).ToList();
        foreach (var pair in pairs)
        {
            var (before, after) = (Declared(pair, pair.Before), Declared(pair, pair.After));
            if (before is [] && after is [] && !TestFiles.IsTest(pair.Path)) continue;

            var lost = Less(before, after).FindAll(name => !appeared.Remove(name));
            var gone = lost.ConvertAll(name => $"- {name}");
            if (pair.After is null && lost is [_, ..]) yield return new(pair.Path, TouchKind.Gone, Cut(gone));
            else if (pair.Before is not null
                && lost.Count - (long)TestFiles.Folded(pair.Before, pair.After ?? "") > Less(after, before).Count)
                yield return new(pair.Path, TouchKind.Fewer, Cut(gone));
            else if (pair.Before is not null) yield return new(pair.Path, TouchKind.Changed);

            var kept = after.FindAll(name => before.Contains(name) && Unheard.Any(one => TestFiles.IsNamed(one, name)));
            if (kept is [_, ..]) yield return new(pair.Path, TouchKind.Silent, Cut(kept.ConvertAll(name => $"- {name}")));
            foreach (var marked in Marked(pair)) yield return marked;
        }
    }

    private static IEnumerable<Touch> Marked(Pair pair)
    {
        if (pair.After is null) yield break;
        var (before, after) = (pair.Before ?? "", pair.After);
        if (Added(before, after, line => TestFiles.IsOnly(pair.Path, line)) is [_, ..] only) yield return new(pair.Path, TouchKind.Only, only);
        if (Added(before, after, line => TestFiles.IsSkip(pair.Path, line)) is [_, ..] skips) yield return new(pair.Path, TouchKind.Skips, skips);
    }

    private static List<string> Gained(Pair pair) => Less(Declared(pair, pair.After), Declared(pair, pair.Before));

    private static List<string> Declared(Pair pair, string? text) =>
        text is null ? [] : TestFiles.Declared(pair.Path, text);

    private static List<string> Less(List<string> all, List<string> known)
    {
        var left = known.ToList();
        return all.FindAll(name => !left.Remove(name));
    }

    private static Seq<string> Added(string before, string after, Predicate<string> matters)
    {
        static List<string> Of(string text, Predicate<string> matters) =>
            [.. text.Split('\n').Where(line => matters(line)).Select(line => line.Trim())];
        return Cut(Less(Of(after, matters), Of(before, matters)).ConvertAll(line => $"+ {line}"));
    }

    private static Seq<string> Differing(List<string> before, List<string> after) =>
        before.Count * (long)after.Count > 4_000_000
            ? Cut([.. Less(before, after).Select(line => $"- {line}"), .. Less(after, before).Select(line => $"+ {line}")])
            : Cut([.. LineDiff.Of(before, after).Where(line => line[0] is not ' ')]);

    private static Seq<string> Cut(List<string> lines) =>
    [
        .. lines.Take(MostLines).Select(line => line.Length > MostLine ? $"{line[..MostLine]}..." : line),
    ];

    private async Task<string?> TextAsync(string commit, string path, CancellationToken ct) =>
        await repository.ReadAsync(commit, path, ct) is { } bytes
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, MostText)))
            : null;
}
