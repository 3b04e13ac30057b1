using Missions.Core;

namespace Missions.Engine.Flows;

/// <summary>A call as it was made, and what it answered.</summary>
internal sealed record Made(EvidenceId Id, RecordedCall Call, string Text);

/// <summary>Which calls of a tester belong to a flow: what its verdict rests on, and what made way for it.</summary>
internal static class Scene
{
    private static readonly string[] Looks =
        ["browser_read", "browser_screenshot", "browser_console", "browser_network", "terminal_screen"];

    /// <summary>
    /// What was done since the flow was begun afresh: its service started, its page or terminal opened.
    /// </summary>
    public static IReadOnlyList<Made> Fresh(IReadOnlyList<Made> all, ISet<EvidenceId> cited, bool hasService)
    {
        var first = all.Index().FirstOrDefault(
            one => cited.Contains(one.Item.Id), (Index: all.Count, Item: null!)).Index;
        int[] openings = [first, Opening(all, cited, "browser_open"), Opening(all, cited, "terminal_start")];
        var opened = openings.Min();
        var begun = !hasService ? opened : all.Take(opened).Index().LastOrDefault(
            one => one.Item.Call.Tool is "start_service", (Index: opened, Item: null!)).Index;
        return
        [
            .. Until(all, cited).Skip(begun).Where(
                made => cited.Contains(made.Id) || made.Call.Tool is not "shell" && !IsLook(made)),
        ];
    }

    /// <summary>What was done since page or terminal was last opened, and what changed something before.</summary>
    public static IReadOnlyList<Made> Narrow(IReadOnlyList<Made> all, ISet<EvidenceId> cited)
    {
        var (page, terminal) = (Opening(all, cited, "browser_open"), Opening(all, cited, "terminal_start"));
        return
        [
            .. Until(all, cited).Where((made, at) => cited.Contains(made.Id) || made.Call.Tool switch
            {
                "start_service" => true,
                "http_request" => !IsLook(made),
                var tool when tool.StartsWith("browser_", StringComparison.Ordinal) => at >= page && !IsLook(made),
                var tool when tool.StartsWith("terminal_", StringComparison.Ordinal) => at >= terminal && !IsLook(made),
                _ => false,
            }),
        ];
    }

    /// <summary>Everything that was done before, in whatever flow.</summary>
    public static IReadOnlyList<Made> Whole(IReadOnlyList<Made> all, ISet<EvidenceId> cited) =>
        [.. Until(all, cited).Where(made => cited.Contains(made.Id) || !IsLook(made))];

    private static IEnumerable<Made> Until(IReadOnlyList<Made> all, ISet<EvidenceId> cited)
    {
        var last = all.Index().LastOrDefault(one => cited.Contains(one.Item.Id), (Index: -1, Item: null!)).Index;
        return all.Take(last + 1);
    }

    private static int Opening(IReadOnlyList<Made> all, ISet<EvidenceId> cited, string opening)
    {
        var surface = opening[..(opening.IndexOf('_') + 1)];
        var first = all.Index().FirstOrDefault(
            one => cited.Contains(one.Item.Id) && one.Item.Call.Tool.StartsWith(surface, StringComparison.Ordinal),
            (Index: -1, Item: null!)).Index;
        return first < 0 ? all.Count : all.Index().LastOrDefault(
            one => one.Index <= first && one.Item.Call.Tool == opening,
            (Index: 0, Item: null!)).Index;
    }

    private static bool IsLook(Made made) =>
        Looks.Contains(made.Call.Tool) && !made.Call.Arguments.TryGetProperty("waitFor", out _)
        || made.Call.Tool is "http_request"
            && made.Call.Arguments.TryGetProperty("method", out var method)
            && method.GetString()?.ToUpperInvariant() is "GET" or "HEAD" or "OPTIONS";
}
