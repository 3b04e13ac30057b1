using Missions.Agents;
using Missions.Agents.External.Acp;
using Missions.Agents.Loop;
using static Missions.Tests.Agents.External.OutsideStage;

namespace Missions.Tests.Agents.External;

/// <summary>Agents that speak ACP: a real process over real pipes, which does everything and dies everywhere.</summary>
public class AcpTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task An_agent_asks_writes_runs_and_hands_off(bool hasWalls)
    {
        using var stage = new OutsideStage(hasWalls);

        var outcome = await RunAsync(stage, "work");

        Assert.Equal(new Usage(16, 5, 7, 1, 0, 0.5m), Assert.IsType<Outcome.Done>(outcome).Usage);
        Assert.Equal("one\ntwo\nthree\n", File.ReadAllText(stage.Workspace.Of("made.txt")));
        Assert.Equal(["shell yes", "shell refused", "hand_off yes"], await stage.CallsAsync());
        var said = await stage.SaidAsync();
        Assert.StartsWith(
            "I look.{\"outcome\":{\"outcome\":\"selected\",\"optionId\":\"a\"}}\n{}\n{\"content\":\"two\"}\n", said);
        Assert.Contains("no: /etc/passwd lies outside of", said);
        Assert.Contains("up.txt lies outside of", said);
        Assert.Contains("{\"exitCode\":4}\n{\"output\":\"exit 4\\none\\ntwo\\nthree\\nkey=\\n\"", said);
        Assert.Contains("{\"signal\":\"SIGKILL\"}", said);
        Assert.Contains("no: There is no terminal/fly here.", said);
    }

    [Fact]
    public async Task What_it_is_permitted_and_runs_stands_in_the_transcript()
    {
        using var stage = new OutsideStage();

        await RunAsync(stage, "work");

        var events = await stage.EventsAsync();
        var notes = events.OfType<TranscriptEvent.Activity>().Select(one => one.Text).ToList();
        Assert.Contains("Permission for Edit made.txt: allow.", notes);
        Assert.Contains("Its plan: Write it (pending)", notes);
        Assert.Contains("It wrote made.txt.", notes);
        var ran = events.OfType<TranscriptEvent.ToolAnswered>().First(one => one.Facts is not null).Facts!.Value;
        Assert.Equal(
            ("cat made.txt; echo key=$TEST_KEY; exit 4", 4),
                (ran.GetProperty("command").GetString(), ran.GetProperty("exitCode").GetInt32()));
    }

    [Fact]
    public async Task A_role_that_may_not_write_is_told_no_and_kept_out()
    {
        using var stage = new OutsideStage { MayWrite = false };

        Assert.IsType<Outcome.Done>(await RunAsync(stage, "reader"));

        var said = await stage.SaidAsync();
        Assert.StartsWith(
            "{\"outcome\":{\"outcome\":\"selected\",\"optionId\":\"r\"}}"
                + "{\"outcome\":{\"outcome\":\"selected\",\"optionId\":\"a\"}}", said);
        Assert.Contains("no: Your role changes no files.", said);
        Assert.Contains("kept out", said);
        Assert.False(File.Exists(stage.Workspace.Of("made.txt")));
    }

    [Theory, InlineData("forgetful"), InlineData("noise")]
    public async Task One_that_stops_without_an_ending_is_reminded(string scene)
    {
        using var stage = new OutsideStage();

        Assert.IsType<Outcome.Done>(await RunAsync(stage, scene));

        Assert.Equal(
            2, (await stage.EventsAsync()).Count(
                one => one is TranscriptEvent.Activity { Text: "It stopped without an ending and was reminded." }));
    }

    [Theory]
    [InlineData("idle", FailureKind.NoEnding)]
    [InlineData("refusal", FailureKind.NoEnding)]
    [InlineData("diesAtOnce", FailureKind.NoEnding)]
    [InlineData("dies", FailureKind.NoEnding)]
    [InlineData("leaves", FailureKind.NoEnding)]
    [InlineData("diesInCall", FailureKind.Unavailable)]
    [InlineData("login", FailureKind.Refused)]
    [InlineData("future", FailureKind.Refused)]
    public async Task However_it_ends_it_is_told_apart(string scene, FailureKind kind)
    {
        using var stage = new OutsideStage();

        Assert.Equal(kind, Assert.IsType<Outcome.Failed>(await RunAsync(stage, scene)).Kind);
    }

    [Fact]
    public async Task A_death_after_the_handoff_changes_nothing()
    {
        using var stage = new OutsideStage();

        Assert.IsType<Outcome.Done>(await RunAsync(stage, "diesAfter"));
    }

    [Fact]
    public async Task One_that_goes_mute_is_unavailable()
    {
        using var stage = new OutsideStage { Limits = new() { Silence = TimeSpan.FromSeconds(2) } };

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, "mute"));

        Assert.Equal(FailureKind.Unavailable, failed.Kind);
        Assert.StartsWith("It said nothing", failed.Detail);
    }

    [Theory]
    [InlineData("cutOnce", "I go on with S.")]
    [InlineData("cutNoLoad", "I begin anew.")]
    public async Task After_a_cut_it_goes_on_where_it_can(string scene, string words)
    {
        using var stage = new OutsideStage { KeepsHome = true };

        var first = Assert.IsType<Outcome.Failed>(await RunAsync(stage, scene));
        var second = await RunAsync(stage, scene);

        Assert.Equal(FailureKind.Unavailable, first.Kind);
        Assert.IsType<Outcome.Done>(second);
        Assert.Equal(words, await stage.SaidAsync());
        Assert.Equal(["look yes", "hand_off yes"], await stage.CallsAsync());
    }

    [Fact]
    public async Task Tools_over_http_are_for_agents_that_can_take_them()
    {
        using var stage = new OutsideStage { With = program => program with { WantsHttp = true } };
        using var other = new OutsideStage { With = program => program with { WantsHttp = true } };

        Assert.IsType<Outcome.Done>(await RunAsync(stage, "diesAfter"));
        Assert.Equal(FailureKind.Refused, Assert.IsType<Outcome.Failed>(await RunAsync(other, "cutNoLoad")).Kind);
    }

    private static Task<Outcome> RunAsync(OutsideStage stage, string scene) =>
        stage.RunAsync(Script("acp.mjs", scene), (machine, program) => new AcpAgent(machine, program));
}
