using System.Text.Json;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Tools;

namespace Missions.Tests.Engine;

/// <summary>What a model is told of a tool's arguments, and what it is answered when it gets them wrong.</summary>
public class ToolJsonTests
{
    public static TheoryData<string> Names => [.. MissionTool.All.Select(tool => tool.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_schema_describes_an_object_whose_members_are_all_described(string name)
    {
        var schema = MissionTool.All.Single(tool => tool.Name == name).Schema;

        Assert.Equal("object", schema.GetProperty("type").GetString()!);
        Assert.All(schema.GetProperty("properties").EnumerateObject(), member => Assert.NotEqual(JsonValueKind.True, member.Value.ValueKind));
        Assert.DoesNotContain("Missions.", schema.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("onBase", schema.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_names_the_words_that_are_allowed()
    {
        var severity = Schema("raise_issue").GetProperty("properties").GetProperty("severity");

        Assert.Equal(["blocking", "non-blocking", "suggestion"], severity.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!));
    }

    [Fact]
    public void A_schema_says_what_must_be_there() => Assert.Equal(
        ["severity", "text"], Schema("raise_issue").GetProperty("required").EnumerateArray().Select(word => word.GetString()!));

    [Fact]
    public void Services_are_an_object_by_their_names() => Assert.Equal(
        "object", Schema("propose_plan").GetProperty("properties").GetProperty("services").GetProperty("type").GetString());

    [Theory]
    [InlineData("""{ "severity": "blocking" }""", "Required and missing: 'text'.")]
    [InlineData("""{ }""", "Required and missing: 'severity', 'text'.")]
    [InlineData("""{ "severity": "blocking", "text": "x", "why": "y" }""", "$.why is not a member here. Known here: severity, text, suggestedFix.")]
    [InlineData("""{ "severity": "blocking", "txet": "x" }""", "$.txet is not a member here. Did you mean text?")]
    [InlineData("""{ "severity": "grave", "text": "x" }""", "The value at $.severity has the wrong type.")]
    [InlineData("""{ "severity": 3, "text": "x" }""", "The value at $.severity has the wrong type.")]
    [InlineData("""{ "severity": "blocking", "text": ["x"] }""", "The value at $.text has the wrong type.")]
    [InlineData("""[]""", "The value at $ has the wrong type.")]
    [InlineData("\"x\"", "The value at $ has the wrong type.")]
    public void Wrong_arguments_are_answered_with_a_sentence(string arguments, string because) => Assert.Equal(
        $"{because} Mend that member and call again; nothing was done.", Problem(typeof(MissionCommand.RaiseIssue), arguments));

    [Theory]
    [InlineData("""{ "issue": "7", "by": "dismiss", "because": "x" }""", "$.issue")]
    [InlineData("""{ "issue": "I-7", "by": "drop", "because": "x" }""", "$.by")]
    [InlineData("""{ "issue": null, "by": "dismiss", "because": "x" }""", "$.issue")]
    [InlineData("""{ "issue": "I-7", "by": "dismiss", "because": null }""", "because")]
    public void The_sentence_names_the_place(string arguments, string place) =>
        Assert.Contains(place, Problem(typeof(MissionCommand.ResolveIssue), arguments), StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ "proof": { "kind": "magic" } }""")]
    [InlineData("""{ "proof": { "run": "x" } }""")]
    [InlineData("""{ "proof": "node --test" }""")]
    [InlineData("""{ "atBase": { "expect": "explodes" } }""")]
    [InlineData("""{ "requirements": "REQ-1" }""")]
    [InlineData("""{ "requirements": [1] }""")]
    [InlineData("""{ "interface": { } }""")]
    public void However_deep_the_mistake_is_the_words_are_not_those_of_the_program(string member)
    {
        var problem = Problem(typeof(Assertion), Whole(member));

        foreach (var word in (string[])["Missions.", "System.", "`1", ".NET", "Converter", "JsonException", "LineNumber", "BytePosition"])
            Assert.DoesNotContain(word, problem, StringComparison.Ordinal);
        Assert.Contains("$.", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("contract", 2, "$.contract[2].proof needs a `kind`.")]
    [InlineData("milestones", 0, "Required and missing at $.milestones[0].features[0]: 'title'.")]
    public void A_mistake_in_a_list_is_found_by_its_number(string list, int index, string because)
    {
        var plan = System.Text.Json.Nodes.JsonNode.Parse(Acts.Propose(Story.OneMilestone).Args!.Value.GetRawText())!;
        var item = plan[list]![index]!.AsObject();
        if (list is "contract") item["proof"]!.AsObject().Remove("kind");
        else item["features"]![0]!.AsObject().Remove("title");

        Assert.StartsWith(because, Problem(typeof(Plan), plan.ToJsonString()), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_right_is_read() => Assert.Equal(
        new MissionCommand.ResolveIssue(new(7), ResolvedBy.Fold, "It is near.", new("F-2")),
        ToolJson.Read(
            typeof(MissionCommand.ResolveIssue),
            JsonElement.Parse("""{ "issue": "I-7", "by": "fold", "because": "It is near.", "feature": "F-2" }"""),
            out _));

    [Fact]
    public void What_may_be_left_out_may() => Assert.IsType<Review>(ToolJson.Read(
        typeof(Review), JsonElement.Parse("""{ "feature": "F-1", "verdict": "pass", "summary": "Well." }"""), out _));

    private static JsonElement Schema(string name) => MissionTool.All.Single(tool => tool.Name == name).Schema;

    private static string Problem(Type arguments, string json)
    {
        Assert.Null(ToolJson.Read(arguments, JsonElement.Parse(json), out var problem));
        return problem!;
    }

    private static string Whole(string member)
    {
        var whole = System.Text.Json.Nodes.JsonNode.Parse(
            """
            { "id": "A-1", "claim": "c", "refutedBy": "r", "atBase": { "expect": "fails", "saying": "s" },
              "proof": { "kind": "command", "run": "x" }, "requirements": ["REQ-1"] }
            """)!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(member)!.AsObject()) whole[name] = value?.DeepClone();
        return whole.ToJsonString();
    }
}
