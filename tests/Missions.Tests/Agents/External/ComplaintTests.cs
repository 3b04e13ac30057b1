using Missions.Agents;
using Missions.Agents.External;

namespace Missions.Tests.Agents.External;

/// <summary>What programs say when they give up, and who can help them.</summary>
public class ComplaintTests
{
    [Theory]
    [InlineData("API Error: 529 {\"type\":\"overloaded_error\"}", FailureKind.Unavailable)]
    [InlineData("unexpected status 503 Service Unavailable: try later", FailureKind.Unavailable)]
    [InlineData("stream disconnected before completion", FailureKind.Unavailable)]
    [InlineData("request failed: connect ECONNREFUSED 127.0.0.1:443", FailureKind.Unavailable)]
    [InlineData("API Error: 429 too fast", FailureKind.Unavailable)]
    [InlineData("You've hit your usage limit. Try again in 3 days.", FailureKind.Unavailable)]
    [InlineData("Claude usage limit reached. Your limit will reset at 3pm.", FailureKind.Unavailable)]
    [InlineData("Invalid API key · Please run /login", FailureKind.Refused)]
    [InlineData("unexpected status 401 Unauthorized: Incorrect API key provided", FailureKind.Refused)]
    [InlineData("401 Unauthorized: bad key", FailureKind.Refused)]
    [InlineData("API Error: 403 {\"error\":\"no\"}", FailureKind.Refused)]
    [InlineData("Missing environment variable: `OPENAI_API_KEY`.", FailureKind.Refused)]
    [InlineData("Your credit balance is too low", FailureKind.Refused)]
    [InlineData("You exceeded your current quota, please check your plan: 429", FailureKind.Refused)]
    [InlineData("There's an issue with the selected model (gpt-0). It may not exist.", FailureKind.Refused)]
    [InlineData("API Error: 404 {\"error\":{\"code\":\"model_not_found\"}}", FailureKind.Refused)]
    [InlineData(
        "{\"error\":{\"message\":\"input: required\",\"type\":\"invalid_request_error\"}}", FailureKind.Rejected)]
    [InlineData("API Error: 400 messages: at least one is required", FailureKind.Rejected)]
    [InlineData("API Error: 400 prompt is too long: 250000 tokens", FailureKind.ContextFull)]
    [InlineData("unexpected status 529 <unknown status code>: Overloaded, url: http://a/v1", FailureKind.Unavailable)]
    [InlineData("exceeded retry limit, last status: 429 Too Many Requests", FailureKind.Unavailable)]
    [InlineData("unexpected status 404 Not Found: model: unknown-1, url: http://a/v1/responses", FailureKind.Refused)]
    [InlineData("Ran 401 tests, 403 assertions, 0 failures", null)]
    [InlineData("GET /admin answers 401 Unauthorized, as it should", null)]
    [InlineData("wrote 529 bytes to src/authentication/403.html", null)]
    [InlineData("    at run (/srv/agent.js:401:12)", null)]
    [InlineData("TypeError: Cannot read properties of undefined (reading 'id')", null)]
    [InlineData("", null)]
    public void Only_words_about_a_provider_tell_who_can_help(string words, FailureKind? kind) =>
        Assert.Equal(kind, Complaint.Kind(words));

    [Theory]
    [InlineData(0, "bye", FailureKind.NoEnding)]
    [InlineData(1, "", FailureKind.NoEnding)]
    [InlineData(3, "Error: undefined is not a function\n    at main (/a.js:401:1)", FailureKind.NoEnding)]
    [InlineData(134, "core dumped", FailureKind.NoEnding)]
    [InlineData(139, "", FailureKind.NoEnding)]
    [InlineData(1, "Login test: status 401 as it should\na\nb\nc\nAssertion failed", FailureKind.NoEnding)]
    [InlineData(1, "working\nError: status code 401", FailureKind.Refused)]
    [InlineData(1, "Error: 503 Service Unavailable", FailureKind.Unavailable)]
    [InlineData(126, "", FailureKind.Refused)]
    [InlineData(127, "", FailureKind.Refused)]
    [InlineData(137, "", FailureKind.Unavailable)]
    [InlineData(143, "Terminated", FailureKind.Unavailable)]
    public void A_program_that_breaks_is_no_provider_that_cannot_answer(int exit, string errors, FailureKind kind) =>
        Assert.Equal(kind, Complaint.Of(exit, errors).Kind);

    [Theory]
    [InlineData("API Error: Request rejected · slow down", 429, FailureKind.Unavailable)]
    [InlineData("Invalid API key · Fix external API key", 401, FailureKind.Refused)]
    [InlineData("Your credit balance is too low", 400, FailureKind.Refused)]
    [InlineData("Prompt is too long", 400, FailureKind.ContextFull)]
    [InlineData("Something else", 500, FailureKind.Unavailable)]
    public void A_status_that_stands_apart_is_believed_after_the_words(string words, long status, FailureKind kind) =>
        Assert.Equal(kind, Complaint.Kind(words, status));

    [Fact]
    public void A_crash_is_told_with_its_last_words() => Assert.Equal(
        "It crashed with exit 3, saying: Error: undefined is not a function",
        Complaint.Of(3, "Error: undefined is not a function\n").Message);

    [Fact]
    public void It_is_left_alone_for_as_long_as_it_says() => Assert.Equal(
        TimeSpan.FromMinutes(90), Complaint.Told("Rate limit reached. Please try again in 1h30m.").RetryAfter);
}
