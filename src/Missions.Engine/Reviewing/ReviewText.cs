using System.Text.Json.Nodes;
using Missions.Engine.Reports;

namespace Missions.Engine.Reviewing;

/// <summary>A mission's marked diff for the terminal, as a page, and for programs.</summary>
public static class ReviewText
{
    private const int Most = 12;

    private static readonly (Mark Mark, string Title)[] Groups =
    [
        (Mark.Nothing, "Nothing notices it"), (Mark.Opinion, "Only an opinion covers it"),
        (Mark.Whole, "A proof fails without its whole feature"), (Mark.Proof, "A proof fails without it"),
    ];

    public static IEnumerable<string> Lines(IReadOnlyList<MarkedHunk> hunks, bool isWhole)
    {
        foreach (var (mark, title) in Groups)
        {
            var group = hunks.Where(one => one.Mark == mark).ToList();
            yield return $"{title}: {group.Count}";
            foreach (var one in group)
            {
                yield return "";
                yield return $"  {one.Feature} {one.Place}  {one.Because}";
                // What is safe need not be read; where it is shows.
                var shown = isWhole ? int.MaxValue : mark is Mark.Proof ? 0 : Most;
                foreach (var line in one.Hunk.Lines.Take(shown)) yield return $"    {line}";
                if (one.Hunk.Lines.Count() is var all && all > shown && shown > 0)
                    yield return $"    and {all - shown} more lines";
            }
            yield return "";
        }
        if (hunks is []) yield return "Nothing is built yet.";
    }

    public static string Html(string mission, IReadOnlyList<MarkedHunk> hunks) => Page.Of(
        $"Review of {mission}",
        Markup.Of($"""
            <header><h1>Review of {mission}</h1></header>
            <main>
            {Markup.Of(Groups, group => Section(group.Title, group.Mark, Marked(hunks, group.Mark)))}
            </main>
            """));

    private static IReadOnlyList<MarkedHunk> Marked(IReadOnlyList<MarkedHunk> hunks, Mark mark) =>
        [.. hunks.Where(one => one.Mark == mark)];

    public static JsonArray Json(IReadOnlyList<MarkedHunk> hunks) => new([.. hunks.Select(one => new JsonObject
    {
        ["feature"] = $"{one.Feature}",
        ["path"] = one.Hunk.Path,
        ["line"] = one.Hunk.Line,
        ["lines"] = one.Hunk.Now.Count,
        ["mark"] = one.Mark.ToString().ToLowerInvariant(),
        ["because"] = one.Because,
    })]);

    private static Markup Section(string title, Mark mark, IReadOnlyList<MarkedHunk> hunks) => Parts.Section(
        $"{mark}".ToLowerInvariant(),
        $"{title}: {hunks.Count}",
        Markup.Of(hunks, one => Markup.Of($"""
            <h3>{one.Feature} <code>{one.Place}</code></h3>
            <p>{one.Because}</p>
            <pre>{string.Join('\n', one.Hunk.Lines)}</pre>

            """)));
}
