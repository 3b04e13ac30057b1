using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.World.Sandboxes;

namespace Missions.Agents.Tools;

/// <summary>Talking to the services of a room.</summary>
public static class HttpTools
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
    private static readonly string[] ShownHeaders = ["content-type", "location", "set-cookie"];

    private static readonly Shape Shape = new(
        Member.Text("method", "GET, POST, PUT, PATCH, DELETE, HEAD or OPTIONS."),
        Member.Text("url", "As start_service gave it, with path and query."),
        Member.Texts("headers", "Header names and values.").Optional,
        Member.Text("body", "Sent as JSON where it looks like it and no content-type is given.").Optional);

    public static Tool Request(
        IRoom room, TimeProvider clock, Func<Observation, CancellationToken, Task<string?>> observe) => Shape.Tool(
        "http_request", "Sends a request to a service that runs here. Redirects are not followed.", Recovery.Tell,
        async (call, ct) =>
        {
            if (Wrong(call) is { } wrong) return ToolAnswer.Refused(wrong);
            using var request = Message(call);

            try
            {
                return Answer(request, await new RoomHttp(room, clock).SendAsync(request, Limit, ct));
            }
            catch (Exception failure) when (failure is HttpRequestException or TimeoutException)
            {
                return ToolAnswer.Refused($"{request.RequestUri} did not answer: {failure.Message} "
                    + "Services end with the program; start_service starts one again.");
            }
        }).Observed(observe, (_, head) => head);

    private static string? Wrong(ToolCall call)
    {
        var isAddress = Uri.TryCreate(call.Text("url"), UriKind.Absolute, out var uri);
        if (!isAddress) return "url must be whole, such as http://127.0.0.1:8080/notes.";
        if (!RoomHttp.IsLoopback(uri!)) return $"only http://127.0.0.1 can be reached from here, not {uri}.";

        if (!Methods.Contains(call.Text("method").ToUpperInvariant()))
            return $"method must be one of {string.Join(", ", Methods)}.";

        var bad = Headers(call).Where(header => !IsHeader(header.Name, header.Value)).Select(header => header.Name);
        return bad.FirstOrDefault() is { } name ? $"{name} is no header with a value on one line." : null;
    }

    private static IEnumerable<(string Name, string Value)> Headers(ToolCall call) =>
        call.Given("headers")?.EnumerateObject().Select(header => (header.Name, header.Value.GetString()!)) ?? [];

    private static bool IsHeader(string name, string value) =>
        name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')
        && !value.Any(char.IsControl);

    private static HttpRequestMessage Message(ToolCall call)
    {
        var message = new HttpRequestMessage(new(call.Text("method").ToUpperInvariant()), call.Text("url"));
        if (call.TextOrNull("body") is { } body) message.Content = Content(body);

        foreach (var (name, value) in Headers(call))
        {
            if (message.Headers.TryAddWithoutValidation(name, value)) continue;
            message.Content ??= new ByteArrayContent([]);
            message.Content.Headers.Remove(name);
            message.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return message;
    }

    private static StringContent Content(string body) =>
        new(body, Encoding.UTF8, body.TrimStart() is ['{' or '[', ..] ? "application/json" : "text/plain");

    private static ToolAnswer Answer(HttpRequestMessage request, HttpSeen seen)
    {
        var shown = seen.Headers.Where(header => ShownHeaders.Contains(header.Name));
        var text = new StringBuilder($"{request.Method} {request.RequestUri!.PathAndQuery} -> {(int)seen.Status}\n")
            .AppendJoin("", shown.Select(header => $"{header.Name}: {header.Value}\n"))
            .Append('\n')
            .Append(Body(seen));

        return new(text.ToString(), Facts: JsonElement.Parse(new JsonObject
        {
            ["method"] = request.Method.Method,
            ["url"] = $"{request.RequestUri}",
            ["status"] = (int)seen.Status,
        }.ToJsonString()));
    }

    private static string Body(HttpSeen seen)
    {
        var text = Encoding.UTF8.GetString(seen.Body.Span);
        if (text.Contains('\0')) return $"({seen.Body.Length} bytes that are no text)";
        return seen.IsCut ? $"{text}\n[The body goes on; this is its beginning.]" : text;
    }
}
