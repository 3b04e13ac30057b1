using System.Net;
using System.Net.Sockets;
using System.Text;
using Missions.Agents;
using Missions.Agents.External.Headless;
using Missions.Agents.Loop;
using static Missions.Tests.Agents.External.OutsideStage;

namespace Missions.Tests.Agents.External;

/// <summary>Headless programs as they come: real processes over real pipes, in real rooms.</summary>
public class HeadlessTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_plain_program_reads_its_briefing_and_prints_its_handoff(bool hasWalls)
    {
        using var stage = new OutsideStage(hasWalls);

        var outcome = await RunAsync(stage, "plain", "plain");

        Assert.IsType<Outcome.Done>(outcome);
        Assert.Equal("made\n", File.ReadAllText(stage.Workspace.Of("made.txt")));
        Assert.StartsWith("I was told how to end.", await stage.SaidAsync());
        Assert.Equal(["hand_off yes"], await stage.CallsAsync());
        Assert.IsType<TranscriptEvent.Ended>((await stage.EventsAsync())[^1]);
    }

    [Theory]
    [InlineData("silent", "does not end with a JSON object")]
    [InlineData("unfinished", "does not end with a JSON object")]
    [InlineData("wrong", "good is missing")]
    public async Task Exit_0_without_an_accepted_handoff_is_no_ending(string scene, string because)
    {
        using var stage = new OutsideStage();

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, "plain", scene));

        Assert.Equal(FailureKind.NoEnding, failed.Kind);
        Assert.Contains(because, failed.Detail);
    }

    [Theory]
    [InlineData("plain", "broken", FailureKind.Refused)]
    [InlineData("plain", "killed", FailureKind.Unavailable)]
    [InlineData("claude-code", "claudeNothing", FailureKind.NoEnding)]
    [InlineData("claude-code", "claudeKey", FailureKind.Refused)]
    [InlineData("claude-code", "claudeOverload", FailureKind.Unavailable)]
    [InlineData("claude-code", "claudeSynthetic", FailureKind.Unavailable)]
    [InlineData("codex", "codexFailed", FailureKind.Unavailable)]
    [InlineData("codex", "codexCrash", FailureKind.NoEnding)]
    public async Task However_it_ends_it_is_told_apart(string dialect, string scene, FailureKind kind)
    {
        using var stage = new OutsideStage();

        Assert.Equal(kind, Assert.IsType<Outcome.Failed>(await RunAsync(stage, dialect, scene)).Kind);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_for_a_human_to_mend()
    {
        using var stage = new OutsideStage();

        var outcome = await stage.RunAsync(
            new("ghost", ["no-such-agent"]), (machine, program) => HeadlessAgent.Of(machine, program, "plain"));

        var failed = Assert.IsType<Outcome.Failed>(outcome);
        Assert.Equal(FailureKind.Refused, failed.Kind);
        Assert.Contains("no-such-agent is not on the PATH", failed.Detail);
    }

    [Fact]
    public async Task One_that_says_nothing_any_more_is_unavailable()
    {
        using var stage = new OutsideStage { Limits = new() { Silence = TimeSpan.FromSeconds(1) } };

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, "plain", "forever"));

        Assert.Equal(FailureKind.Unavailable, failed.Kind);
        Assert.StartsWith("It said nothing", failed.Detail);
    }

    [Fact]
    public async Task One_that_is_told_to_stop_stops()
    {
        using var stage = new OutsideStage();
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1), TimeProvider.System);

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, "plain", "forever", stop.Token));

        Assert.Equal(FailureKind.Cancelled, failed.Kind);
    }

    [Fact]
    public async Task Lines_of_claude_code_become_a_transcript()
    {
        using var stage = new OutsideStage();

        var outcome = await RunAsync(stage, "claude-code", "claude");

        var (events, said) = (await stage.EventsAsync(), await stage.SaidAsync());
        Assert.Equal(new Usage(17, 5, 99, 2, 0, 0.25m), Assert.IsType<Outcome.Done>(outcome).Usage);
        Assert.Equal(["shell yes", "hand_off no", "no_such_tool refused", "hand_off yes"], await stage.CallsAsync());
        Assert.StartsWith("I look.\nexit 3\n42\nkey=\n", said);
        Assert.Contains("true Refused: good is missing. true Refused: there is no tool no_such_tool.", said);
        Assert.Contains(
            events, one =>
                one is TranscriptEvent.ToolAnswered { Facts: { } facts }
                    && facts.GetProperty("exitCode").GetInt32() == 3);
        Assert.Contains(events, one => one is TranscriptEvent.Activity { Text: "It says it uses Edit a.txt." });
    }

    [Fact]
    public async Task Lines_of_codex_become_a_transcript()
    {
        using var stage = new OutsideStage();

        var outcome = await RunAsync(stage, "codex", "codex");

        Assert.Equal(new Usage(100, 60, 7, 0, 4), Assert.IsType<Outcome.Done>(outcome).Usage);
        Assert.Contains("I have shell look hand_off", await stage.SaidAsync());
        Assert.Contains(await stage.EventsAsync(),
            one => one is TranscriptEvent.Activity { Text: "It says it ran `make test`, exit 0 (unobserved)." });
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Tools_over_http_are_for_one_host_one_origin_and_who_knows_the_word(bool hasWalls)
    {
        using var stage = new OutsideStage(hasWalls) { With = program => program with { WantsHttp = true } };

        Assert.IsType<Outcome.Done>(await RunAsync(stage, "claude-code", "http"));

        Assert.StartsWith("421 403 401 404 404 405 200 204 404 shell look hand_off", await stage.SaidAsync());
    }

    [Fact]
    public async Task It_has_its_key_a_fresh_home_and_nothing_that_the_repository_would_have_it_load()
    {
        using var stage = new OutsideStage();
        stage.Workspace.Write(".claude/settings.json", "{}");
        stage.Workspace.Write(".mcp.json", "{ \"mcpServers\": {} }");

        await RunAsync(stage, "plain", "environment");

        Assert.Contains(
            "\"seen\":{\"key\":\"[key of test]\",\"home\":\"/home/agent\","
                + "\"hidden\":[],\"mcp\":\"\",\"others\":[],\"writes\":true}",
            await stage.SaidAsync());
        Assert.Equal("{}", File.ReadAllText(stage.Workspace.Of(".claude/settings.json")));
    }

    [Fact]
    public async Task The_repositorys_configuration_is_there_where_the_user_says_so_and_a_reader_cannot_write()
    {
        using var stage = new OutsideStage
        {
            MayWrite = false,
            With = program => program with { ReadsRepositoryConfiguration = true },
        };
        stage.Workspace.Write(".claude/settings.json", "{}");

        await RunAsync(stage, "plain", "environment");

        Assert.Contains("\"hidden\":[\"settings.json\"]", await stage.SaidAsync());
        Assert.Contains("\"writes\":false", await stage.SaidAsync());
    }

    [Fact]
    public async Task It_reaches_the_hosts_that_were_named_and_no_other()
    {
        using var near = new Greeting();
        using var other = new Greeting();
        using var stage = new OutsideStage { With = program => program with { Hosts = [$"127.0.0.1:{near.Port}"] } };

        await RunAsync(stage, "plain", $"network {near.Port} {other.Port}");

        Assert.Contains("\"near\":200,\"other\":\"refused\"", await stage.SaidAsync());
    }

    private static Task<Outcome> RunAsync(
        OutsideStage stage, string dialect, string scene, CancellationToken ct = default) =>
        stage.RunAsync(
            Script("headless.mjs", scene.Split(' ')), (machine, program) =>
                HeadlessAgent.Of(machine, program, dialect), ct);

    /// <summary>A server of this machine that answers whoever asks.</summary>
    private sealed class Greeting : IDisposable
    {
        private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

        public Greeting()
        {
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public void Dispose() => _listener.Dispose();

        private async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    if (await client.GetStream().ReadAsync(new byte[4096]) == 0) continue;
                    await client.GetStream().WriteAsync(
                        Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
                }
            }
            catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
            {
                // The test is over.
            }
        }
    }
}
