using System.Text.Json;
using System.Text.Json.Nodes;

namespace Missions.Agents.Tools;

/// <summary>The arguments that a tool takes: one table makes its schema and checks its calls.</summary>
public sealed class Shape(params IReadOnlyList<Member> members)
{
    /// <summary>A tool of this shape. A call whose arguments do not fit is refused and goes no further.</summary>
    public Tool Tool(
        string name, string description, Recovery recovery, Func<ToolCall, CancellationToken, Task<ToolAnswer>> call) =>
        new(name, description, Schema(), recovery, (asked, ct) => Wrong(asked.Arguments) is { } wrong
            ? Task.FromResult(ToolAnswer.Refused(wrong))
            : call(asked, ct));

    /// <summary>What is wrong with arguments, naming the member and what is expected; or null.</summary>
    public string? Wrong(JsonElement arguments)
    {
        if (arguments.ValueKind is not JsonValueKind.Object) return $"the arguments must be an object with {this}.";

        var present = arguments.EnumerateObject().Select(member => member.Name).ToList();
        if (present.FirstOrDefault(name => members.All(member => member.Name != name)) is { } extra)
            return $"there is no argument {extra}.{Likely.Hint(extra, Names)} It takes {this}.";

        return members.Select(member => member.Wrong(arguments)).FirstOrDefault(wrong => wrong is not null);
    }

    public override string ToString() => members.Count == 0 ? "no arguments" : string.Join(", ", members);

    private List<string> Names => [.. members.Select(member => member.Name)];

    // Every request carries it; a member too many is refused by a sentence anyway.
    public JsonElement Schema()
    {
        var required = members.Where(member => !member.IsOptional).Select(member => (JsonNode)member.Name);
        var properties = members.Select(member => KeyValuePair.Create(member.Name, (JsonNode?)member.Schema()));

        var schema = new JsonObject { ["type"] = "object", ["properties"] = new JsonObject(properties) };
        if (members.Any(member => !member.IsOptional)) schema["required"] = new JsonArray([.. required]);
        return JsonElement.Parse(schema.ToJsonString());
    }
}

/// <summary>One argument. An optional one may also be null.</summary>
public sealed record Member(string Name, ArgumentKind Kind, string About, bool IsOptional = false)
{
    public static Member Text(string name, string about) => new(name, ArgumentKind.Text, about);
    public static Member Number(string name, string about) => new(name, ArgumentKind.Number, about);
    public static Member Texts(string name, string about) => new(name, ArgumentKind.Texts, about);
    public static Member List(string name, string about) => new(name, ArgumentKind.List, about);

    public Member Optional => this with { IsOptional = true };

    public override string ToString() => $"{Name}{(IsOptional ? "?" : "")} ({Expected})";

    internal string? Wrong(JsonElement arguments)
    {
        if (!arguments.TryGetProperty(Name, out var value))
            return IsOptional ? null : $"{Name} is missing: {Expected}. {About}";

        if (IsOptional && value.ValueKind is JsonValueKind.Null) return null;
        return Fits(value) ? null : $"{Name} must be {Expected}; this is {Found(value)}. {About}";
    }

    internal JsonObject Schema() => Kind switch
    {
        ArgumentKind.Text => new() { ["type"] = "string", ["description"] = About },
        ArgumentKind.Number => new() { ["type"] = "integer", ["description"] = About },
        ArgumentKind.List => new()
        {
            ["type"] = "array",
            ["description"] = About,
            ["items"] = new JsonObject { ["type"] = "string" },
        },
        _ => new()
        {
            ["type"] = "object",
            ["description"] = About,
            ["additionalProperties"] = new JsonObject { ["type"] = "string" },
        },
    };

    private string Expected => Kind switch
    {
        ArgumentKind.Text => "a text",
        ArgumentKind.Number => "a whole number",
        ArgumentKind.List => "a list of texts",
        _ => "an object of texts",
    };

    private bool Fits(JsonElement value) => Kind switch
    {
        ArgumentKind.Text => value.ValueKind is JsonValueKind.String,
        ArgumentKind.Number => value.ValueKind is JsonValueKind.Number && value.TryGetInt32(out _),
        ArgumentKind.List => value.ValueKind is JsonValueKind.Array
            && value.EnumerateArray().All(item => item.ValueKind is JsonValueKind.String),
        _ => value.ValueKind is JsonValueKind.Object
            && value.EnumerateObject().All(member => member.Value.ValueKind is JsonValueKind.String),
    };

    private static string Found(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "a text",
        JsonValueKind.Number => $"the number {value.GetRawText()}",
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        _ => value.GetRawText(),
    };
}

/// <summary>What an argument may be.</summary>
public enum ArgumentKind
{
    Text,
    Number,

    /// <summary>Texts by names of the caller's.</summary>
    Texts,

    /// <summary>Texts in an order.</summary>
    List,
}

/// <summary>Reads arguments that a <see cref="Shape"/> has checked.</summary>
internal static class CheckedArguments
{
    public static string Text(this ToolCall call, string name) => call.Arguments.GetProperty(name).GetString()!;

    public static string? TextOrNull(this ToolCall call, string name) =>
        call.Given(name) is { } value ? value.GetString() : null;

    public static int? NumberOrNull(this ToolCall call, string name) =>
        call.Given(name) is { } value ? value.GetInt32() : null;

    public static JsonElement? Given(this ToolCall call, string name) =>
        call.Arguments.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
