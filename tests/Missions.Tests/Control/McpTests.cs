using System.IO.Pipelines;
using Missions.Control.Mcp;
using Missions.Core.Seats;
using Missions.Tests.Core;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Control;

/// <summary>Any agent that speaks MCP can run missions, and does nothing that a person could not type.</summary>
public sealed class McpTests : IAsyncLifetime, IDisposable
{
    private readonly Desk _desk = new();
    private readonly CancellationTokenSource _over = new();
    private readonly (Pipe There, Pipe Back) _pipes = (new(), new());
    private McpServer _server = null!;
    private McpClient _client = null!;
    private Task _serving = Task.CompletedTask;

    public async Task InitializeAsync()
    {
        var near = new StreamServerTransport(_pipes.There.Reader.AsStream(), _pipes.Back.Writer.AsStream(), "missions");
        _server = McpServer.Create(near, new VerbTools(_desk.Machine, _desk.Git.Folder).Options);
        _serving = _server.RunAsync(_over.Token);
        _client = await McpClient.CreateAsync(
            new StreamClientTransport(_pipes.There.Writer.AsStream(), _pipes.Back.Reader.AsStream()));
    }

    public async Task DisposeAsync()
    {
        await _client.DisposeAsync();
        await _over.CancelAsync();
        await Task.WhenAny(_serving);
        await _server.DisposeAsync();
    }

    public void Dispose()
    {
        _over.Dispose();
        _desk.Dispose();
    }

    private static Given Asked => Stories.Opened
        .Until(mission => mission.OpenRuns.Any())
        .And(
            Missions.Core.Seats.Role.Orchestrator,
            new AskUser([new("Where should a search look?", Recommended: "Everywhere")]))
        .And(Actor.Engine, new EndRun(new(1), Samples.Cents));

    [Fact]
    public async Task Each_tool_says_what_it_takes_and_whether_it_only_looks()
    {
        var tools = await _client.ListToolsAsync();

        Assert.Equal(
            ["mission_list", "mission_plan", "mission_status", "mission_show", "mission_approve", "mission_reject",
                "mission_answer", "mission_decide", "mission_say", "mission_constrain", "mission_run", "mission_pause",
                "mission_resume", "mission_evidence"],
            tools.Select(tool => tool.Name));
        Assert.Equal(
            ["mission_list", "mission_status", "mission_show"],
            tools.Where(tool => tool.ProtocolTool.Annotations!.ReadOnlyHint is true).Select(tool => tool.Name));
        Assert.All(tools, tool => Assert.Equal("object", tool.JsonSchema.GetProperty("type").GetString()));
    }

    [Fact]
    public async Task Status_is_the_object_that_the_terminal_prints()
    {
        await _desk.TellAsync(Asked);

        var seen = await CallAsync("mission_status", ("mission", "notes"), ("waitSeconds", 1));

        Assert.Equal("needs-you", seen.StructuredContent!.Value.GetProperty("state").GetString());
        Assert.Equal("notes-1", seen.StructuredContent.Value.GetProperty("mission").GetString());
    }

    [Fact]
    public async Task An_answer_is_journaled_as_given_over_mcp()
    {
        await _desk.TellAsync(Asked);

        var answered = await CallAsync(
            "mission_answer", ("mission", "notes-1"), ("question", "Q-1"), ("text", "--now in titles"));

        Assert.NotEqual(true, answered.IsError);
        Assert.Equal("--now in titles", Assert.Single((await _desk.StateAsync()).Questions).Answer);
        Assert.Equal(0, await _desk.TypeAsync("log", "--stream", "json"));
        Assert.Contains("\"via\":\"mcp\"", _desk.Out);
    }

    [Fact]
    public async Task What_begins_with_an_at_is_no_file()
    {
        await _desk.TellAsync(Asked);

        await CallAsync("mission_say", ("mission", "notes-1"), ("text", "@README.md"));

        Assert.Contains((await _desk.StateAsync()).Words, word => word.Text == "@README.md");
    }

    [Fact]
    public async Task A_refusal_reaches_the_agent_as_its_sentence()
    {
        await _desk.TellAsync(Asked);

        var refused = await CallAsync("mission_answer", ("mission", "notes-1"), ("question", "Q-7"), ("text", "Yes"));

        Assert.True(refused.IsError);
        Assert.Equal("There is no question Q-7. Open: Q-1.", Said(refused));
    }

    [Theory]
    [InlineData("mission_status", "mission", "nowhere", "There is no mission 'nowhere'.")]
    [InlineData("mission_status", "missoin", "notes-1", "there is no argument missoin. Did you mean mission?")]
    [InlineData(
        "mission_statsu", "mission", "notes-1", "There is no tool mission_statsu. Did you mean mission_status?")]
    [InlineData("mission_plan", "repository", "/nowhere/at/all", "goal is missing")]
    public async Task What_is_asked_wrongly_is_answered_with_how_to_put_it_right(
        string tool, string name, string value, string because)
    {
        var refused = await CallAsync(tool, (name, value));

        Assert.True(refused.IsError);
        Assert.StartsWith(because, Said(refused));
    }

    [Fact]
    public async Task A_repository_that_is_not_there_is_named()
    {
        var refused = await CallAsync("mission_plan", ("goal", "Search."), ("repository", "/nowhere/at/all"));

        Assert.Equal("There is no folder /nowhere/at/all.", Said(refused));
    }

    private static string Said(CallToolResult result) =>
        Assert.IsType<TextContentBlock>(Assert.Single(result.Content)).Text;

    private async Task<CallToolResult> CallAsync(string tool, params (string Name, object? Value)[] arguments) =>
        await _client.CallToolAsync(tool, arguments.ToDictionary(one => one.Name, one => one.Value));
}
