using System.Text.Json;

namespace Missions.Engine.Flows;

/// <summary>Which lines of a tool's answer a replay looks at.</summary>
internal static class Answered
{
    private static readonly string[] Reading = ["browser_read", "terminal_screen"];

    /// <summary>What may come a moment later than one asks for it.</summary>
    public static bool IsReading(string tool) => Reading.Contains(tool);

    /// <summary>Its lines are errors, and none may be new.</summary>
    public static bool IsOfErrors(string tool) => tool is "browser_console" or "browser_network";

    /// <summary>Its first line says how it came out, and must be the same.</summary>
    public static bool HasHead(string tool) => tool is "http_request" or "browser_open" or "shell";

    /// <summary>Somebody chose to read just that, so what is not there counts, too.</summary>
    public static bool IsOfAPart(FlowCall call) =>
        call.Tool is "browser_read" && call.Arguments.TryGetProperty("target", out _);

    /// <param name="surface">Of the flow: what a shell printed matters where the shell is how people use it.</param>
    public static IReadOnlyList<string> Lines(string tool, string text, string surface)
    {
        var (head, below) = text.IndexOf('\n') is >= 0 and var end ? (text[..end], text[(end + 1)..]) : (text, "");
        return tool switch
        {
            "http_request" => [head, .. Body(below)],
            "browser_open" => [head],
            "browser_read" or "terminal_screen" => StableText.Lines(below),
            "browser_console" => [.. StableText.Lines(below).Where(IsError).Select(StableText.Masked)],
            "browser_network" => [.. StableText.Lines(below).Where(HasFailed).Select(StableText.Masked)],
            "shell" when surface is "terminal" => [head, .. StableText.Lines(below)],
            "shell" => [head],
            _ => [],
        };
    }

    private static bool IsError(string line) =>
        line.StartsWith("error:", StringComparison.Ordinal) || line.StartsWith("uncaught:", StringComparison.Ordinal);

    private static bool HasFailed(string line) =>
        line.LastIndexOf(" -> ", StringComparison.Ordinal) is >= 0 and var at
        && (!int.TryParse(line[(at + 4)..], out var status) || status >= 400);

    /// <summary>The body below the headers; JSON by its members, so that a new one does no harm.</summary>
    private static IReadOnlyList<string> Body(string text)
    {
        var (headers, body) = text.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var gap
            ? (text[..gap], text[(gap + 2)..])
            : ("", text.TrimStart('\n'));
        var kind = headers.Split('\n').Where(line => line.StartsWith("content-type:", StringComparison.Ordinal));
        try
        {
            using var json = JsonDocument.Parse(body);
            return [.. kind, .. Members("", json.RootElement).SelectMany(StableText.Lines)];
        }
        catch (JsonException)
        {
            return [.. kind, .. StableText.Lines(body)];
        }
    }

    private static IEnumerable<string> Members(string path, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(one => Members($"{path}.{one.Name}", one.Value)),
        JsonValueKind.Array => value.EnumerateArray()
            .SelectMany((one, at) => Members($"{path}[{at}]", one))
            .Prepend($"{path} holds {value.GetArrayLength()}"),
        _ => [$"{path} = {value.GetRawText()}"],
    };
}
