using Missions.Core.Seats;
using Missions.Tests.Core;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Control;

/// <summary>The human's word, typed where nobody runs the mission.</summary>
public sealed class HumanVerbTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    private static Given Asked => Stories.Opened
        .Until(mission => mission.OpenRuns.Any())
        .And(Role.Orchestrator, new AskUser([new("Where should a search look?", Recommended: "Everywhere")]))
        .And(Actor.Engine, new EndRun(new(1), Samples.Cents));

    [Fact]
    public async Task An_answer_is_journaled_with_where_it_came_from()
    {
        await _desk.TellAsync(Asked);

        Assert.Equal(0, await _desk.TypeAsync("answer", "q-1", "In titles"));
        Assert.Equal("In titles", Assert.Single((await _desk.StateAsync()).Questions).Answer);
        Assert.StartsWith("Q-1 is answered. Nobody is running it. Next: ", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(0, await _desk.TypeAsync("log", "--stream", "json"));
        Assert.Contains("\"via\":\"cli\"", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_a_sentence_and_an_object()
    {
        await _desk.TellAsync(Asked);

        Assert.Equal(2, await _desk.TypeAsync("answer", "Q-7", "Yes", "--json"));
        Assert.Equal("There is no question Q-7. Open: Q-1.", (string)_desk.Json["refused"]!);
        Assert.False((bool)_desk.Json["ok"]!);
    }

    [Fact]
    public async Task Approving_says_first_what_will_be_proven_and_what_not()
    {
        await _desk.TellAsync(Stories.Rehearsed);

        Assert.Equal(0, await _desk.TypeAsync("approve", "--json"));
        Assert.True((await _desk.StateAsync()).IsApproved);
        var approval = _desk.Json["approval"]!;
        Assert.Equal(4, approval["execution"]!.AsArray().Count);
        Assert.Single(approval["use"]!.AsArray());
        Assert.Single(approval["opinion"]!.AsArray());
        Assert.Single(approval["human"]!.AsArray());
        Assert.Equal(2, (int)approval["unwitnessed"]!);
        var notCovered = approval["notCovered"]!.AsArray().Select(one => (string)one!);
        Assert.Contains("There is no build check; nothing is said about that.", notCovered);
        Assert.Equal(7, approval["riskiest"]!.AsArray().Count);
        Assert.Equal("A-TIDY-1", (string)approval["riskiest"]![0]!["assertion"]!);
    }

    [Fact]
    public async Task On_a_terminal_nothing_is_approved_without_a_yes()
    {
        await _desk.TellAsync(Stories.Rehearsed);

        Assert.Equal(3, await _desk.TypeAsync(["approve"], answers: "\n"));
        Assert.False((await _desk.StateAsync()).IsApproved);
        Assert.Equal(0, await _desk.TypeAsync(["approve"], answers: "y\n"));
        Assert.True((await _desk.StateAsync()).IsApproved);
    }

    [Fact]
    public async Task A_plan_is_sent_back_with_a_reason()
    {
        await _desk.TellAsync(Stories.Rehearsed);

        Assert.Equal(0, await _desk.TypeAsync("reject", "--because", "Too big."));
        Assert.Contains("Too big.", (await _desk.StateAsync()).Returned[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mission_is_paused_resumed_and_ended()
    {
        await _desk.TellAsync(Stories.Approved);

        Assert.Equal(0, await _desk.TypeAsync("pause"));
        Assert.Equal(2, await _desk.TypeAsync("pause"));
        Assert.Equal("It is paused already.\n", _desk.Error);
        Assert.Equal(0, await _desk.TypeAsync("resume"));
        Assert.Equal(0, await _desk.TypeAsync("abort", "--because", "Enough."));
        Assert.Equal("Enough.", (await _desk.StateAsync()).Abortion!.Because);
    }

    [Fact]
    public async Task A_waiver_shows_in_the_status()
    {
        await _desk.TellAsync(Stories.Approved);

        Assert.Equal(0, await _desk.TypeAsync("waive", "A-TIDY-1", "--because", "A matter of taste."));
        Assert.Equal(0, await _desk.TypeAsync("status"));
        Assert.Contains("1 WAIVED", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_is_taken()
    {
        await _desk.TellAsync(Stories.AskedForAWord);

        Assert.Equal(0, await _desk.TypeAsync("decide", "D-1", "proven"));
        Assert.Equal("proven", Assert.Single((await _desk.StateAsync()).Choices).Choice);
    }

    [Fact]
    public async Task A_constraint_holds_for_ever()
    {
        await _desk.TellAsync(Stories.Approved);

        Assert.Equal(0, await _desk.TypeAsync("say", "notes", "No new packages.", "--constraint"));
        Assert.Equal<string>(["No new packages."], (await _desk.StateAsync()).Constraints);
    }
}
