using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Scripted;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Agents;

/// <summary>A scripted model is a function of what it is sent.</summary>
public class ScriptedModelTests
{
    private const string Assigned = "Assignment: role=worker feature=F-2 run=R-0007 round=1";

    [Theory]
    [InlineData("""{ }""", true)]
    [InlineData("""{ "role": "worker", "feature": "F-2", "round": 1 }""", true)]
    [InlineData("""{ "round": "1" }""", true)]
    [InlineData("""{ "role": "reviewer" }""", false)]
    [InlineData("""{ "round": 2 }""", false)]
    [InlineData("""{ "purpose": "implement" }""", false)]
    [InlineData("""{ "told": ["notes", "search"] }""", true)]
    [InlineData("""{ "told": ["notes", "login"] }""", false)]
    public async Task A_scene_plays_where_all_it_names_fits(string match, bool isFitting)
    {
        var wanted = JsonSerializer.Deserialize<Match>(match, JsonSerializerOptions.Web);
        var scenario = new Scenario("x", [new([Says("Mine.")], wanted)]);

        var said = (await SaidAsync(scenario, [Briefing($"Build the notes search.\n{Assigned}\n")])).Text;
        Assert.Equal(isFitting ? "Mine." : $"(No scene fits: {Assigned})", said);
    }

    [Fact]
    public async Task The_last_assignment_in_the_briefing_counts()
    {
        var scenario = new Scenario(
            "x", [new([Says("One.")], new(Feature: "F-1")), new([Says("Two.")], new(Feature: "F-2"))]);

        Assert.Equal("Two.", (await SaidAsync(scenario, [Briefing($"Assignment: feature=F-1\n{Assigned}")])).Text);
    }

    [Fact]
    public async Task Turns_follow_each_other_until_the_script_has_run_out()
    {
        var scenario = new Scenario("x", [new([Says("One."), Says("Two.")])]);

        Assert.Equal(
            ["One.", "Two.", "(The script ends here.)", "(The script ends here.)"],
            await PlayAsync(scenario, "go on", "go on", "go on", "go on"));
    }

    [Fact]
    public async Task An_answer_makes_it_jump_as_often_as_the_reaction_allows()
    {
        var scene = new Scene(
            [Says("Try.") with { Label = "try" }, Says("Done.")], Reactions: [new("Refused", "try", Times: 2)]);

        Assert.Equal(
            ["Try.", "Try.", "Try.", "Done."],
            await PlayAsync(new("x", [scene]), "Refused: no.", "Refused: no.", "Refused: no.", ""));
    }

    [Fact]
    public async Task The_first_reaction_that_fits_wins()
    {
        var scene = new Scene(
            [Says("Start."), Says("A.") with { Label = "a" }, Says("B.") with { Label = "b" }],
            Reactions: [new("red", "b"), new("re", "a")]);

        Assert.Equal(["Start.", "B."], await PlayAsync(new("x", [scene]), "it is red", ""));
    }

    [Fact]
    public async Task An_interrupted_turn_is_played_again() => Assert.Equal(
        ["One.", "One.", "Two."],
        await PlayAsync(new("x", [new([Says("One."), Says("Two.")])]), "This call was interrupted: …", "fine", ""));

    [Theory]
    [InlineData(@"{{seen:E-\\d+}}", "E-12")]
    [InlineData(@"{{seen:Wrote (\\S+)}}", "b.txt")]
    [InlineData(@"[{{seen:E-\\d{2}}}]", "[E-12]")]
    [InlineData(@"{{seen:E-\\d+}} and {{seen:R-\\d{4}}}", "E-12 and R-0007")]
    [InlineData(@"{{seen:Q-\\d+}}", @"(nothing matched Q-\d+)")]
    public async Task What_was_seen_last_is_cited(string argument, string filled)
    {
        var cite = Call("cite", $$"""{ "deep": [ { "id": "{{argument}}" } ] }""");
        var scenario = new Scenario("x", [new([Says("Look."), Calls(cite)])]);
        var messages = Conversation(Assigned, ("Look.", "Evidence E-3: x\nWrote a.txt\nEvidence E-12: y\nWrote b.txt"));

        var call = Called(await SaidAsync(scenario, messages));
        Assert.Equal(filled, ((JsonElement)call.Arguments!["deep"]!)[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_files_content_takes_the_place_of_its_name()
    {
        var scenario = new Scenario("x", [new([Calls(Call("write_file", """{ "content": "@file:files/a.mjs" }"""))])])
        {
            Files = new Dictionary<string, string> { ["files/a.mjs"] = "let a;\n" },
        };

        var call = Called(await SaidAsync(scenario, [Briefing(Assigned)]));
        Assert.Equal("let a;\n", call.Arguments!["content"]!.ToString());
    }

    [Fact]
    public async Task A_turn_costs_the_same_whenever_it_is_played()
    {
        var scenario = new Scenario("x", [new([Says("One."), Says("Two.")])]);
        var messages = Conversation("12345678", ("1234", "12345678"));

        var usage = (await SaidAsync(scenario, messages)).Usage!;
        Assert.Equal((5, 2, 1), (usage.InputTokenCount, usage.CachedInputTokenCount, usage.OutputTokenCount));
        Assert.Equal(usage.InputTokenCount, (await SaidAsync(scenario, messages)).Usage!.InputTokenCount);
    }

    /// <summary>What it says, turn by turn, when it is answered so.</summary>
    private static async Task<List<string>> PlayAsync(Scenario scenario, params string[] answers)
    {
        var messages = new List<ChatMessage> { Briefing(Assigned) };
        foreach (var answer in answers)
        {
            messages.Add(new(ChatRole.Assistant, (await SaidAsync(scenario, messages)).Text));
            messages.Add(new(ChatRole.User, answer));
        }

        return [.. messages.Where(message => message.Role == ChatRole.Assistant).Select(message => message.Text)];
    }

    private static List<ChatMessage> Conversation(string briefing, params (string Said, string Answer)[] turns) =>
    [
        Briefing(briefing),
        .. turns.SelectMany(turn => new ChatMessage[]
        {
            new(ChatRole.Assistant, turn.Said),
            new(ChatRole.Tool, [new FunctionResultContent("1-1", turn.Answer)]),
        }),
    ];

    private static FunctionCallContent Called(ChatResponse response) =>
        response.Messages[0].Contents.OfType<FunctionCallContent>().Single();

    private static ChatMessage Briefing(string text) => new(ChatRole.User, text);

    private static async Task<ChatResponse> SaidAsync(Scenario scenario, IEnumerable<ChatMessage> messages)
    {
        using var model = new ScriptedModel(scenario, TimeProvider.System, 0);
        return await model.GetResponseAsync(messages);
    }
}
