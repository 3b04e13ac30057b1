using System.Net;
using Missions.Agents;
using Missions.Agents.Models;
using Missions.Agents.Models.Wire;

namespace Missions.Tests.Agents.Wire;

/// <summary>How long a provider wants to be left alone, in all the ways in which providers say it.</summary>
public class RetryAfterTests
{
    private static readonly DateTimeOffset Theirs = new(2031, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("retry-after", "7", 7.0)]
    [InlineData("retry-after", "Wed, 01 Jan 2031 12:00:30 GMT", 30.0)]
    [InlineData("retry-after", "Wed, 01 Jan 2031 11:00:00 GMT", 0.0)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("anthropic-ratelimit-unified-reset", "1925038800", 3600.0)]
    public void Headers_are_read_by_the_providers_own_clock(string name, string value, double seconds)
    {
        using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        response.Headers.Date = Theirs;
        response.Headers.TryAddWithoutValidation(name, value);

        Assert.Equal(TimeSpan.FromSeconds(seconds), RetryAfter.Of(response, ""));
    }

    [Theory]
    [InlineData("Please try again in 20s.", 20.0)]
    [InlineData("Please try again in 1m30.5s.", 90.5)]
    [InlineData("Please try again in 350ms.", 0.35)]
    [InlineData("Please try again in 2h5m.", 7500.0)]
    [InlineData("""{"error":{"type":"usage_limit_reached","resets_in_seconds":7200}}""", 7200.0)]
    public void Words_are_read_where_no_header_says(string text, double seconds) =>
        Assert.Equal(seconds, RetryAfter.Told(text)!.Value.TotalSeconds, 3);

    [Theory]
    [InlineData("Too many requests.")]
    [InlineData("Try again in a while.")]
    public void Words_that_name_no_time_name_none(string text) => Assert.Null(RetryAfter.Told(text));

    [Theory]
    [InlineData(429, "insufficient_quota", "You exceeded your current quota.", FailureKind.Refused)]
    [InlineData(429, "rate_limit_error", "Slow down.", FailureKind.Unavailable)]
    [InlineData(400, "invalid_request_error", "Your credit balance is too low.", FailureKind.Refused)]
    [InlineData(400, "invalid_request_error", "prompt is too long: 9 tokens > 8 maximum", FailureKind.ContextFull)]
    [InlineData(400, "invalid_request_error", "messages.3: unexpected", FailureKind.Rejected)]
    [InlineData(403, "permission_error", "No.", FailureKind.Refused)]
    [InlineData(404, "", "<html>", FailureKind.Refused)]
    [InlineData(413, "request_too_large", "Too large.", FailureKind.ContextFull)]
    [InlineData(502, "", "Bad gateway", FailureKind.Unavailable)]
    [InlineData(529, "overloaded_error", "Overloaded", FailureKind.Unavailable)]
    public void What_went_wrong_says_what_is_to_be_done(int status, string type, string message, FailureKind kind)
    {
        var source = new ModelSource("here", "some-model", new("https://user:secret@host/v1?key=secret"), "KEY");
        var failure = ErrorReply.Failure(source, new(status, type, message, null));

        Assert.Equal(kind, failure.Kind);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }
}
