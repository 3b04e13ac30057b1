using System.Text.Json;
using System.Text.Json.Nodes;

namespace Missions.Tests.Control.Web;

/// <summary>The API holds to its own document.</summary>
public sealed class DocumentTests : IAsyncLifetime
{
    private WebDesk _desk = null!;
    private JsonNode _document = null!;

    public async Task InitializeAsync()
    {
        _desk = await WebDesk.OpenAsync();
        _document = await WebDesk.ReadAsync(await _desk.Program().GetAsync("/openapi/v1.json"));
    }

    public async Task DisposeAsync() => await _desk.DisposeAsync();

    [Fact]
    public void Every_route_is_documented() => Assert.Equal(
        [
            "/api/missions", "/api/missions/{id}", "/api/missions/{id}/commands", "/api/missions/{id}/events",
            "/api/missions/{id}/evidence/{evidence}", "/api/missions/{id}/runs/{run}/transcript", "/healthz",
            "/metrics",
        ],
        _document["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("/healthz", "/healthz", 200)]
    [InlineData("/api/missions", "/api/missions", 200)]
    [InlineData("/api/missions/{id}", "/api/missions/plan-1", 200)]
    [InlineData("/api/missions/{id}", "/api/missions/work-1", 200)]
    [InlineData("/api/missions/{id}", "/api/missions/done-1", 200)]
    [InlineData("/api/missions/{id}", "/api/missions/nowhere", 404)]
    [InlineData("/api/missions/{id}/events", "/api/missions/done-1/events?after=x", 400)]
    [InlineData("/api/missions/{id}/runs/{run}/transcript", "/api/missions/done-1/runs/R-0001/transcript", 404)]
    public async Task Every_answer_is_as_the_document_says(string route, string address, int status)
    {
        var answer = await _desk.Program().GetAsync(address);

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(Wrong(SchemaOf(route, "get", status), await WebDesk.ReadAsync(answer), "$"));
    }

    [Theory]
    [InlineData("""{ "command": "say", "text": "So." }""", 200)]
    [InlineData("""{ "command": "answer", "question": "Q-99", "text": "So." }""", 409)]
    [InlineData("""{ "command": "no" }""", 400)]
    public async Task Every_answer_to_a_command_is_as_the_document_says(string body, int status)
    {
        const string Route = "/api/missions/{id}/commands";

        var answer = await _desk.Program().PostAsync(Route.Replace("{id}", "work-1"), WebDesk.Json(body));

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Empty(Wrong(SchemaOf(Route, "post", status), await WebDesk.ReadAsync(answer), "$"));
    }

    [Fact]
    public async Task What_the_document_does_not_say_is_noticed()
    {
        var answer = await WebDesk.ReadAsync(await _desk.Program().GetAsync("/api/missions/done-1"));
        answer["runs"] = "seven";
        answer.AsObject().Remove("assertions");
        answer["milestones"]!["items"]![0]!["state"] = 7;

        Assert.Equal(3, Wrong(SchemaOf("/api/missions/{id}", "get", 200), answer, "$").Count());
    }

    private JsonNode SchemaOf(string route, string method, int status) =>
        _document["paths"]![route]![method]!["responses"]![$"{status}"]!["content"]!["application/json"]!["schema"]!;

    /// <summary>Where a value is other than a schema says.</summary>
    private IEnumerable<string> Wrong(JsonNode schema, JsonNode? value, string place)
    {
        if (schema["$ref"] is { } reference) schema = Resolved(reference.ToString());
        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
            return choices.Any(one => !Wrong(one!, value, place).Any()) ? [] : [$"{place} is none of what it may be"];
        if (schema["type"] is { } type && !Types(type).Contains(KindOf(value))) return [$"{place} is {KindOf(value)}"];
        return value switch
        {
            JsonObject members => WrongMembers(schema, members, place),
            JsonArray items when schema["items"] is { } each =>
                items.SelectMany((item, index) => Wrong(each, item, $"{place}[{index}]")),
            _ => [],
        };
    }

    private IEnumerable<string> WrongMembers(JsonNode schema, JsonObject members, string place) =>
    [
        .. (schema["required"]?.AsArray() ?? [])
            .Where(name => !members.ContainsKey(name!.ToString())).Select(name => $"{place}.{name} is missing"),
        .. members.SelectMany(member => schema["properties"]?[member.Key] is { } known
            ? Wrong(known, member.Value, $"{place}.{member.Key}")
            : schema["properties"] is null ? [] : [$"{place}.{member.Key} is not in the document"]),
    ];

    private JsonNode Resolved(string reference) =>
        reference[2..].Split('/').Aggregate(_document, (node, step) => node[step]!);

    private static IEnumerable<string> Types(JsonNode type) =>
        (type is JsonArray many ? many.Select(one => one!.ToString()) : [type.ToString()])
            .SelectMany(one => one is "number" ? (string[])["number", "integer"] : [one]);

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Number => value.ToJsonString().Contains('.') ? "number" : "integer",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        _ => "object",
    };
}
