using Missions.Agents;
using Missions.Agents.External.Acp;
using Missions.Agents.External.Headless;
using Missions.Agents.Loop;
using Missions.Tests.Agents.Support;
using static Missions.Tests.Agents.External.OutsideStage;

namespace Missions.Tests.Agents.External;

/// <summary>What agents from outside use is set aside before, and counted when they say so.</summary>
public class OutsidePurseTests
{
    [Fact]
    public async Task What_is_set_aside_is_given_back_for_what_was_used()
    {
        var purse = new CountingPurse();
        using var stage = new OutsideStage { Purse = purse };

        var outcome = await RunAsync(stage, "claude-code", "claude");

        Assert.Equal(new Usage(17, 5, 99, 2, 0, 0.25m), Assert.IsType<Outcome.Done>(outcome).Usage);
        Assert.Equal((116L, 0, false), (purse.Used, purse.Muddles, purse.IsOpen));
        Assert.All(purse.Reserved, tokens => Assert.True(tokens > 16_000));
        Assert.True(purse.Heard > 0);
        var events = await stage.EventsAsync();
        Assert.Equal(116, events.OfType<TranscriptEvent.Settled>().Sum(one => one.Usage.Input + one.Usage.Output));
        Assert.NotEmpty(events.OfType<TranscriptEvent.Reserved>());
    }

    [Fact]
    public async Task It_is_ended_at_a_cap_with_less_than_one_step_too_much()
    {
        var purse = new CountingPurse(30_000);
        using var stage = new OutsideStage
        {
            Purse = purse,
            Limits = new() { Loop = new() { StallAfter = 1000 }, LastCall = TimeSpan.FromSeconds(1) },
        };

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, "claude-code", "claudeSmall"));

        Assert.Equal(FailureKind.OverBudget, failed.Kind);
        Assert.Equal("The cap of 30000 tokens would be passed.", failed.Detail);
        Assert.InRange(purse.Used, 12_000, 30_000);
        Assert.Equal((0, false), (purse.Muddles, purse.IsOpen));
        Assert.DoesNotContain(await stage.EventsAsync(), one => one is TranscriptEvent.Ended);
    }

    [Fact]
    public async Task It_is_given_nothing_where_nothing_is_left()
    {
        using var stage = new OutsideStage { Purse = new CountingPurse(1000) };

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, "plain", "plain"));

        Assert.Equal(FailureKind.OverBudget, failed.Kind);
        Assert.False(File.Exists(stage.Workspace.Of("made.txt")));
    }

    [Fact]
    public async Task Every_prompt_of_a_conversation_is_asked_for()
    {
        var purse = new CountingPurse(35_000);
        using var stage = new OutsideStage { Purse = purse };

        var outcome = await stage.RunAsync(
            Script("acp.mjs", "costly"), (machine, program) => new AcpAgent(machine, program));

        Assert.Equal(FailureKind.OverBudget, Assert.IsType<Outcome.Failed>(outcome).Kind);
        Assert.Equal((20_000L, 0, false), (purse.Used, purse.Muddles, purse.IsOpen));
    }

    [Fact]
    public async Task Caps_that_only_time_reaches_are_looked_at_while_it_says_nothing()
    {
        var purse = new HourPurse();
        using var stage = new OutsideStage { Purse = purse, Limits = new() { Recheck = TimeSpan.FromSeconds(1) } };

        var failed = Assert.IsType<Outcome.Failed>(await RunAsync(stage, "plain", "forever"));

        Assert.Equal((FailureKind.OverBudget, "The hour is over."), (failed.Kind, failed.Detail));
    }

    [Theory]
    [InlineData("plain", "plain", true)]
    [InlineData("codex", "codexCrash", true)]
    [InlineData("codex", "codex", false)]
    public async Task What_it_never_says_is_known_as_unreported(string dialect, string scene, bool isUnreported)
    {
        using var stage = new OutsideStage { Purse = new CountingPurse() };

        Assert.Equal(isUnreported, (await RunAsync(stage, dialect, scene)).Usage.IsUnreported);
    }

    [Fact]
    public async Task Whoever_only_says_that_none_can_be_reached_has_not_answered()
    {
        var purse = new CountingPurse();
        using var stage = new OutsideStage { Purse = purse };

        await RunAsync(stage, "claude-code", "claudeSynthetic");

        Assert.Equal((0, 0L), (purse.Heard, purse.Used));
    }

    private static Task<Outcome> RunAsync(OutsideStage stage, string dialect, string scene) => stage.RunAsync(
        Script("headless.mjs", scene), (machine, program) => HeadlessAgent.Of(machine, program, dialect));

    /// <summary>It grants one thing, and then its time is over.</summary>
    private sealed class HourPurse : IPurse
    {
        private int _asked;

        public string? Reserve(Usage most) => Interlocked.Increment(ref _asked) == 1 ? null : "The hour is over.";
        public Task SettleAsync(Usage? used, CancellationToken ct) => Task.CompletedTask;
        public Task HeardAsync(CancellationToken ct) => Task.CompletedTask;
    }
}
