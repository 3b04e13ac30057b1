using System.Globalization;
using System.Text.RegularExpressions;

namespace Missions.Agents.Models.Wire;

/// <summary>How long a provider wants to be left alone: from its headers, else from its words.</summary>
internal static partial class RetryAfter
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static TimeSpan? Of(HttpResponseMessage response, string body) =>
        Milliseconds(response) ?? Standard(response) ?? Window(response) ?? Told(body);

    /// <summary>From words such as <c>try again in 1m30.5s</c> or <c>"resets_in_seconds": 90</c>.</summary>
    public static TimeSpan? Told(string body)
    {
        if (Seconds().Match(body) is { Success: true } told) return Limited(Number(told.Groups[1].Value));
        if (Words().Match(body) is not { Success: true } match) return null;

        var seconds = Number(match.Groups["h"].Value) * 3600 + Number(match.Groups["m"].Value) * 60
            + Number(match.Groups["s"].Value) + Number(match.Groups["ms"].Value) / 1000;
        return Limited(seconds);
    }

    private static TimeSpan? Milliseconds(HttpResponseMessage response) =>
        Header(response, "retry-after-ms") is { } text
        && double.TryParse(text, CultureInfo.InvariantCulture, out var ms)
            ? Limited(ms / 1000)
            : null;

    // A date is compared with the provider's own clock, since ours may be wrong.
    private static TimeSpan? Standard(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } wait } => Limited(wait.TotalSeconds),
        { Date: { } until } when response.Headers.Date is { } now => Limited((until - now).TotalSeconds),
        _ => null,
    };

    // Anthropic's window of a subscription: seconds since 1970.
    private static TimeSpan? Window(HttpResponseMessage response) =>
        Header(response, "anthropic-ratelimit-unified-reset") is { } text
        && long.TryParse(text, CultureInfo.InvariantCulture, out var at) && response.Headers.Date is { } now
            ? Limited(at - now.ToUnixTimeSeconds())
            : null;

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    private static TimeSpan Limited(double seconds) =>
        TimeSpan.FromSeconds(Math.Clamp(double.IsFinite(seconds) ? seconds : 0, 0, Longest.TotalSeconds));

    private static double Number(string text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;

    [GeneratedRegex(
        @"(?:try again|retry) (?:in|after) (?=\d)(?:(?<h>\d+)h)?(?:(?<m>\d+)m(?!s))?"
        + @"(?:(?<s>[\d.]+) ?s)?(?:(?<ms>[\d.]+)ms)?",
        RegexOptions.IgnoreCase)]
    private static partial Regex Words();

    [GeneratedRegex(@"""(?:resets_in_seconds|retry_after)"":\s*([\d.]+)")]
    private static partial Regex Seconds();
}
