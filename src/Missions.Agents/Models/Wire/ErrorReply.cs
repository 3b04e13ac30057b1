using System.Text.Json;
using Missions.Agents.Loop;

namespace Missions.Agents.Models.Wire;

/// <summary>What a provider says instead of an answer, in the forms that providers have for it.</summary>
/// <param name="Status">Of HTTP; 200 for an error that came in the middle of a stream.</param>
/// <param name="Type">The provider's own word, or several of them; empty where it has none.</param>
internal sealed record ErrorReply(int Status, string Type, string Message, TimeSpan? RetryAfter)
{
    private const int MostCharacters = 20_000;

    private static readonly string[] FullWords =
    [
        "prompt is too long", "context_length_exceeded", "context length", "context window", "maximum context",
        "request_too_large", "too many tokens", "input is too long", "exceeds the available context",
    ];

    private static readonly string[] MoneyWords =
        ["insufficient_quota", "credit balance", "billing_error", "billing_hard_limit", "payment required"];

    private static readonly string[] LaterWords =
    [
        "overloaded", "rate_limit", "api_error", "server_error", "timeout", "internal", "unavailable", "usage_limit",
        "slow_down",
    ];

    public static async Task<ErrorReply> ReadAsync(HttpResponseMessage response, CancellationToken ct)
    {
        var text = await response.Content.ReadAsStringAsync(ct);
        var body = text.Length <= MostCharacters ? text : text[..MostCharacters];
        var (type, message) = Said(body);
        var wait = Wire.RetryAfter.Of(response, body);
        return new((int)response.StatusCode, type, message, wait);
    }

    /// <summary>An error event in a stream that began well.</summary>
    public static ErrorReply InStream(string body)
    {
        var (type, message) = Said(body);
        return new(200, type, message, Wire.RetryAfter.Told(body));
    }

    public static ModelException Failure(ModelSource source, ErrorReply reply)
    {
        var (kind, sentence) = Classified(source, reply);
        return new(kind, sentence, kind is FailureKind.Unavailable ? reply.RetryAfter : null);
    }

    private static (FailureKind Kind, string Sentence) Classified(ModelSource source, ErrorReply reply) => reply switch
    {
        { Status: not (429 or 503) } when reply.Has(FullWords) || reply.Status is 413 => (
            FailureKind.ContextFull,
            $"What was said so far does not fit into {source.Model}: {reply.Message}"),
        { Status: 401 } => (FailureKind.Refused, Keys.Refused(source, reply)),
        _ when reply.Has(MoneyWords) || reply.Status is 402 => (
            FailureKind.Refused,
            $"{source.Place} wants to be paid first: {reply.Message} See to the account behind {Keys.Name(source)}."),
        { Status: 429 } => (FailureKind.Unavailable, $"{source.Place} limits us: {reply.Message}{reply.Until}"),
        { Status: 408 or 409 or 425 or >= 500 } => (
            FailureKind.Unavailable,
            $"{source.Place} cannot answer now (status {reply.Status}): {reply.Message}{reply.Until}"),
        { Status: 200 } when reply.Has(LaterWords) || reply.Type is "" => (
            FailureKind.Unavailable,
            $"{source.Place} broke its answer off: {reply.Message}{reply.Until}"),
        { Status: 403 } => (
            FailureKind.Refused,
            $"{source.Place} does not let {Keys.Name(source)} use {source.Model}: {reply.Message}"),
        _ when reply.IsAboutModel(source) => (
            FailureKind.Refused,
            $"{source.Place} knows no model '{source.Model}': name another for the seat in settings.json."),
        { Status: 404 or 405 or (>= 300 and < 400) } => (
            FailureKind.Refused,
            $"{source.Named} is not where {source.Provider} answers (status {reply.Status}): correct its baseUrl."),
        _ => (
            FailureKind.Rejected,
            $"{source.Place} rejects the request for {source.Model} (status {reply.Status}): {reply.Message}"),
    };

    private string Until => RetryAfter is { } wait ? $" It asks for {wait.TotalSeconds:0} s of quiet." : "";

    private bool Has(string[] words) => words.Any(word =>
        Type.Contains(word, StringComparison.OrdinalIgnoreCase)
        || Message.Contains(word, StringComparison.OrdinalIgnoreCase));

    private bool IsAboutModel(ModelSource source) => Has(["model_not_found"])
        || Status is 404 && (Has([source.Model]) || Message.StartsWith("model", StringComparison.OrdinalIgnoreCase));

    private static (string Type, string Message) Said(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            var root = json.RootElement;
            if (Member(root, "response") is { ValueKind: JsonValueKind.Object } response) root = response;
            var error = Member(root, "error") ?? root;
            if (error.ValueKind is JsonValueKind.String) return ("", Sentence(error.GetString()!));
            return ($"{Text(error, "type")} {Text(error, "code")}".Trim(), Sentence(Text(error, "message")));
        }
        catch (JsonException)
        {
            return ("", Sentence(body));
        }
    }

    private static JsonElement? Member(JsonElement from, string name) =>
        from.ValueKind is JsonValueKind.Object && from.TryGetProperty(name, out var member) ? member : null;

    private static string Text(JsonElement from, string name) =>
        Member(from, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static string Sentence(string text)
    {
        var clean = Clean.Text(text, 100).Replace('\n', ' ').Trim();
        return clean is "" ? "it does not say why." : clean[^1] is '.' or '!' or '?' ? clean : $"{clean}.";
    }
}
