using Missions.Control.Terminal;
using Missions.Control.Wiring;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Views;
using Missions.Tests.Core;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Control;

/// <summary>What the mission waits for, asked in place at a terminal.</summary>
public sealed class ConversationTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Theory]
    [InlineData("2\n", "In titles")]
    [InlineData("\n", "Everywhere")]
    [InlineData("Only in mine\n", "Only in mine")]
    public async Task A_number_an_empty_line_or_words_answer_a_question(string typed, string answer)
    {
        await _desk.TellAsync(Stories.Opened
            .Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new AskUser([new("Where?", null, ["Everywhere", "In titles"], "Everywhere")]))
            .And(Actor.Engine, new EndRun(new(1), Samples.Cents)));

        Assert.True(await TalkAsync(typed));
        Assert.Equal(answer, (await _desk.StateAsync()).Questions[0].Answer);
    }

    [Theory]
    [InlineData("y\n", true, true)]
    [InlineData("\n", false, false)]
    [InlineData("Leave the pins out.\n", true, false)]
    public async Task A_plan_is_approved_left_or_sent_back(string typed, bool goesOn, bool isApproved)
    {
        await _desk.TellAsync(Stories.Rehearsed);

        Assert.Equal(goesOn, await TalkAsync(typed));
        Assert.Equal(isApproved, (await _desk.StateAsync()).IsApproved);
        Assert.Equal(goesOn && !isApproved, (await _desk.StateAsync()).IsReturned);
    }

    [Theory]
    [InlineData("allow\n", true)]
    [InlineData("\n", false)]
    public async Task A_way_out_of_the_rooms_is_opened_by_that_word_alone(string typed, bool allowed)
    {
        await _desk.TellAsync(
            Stories.Proposed.And(Actor.Engine, new AskHuman(ChoiceKind.Network, "a.example:443", "May it?")));

        Assert.True(await TalkAsync(typed));
        Assert.Equal(allowed, (await _desk.StateAsync()).Consent(ChoiceKind.Network, "a.example:443"));
    }

    [Fact]
    public async Task An_end_of_input_stops_it()
    {
        await _desk.TellAsync(Stories.Rehearsed);

        Assert.False(await TalkAsync(""));
    }

    [Fact]
    public void A_diff_shows_what_only_one_of_two_texts_has() =>
        Assert.Equal(["  a", "- b", "+ c", "  d"], LineDiff.Of(["a", "b", "d"], ["a", "c", "d"]));

    private async Task<bool> TalkAsync(string typed)
    {
        using var input = new StringReader(typed);
        var cli = new Cli(_desk.Machine, TextWriter.Null, TextWriter.Null, input, _desk.Git.Folder, true);
        return await new Conversation(cli, _desk.Home()).GoOnAsync(Desk.Never);
    }
}
