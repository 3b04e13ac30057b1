using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Simulation.Models;
using Missions.Tests.Agents.Support;
using static Missions.Agents.Loop.TranscriptEvent;
using static Missions.Tests.Agents.Support.Stage;

namespace Missions.Tests.Agents.Wire;

/// <summary>Faults of providers (B1-B8, B16, B20 of the fault table), over HTTP and the providers' own clients.</summary>
public class WireFaultTests
{
    private static readonly ScriptedTurn HandOff = Calls(Call("hand_off", """{ "good": true }"""));

    public static TheoryData<string> Protocols => ["anthropic", "chat", "responses"];

    [Theory, MemberData(nameof(Protocols))]
    public async Task B1_storms_of_overload_and_limits_are_waited_out(string protocol)
    {
        await using var stage = new WireStage(protocol, HandOff)
        {
            Faults = Each(
                WireFault.Overloaded, WireFault.RateLimited, WireFault.RateLimitedBare, WireFault.ServerError),
        };

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        Assert.Equal(5, (await stage.EventsAsync<TurnSent>()).Count);
        Assert.Contains(stage.Stage.Activity, line => line.Contains("Asking again in 1 s.", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B1_a_usage_window_is_not_waited_for_in_the_run_but_its_end_is_told(string protocol)
    {
        await using var stage = new WireStage(protocol, HandOff) { Faults = Each(WireFault.UsageWindow) };

        var failed = Assert.IsType<Outcome.Failed>(await stage.RunAsync());
        Assert.Equal((FailureKind.Unavailable, TimeSpan.FromHours(5)), (failed.Kind, failed.RetryAfter));
        Assert.Single(await stage.EventsAsync<TurnSent>());
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B2_a_wrong_key_is_said_in_one_sentence_and_not_tried_again(string protocol)
    {
        await using var stage = new WireStage(protocol, HandOff) { Key = "another" };

        var failed = Assert.IsType<Outcome.Failed>(await stage.RunAsync());
        var place = stage.Server.Address.ToString().TrimEnd('/');
        Assert.Equal(FailureKind.Refused, failed.Kind);
        Assert.Equal(
            $"here at {place} does not accept the key in TEST_KEY: put a valid one there, then `mission run`.",
            failed.Detail);
        Assert.Single(await stage.EventsAsync<TurnSent>());
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B2_an_unknown_model_is_named_with_where_to_name_another(string protocol)
    {
        await using var stage = new WireStage(protocol, HandOff) { Model = "unknown-9" };

        var failed = Assert.IsType<Outcome.Failed>(await stage.RunAsync());
        Assert.Equal(FailureKind.Refused, failed.Kind);
        Assert.Contains("knows no model 'unknown-9': name another", failed.Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B2_an_address_where_nobody_answers_is_named_at_once(string protocol)
    {
        var model = WireStage.Client(protocol, new("http://127.0.0.1:9"), "test-1", "key");
        var limits = new LoopLimits { Attempts = 1 };
        var stage = new Stage();

        var outcome = await new ModelAgent(model, limits, TimeProvider.System).RunAsync(stage.Session, Never);

        var failed = Assert.IsType<Outcome.Failed>(outcome);
        Assert.Equal(FailureKind.Unavailable, failed.Kind);
        Assert.StartsWith("here at http://127.0.0.1:9 cannot be reached", failed.Detail, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B3_a_stream_that_is_cut_anywhere_did_not_happen(string protocol)
    {
        var call = Call("push", """{ "to": "Straße → 😀", "why": "ä" }""");
        var push = Calls(call) with { Say = "Füße → 😀." };
        var cuts = Enumerable.Range(0, 40).Select(turn => new PlannedFault(WireFault.Cut, turn / 40.0));
        await using var stage = new WireStage(protocol, [.. Enumerable.Repeat(push, 40), HandOff])
        {
            Faults = [.. cuts.SelectMany(cut => (PlannedFault?[])[cut, null])],
            Limits = new()
            {
                FirstWait = TimeSpan.FromMilliseconds(1),
                WarnAfter = 100,
                StopAfter = 100,
                StallAfter = 100,
            },
        };

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        Assert.Equal(
            [.. Enumerable.Range(1, 40).Select(turn => $"push {turn}-1"), "hand_off 41-1"], stage.Stage.Effects);
        Assert.Equal(81, (await stage.EventsAsync<TurnSent>()).Count);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B3_a_silent_stream_is_noticed_and_its_turn_asked_for_again(string protocol)
    {
        await using var stage = new WireStage(protocol, HandOff)
        {
            Faults = Each(WireFault.Silence),
            Rules = new() { Silence = TimeSpan.FromMinutes(1) },
            Limits = new() { FirstWait = TimeSpan.FromMilliseconds(1), Silence = TimeSpan.FromSeconds(1) },
        };

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        Assert.Contains(
            stage.Stage.Activity, line => line.StartsWith("The stream brought nothing", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B3_an_error_in_a_stream_that_began_well_is_an_error(string protocol)
    {
        await using var stage = new WireStage(protocol, HandOff) { Faults = Each(WireFault.ErrorEvent) };

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        Assert.Contains(stage.Stage.Activity, line => line.Contains("broke its answer off", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B3_a_stream_that_comes_byte_by_byte_is_understood(string protocol)
    {
        await using var stage = new WireStage(protocol, Calls(Call("push", """{ "to": "→ 😀" }""")), HandOff)
        {
            Faults = Each(WireFault.SlowDrip, WireFault.SlowDrip),
        };

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        Assert.Equal(["push 1-1", "hand_off 2-1"], stage.Stage.Effects);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B4_B5_B8_turns_that_make_no_sense_never_brick_a_session(string protocol)
    {
        var look = Calls(Call("look", """{ "at": "this" }"""), Call("count", """{ "of": "these" }"""));
        await using var stage = new WireStage(protocol, look, look, look, HandOff)
        {
            Faults = Each(
                WireFault.DuplicateIds, WireFault.MalformedArguments, WireFault.Empty, WireFault.DuplicateIds),
        };

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        Assert.All(stage.Server.Ledger.Lines, line => Assert.Equal(200, line.Status));
        Assert.Equal(7, stage.Stage.Effects.Count);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B6_surrogates_escapes_and_bytes_in_an_answer_do_not_reach_the_provider(string protocol)
    {
        var bytes = string.Concat(Enumerable.Repeat("\0\u0001ÿ", 9000));
        string[] sights = ["\ud800 half", "\u001b[31mred\u001b[0m \0", bytes];
        await using var stage = new WireStage(protocol, [.. sights.Select(_ => Calls(Call("look"))), HandOff])
        {
            Stage = new() { Sight = turn => sights[turn - 1] },
        };

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        Assert.All(stage.Server.Ledger.Lines, line => Assert.Equal(200, line.Status));
        Assert.True(stage.Answered[^1].Input.Total < 1000);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B7_a_full_context_ends_the_session_for_good_and_says_so(string protocol)
    {
        await using var stage = new WireStage(protocol, [.. Enumerable.Repeat(Calls(Call("look")), 9), HandOff])
        {
            Rules = new() { ContextTokens = 3000 },
            Stage = new() { Sight = turn => $"{turn}" + string.Concat(Enumerable.Repeat("some words ", 400)) },
        };

        var failed = Assert.IsType<Outcome.Failed>(await stage.RunAsync());
        Assert.Equal(FailureKind.ContextFull, failed.Kind);
        Assert.Equal(FailureKind.ContextFull, Assert.Single(await stage.EventsAsync<Ended>()).Failure);
        Assert.Equal(failed.Kind, Assert.IsType<Outcome.Failed>(await stage.RunAsync()).Kind);
        Assert.Empty(stage.Server.Ledger.Lines);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B16_a_key_that_expires_stops_the_session_and_a_new_one_goes_on_where_it_stopped(string protocol)
    {
        await using var stage = new WireStage(protocol, Calls(Call("push")), HandOff)
        {
            Faults = [null, new(WireFault.Expired)],
        };

        var failed = Assert.IsType<Outcome.Failed>(await stage.RunAsync());
        Assert.Equal(FailureKind.Refused, failed.Kind);
        Assert.StartsWith("The key in TEST_KEY has expired", failed.Detail, StringComparison.Ordinal);

        await using var later = new WireStage(protocol, Calls(Call("push")), HandOff) { Stage = stage.Stage };
        Assert.IsType<Outcome.Done>(await later.RunAsync());
        Assert.Equal(["push 1-1", "hand_off 2-1"], stage.Stage.Effects);
    }

    [Theory, MemberData(nameof(Protocols))]
    public async Task B20_connections_that_died_while_the_machine_slept_cost_nothing_but_a_second_try(string protocol)
    {
        await using var stage = new WireStage(protocol, Calls(Call("look")), HandOff)
        {
            Faults = [null, new(WireFault.Cut, 0), new(WireFault.Cut, 0)],
        };

        Assert.IsType<Outcome.Done>(await stage.RunAsync());
        Assert.Equal(2, (await stage.EventsAsync<TurnReceived>()).Count);
    }

    private static IReadOnlyList<PlannedFault?> Each(params IEnumerable<WireFault> faults) =>
        [.. faults.Select(fault => new PlannedFault(fault))];
}
