using System.Globalization;
using System.Text.RegularExpressions;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.External;

/// <summary>
/// Reads off the words of an agent who can help it: only its own words tell. A number says something only where it
/// stands as a status, for programs print many.
/// </summary>
internal static partial class Complaint
{
    /// <summary>A program that gives up says why at the very end; before that it may have printed anything.</summary>
    private const int LastLines = 3;

    private static readonly (FailureKind Kind, string[] Words)[] Signs =
    [
        (FailureKind.ContextFull,
        [
            "prompt is too long", "context_length_exceeded", "maximum context length", "exceeds the context window",
            "ran out of room in the model's context",
        ]),
        (FailureKind.Refused,
        [
            "insufficient_quota", "credit balance", "billing_error", "billing_hard_limit", "payment required",
            "exceeded your current quota",
        ]),
        (FailureKind.Unavailable,
        [
            "usage limit", "usage_limit", "rate limit", "rate_limit", "limit reached", "hit your limit",
            "too many requests",
        ]),
        (FailureKind.Refused,
        [
            "authentication_error", "authentication_failed", "authentication failed", "authentication required",
            "auth_required", "invalid authentication", "invalid api key", "invalid_api_key", "invalid x-api-key",
            "incorrect api key", "not logged in", "run /login", "please log in", "codex login", "permission_error",
            "token has expired", "token expired", "missing environment variable",
        ]),
        (FailureKind.Refused,
        [
            "model_not_found", "unknown model", "no such model", "issue with the selected model", "not_found_error",
            "does not exist or you do not have access",
        ]),
        (FailureKind.Rejected, ["invalid_request_error"]),
    ];

    private static readonly string[] Passing =
    [
        "overloaded", "stream disconnected", "stream error", "connection error", "connection refused",
        "connection reset", "connection closed", "econnrefused", "econnreset", "etimedout", "enotfound", "eai_again",
        "socket hang up", "fetch failed", "request timed out", "error sending request", "service unavailable",
        "temporarily unavailable", "internal server error", "bad gateway", "gateway timeout", "retry limit",
    ];

    /// <summary>What the words say about a provider; null where they say nothing about one.</summary>
    /// <param name="status">What it was answered, where it says that apart; 0 where it does not.</param>
    public static FailureKind? Kind(string words, long status = 0) =>
        Signs.Where(sign => Has(words, sign.Words)).Select(sign => (FailureKind?)sign.Kind).FirstOrDefault()
        ?? (status > 0 ? OfStatus(status) : Status().Match(words) is { Success: true } match
            ? OfStatus(int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture))
            : Has(words, Passing) ? FailureKind.Unavailable : null);

    /// <summary>What an answer of HTTP with that status means to whoever asked.</summary>
    private static FailureKind OfStatus(long status) => status switch
    {
        401 or 402 or 403 or 404 => FailureKind.Refused,
        413 => FailureKind.ContextFull,
        408 or 409 or 425 or 429 or >= 500 => FailureKind.Unavailable,
        _ => FailureKind.Rejected,
    };

    /// <summary>What an agent itself tells of its provider; what nobody knows may pass with time.</summary>
    public static ExternalException Told(string words, FailureKind? known = null)
    {
        var kind = known ?? Kind(words) ?? FailureKind.Unavailable;
        return new(kind, $"The agent says: {words}")
        {
            RetryAfter = kind is FailureKind.Unavailable ? RetryAfter.Told(words) : null,
        };
    }

    /// <summary>How a program ended that did not do its work.</summary>
    public static ExternalException Of(int exitCode, string errors)
    {
        var last = Loop.Clean.Text(errors.Trim(), 200);
        var said = last.Length == 0 ? "and said nothing" : $"saying: {last}";
        return exitCode switch
        {
            0 => new(FailureKind.NoEnding, $"It exited with 0 without an accepted ending, {said}"),
            126 or 127 => new(FailureKind.Refused, $"It cannot be started (exit {exitCode}), {said}"),
            _ when Kind(Last(errors)) is { } kind => new(kind, $"It exited with {exitCode}, {said}")
            {
                RetryAfter = RetryAfter.Told(errors),
            },
            129 or 130 or 137 or 143 => new(
                FailureKind.Unavailable, $"Somebody ended it with signal {exitCode - 128}, {said}"),
            _ => new(FailureKind.NoEnding, $"It crashed with exit {exitCode}, {said}"),
        };
    }

    private static string Last(string errors) => string.Join('\n', errors
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .TakeLast(LastLines));

    private static bool Has(string text, string[] words) =>
        words.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        """\b(?:status(?: code)?|http(?:/[\d.]+)?|api error|error code)["':=( ]{1,4}(?<status>[45]\d\d)\b"""
        + """|(?:^|[:("] ?)(?<status>[45]\d\d) (?:unauthorized|forbidden|not found|too many requests|"""
        + """payment required|internal server error|bad gateway|service unavailable|gateway timeout|overloaded)\b""",
        RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Status();
}
