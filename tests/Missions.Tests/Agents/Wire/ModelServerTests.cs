using System.Net;
using System.Text;
using Missions.Simulation.Models;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Agents.Wire;

/// <summary>The server refuses what providers refuse: else a test that passes with it would prove nothing.</summary>
public class ModelServerTests
{
    private const string Ask = """{"role":"user","content":"Go."}""";
    private const string Use = """{"role":"assistant","content":[{"type":"tool_use","id":"a","name":"look","input":{}}]}""";
    private const string Result = """{"role":"user","content":[{"type":"tool_result","tool_use_id":"a","content":"x"}]}""";
    private const string Call = """{"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"look","arguments":"{}"}}]}""";
    private const string Item = """{"type":"function_call","call_id":"a","name":"look","arguments":"{}"}""";

    [Theory]
    [InlineData("", "max_tokens: Field required")]
    [InlineData($"""{Ask},{Ask}""", "roles must alternate")]
    [InlineData($"""{Ask},{Use}""", "does not support assistant message prefill")]
    [InlineData($$"""{{Ask}},{{Use}},{"role":"user","content":"No."}""", "without `tool_result` blocks immediately after")]
    [InlineData($"""{Ask},{Use},{Result},{Use},{Result}""", "`tool_use` ids must be unique")]
    [InlineData($$"""{{Ask}},{"role":"assistant","content":"Hm."},{{Result}}""", "unexpected or repeated `tool_use_id`")]
    [InlineData("""{"role":"user","content":" "}""", "must contain non-whitespace text")]
    [InlineData("""{"role":"user","content":"\ud800"}""", "no low surrogate")]
    [InlineData($$"""{{Ask}},{"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"s"}]},{{Ask}}""", "Invalid `signature`")]
    public async Task Anthropic_refuses(string messages, string why)
    {
        var most = messages is "" ? "" : "\"max_tokens\":100,";
        var body = $$"""{"model":"m",{{most}}"messages":[{{(messages is "" ? Ask : messages)}}]}""";

        await RefusesAsync("/v1/messages", body, HttpStatusCode.BadRequest, why);
    }

    [Theory]
    [InlineData($"""{Ask},{Call}""", "must be followed by tool messages")]
    [InlineData($$"""{{Ask}},{"role":"tool","tool_call_id":"a","content":"x"}""", "must be a response to a preceding message")]
    [InlineData($$"""{{Ask}},{"role":"assistant","content":null}""", "expected a string, got null")]
    [InlineData("""{"role":"user","content":"\udc00"}""", "no low surrogate")]
    public async Task Chat_completions_refuse(string messages, string why) => await RefusesAsync(
        "/v1/chat/completions", $$"""{"model":"m","max_tokens":9,"messages":[{{messages}}]}""", HttpStatusCode.BadRequest, why);

    [Theory]
    [InlineData($"""{Ask},{Item}""", "No tool output found for function call a")]
    [InlineData($$"""{{Ask}},{"type":"function_call_output","call_id":"b","output":""}""", "No tool call found")]
    [InlineData($$"""{{Ask}},{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"YQ==.x"}""", "could not be verified")]
    public async Task Responses_refuse(string items, string why) => await RefusesAsync(
        "/v1/responses", $$"""{"model":"m","max_output_tokens":99,"input":[{{items}}]}""", HttpStatusCode.BadRequest, why);

    [Theory]
    [InlineData("/v1/messages", """{"model":"unknown-1","max_tokens":9,"messages":[]}""")]
    [InlineData("/v1/chat/completions", """{"model":"unknown-1","max_tokens":9,"messages":[]}""")]
    [InlineData("/v1/responses", """{"model":"unknown-1","max_output_tokens":99,"input":[]}""")]
    public async Task Nobody_serves_a_model_that_is_not_there(string path, string body) =>
        await RefusesAsync(path, body, HttpStatusCode.NotFound, "unknown-1");

    [Fact]
    public async Task More_requests_than_the_limit_are_told_how_long_to_wait()
    {
        await using var server = await ModelServer.StartAsync(new("t", []), new() { PerMinute = 2 }, TimeProvider.System);
        var body = $$"""{"model":"m","max_tokens":9,"messages":[{{Ask}}]}""";

        await SendAsync(server, "/v1/messages", body);
        await SendAsync(server, "/v1/messages", body);
        using var third = await SendAsync(server, "/v1/messages", body);

        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
    }

    private static async Task RefusesAsync(string path, string body, HttpStatusCode status, string why)
    {
        await using var server = await ModelServer.StartAsync(new("t", []), new(), TimeProvider.System);
        using var response = await SendAsync(server, path, body);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(why, WebUtility.HtmlDecode(System.Text.RegularExpressions.Regex.Unescape(
            await response.Content.ReadAsStringAsync(Never))), StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> SendAsync(ModelServer server, string path, string body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Address, path));
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        request.Headers.Add("anthropic-version", "2023-06-01");
        request.Headers.Add("x-api-key", "key-of-the-test");
        request.Headers.Authorization = new("Bearer", "key-of-the-test");
        return await http.SendAsync(request);
    }
}
