using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Telling;
using Missions.Tests.Core;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Engine.Telling;

/// <summary>What the human should hear of without looking, and the words to type about it.</summary>
public sealed class NewsTests
{
    [Fact]
    public void A_plan_that_waits_for_approval_is_news_with_the_mission_in_its_command()
    {
        var news = Assert.Single(News.Of(Stories.Rehearsed.State));

        Assert.Equal(("needs-you", $"mission approve {Id(Stories.Rehearsed)}"), (news.Kind, news.Command));
        Assert.StartsWith("plan ", news.About);
    }

    [Fact]
    public void A_blocking_question_keeps_its_name_and_its_answer_stays_one_word()
    {
        var asked = Stories.Opened
            .Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new AskUser([new("Where?", Recommended: "In all notes", Blocks: true)]))
            .And(Actor.Engine, new EndRun(new(1), Samples.Cents));

        var news = Assert.Single(News.Of(asked.State));

        Assert.Equal("Q-1", news.About);
        Assert.Equal($"mission answer {Id(asked)} Q-1 \"In all notes\"", news.Command);
    }

    [Fact]
    public void Waiting_for_a_provider_is_one_piece_of_news_however_often_it_is_tried()
    {
        var given = Stories.Working;
        var run = given.State.OpenRuns.First().Id;
        var down = new Park(run, WaitsOn.Provider, "It is down.", Samples.Cents, TimeSpan.FromMinutes(1), 1);
        var first = Assert.Single(News.Of(given.And(Actor.Engine, down).State));

        given.And(Actor.Engine, down with { Try = 2 });

        Assert.Equal(2, given.State.Parking!.Tries);
        Assert.Equal(("parked", first.About), (first.Kind, Assert.Single(News.Of(given.State)).About));
    }

    [Fact]
    public void Work_that_goes_on_is_no_news() => Assert.Empty(News.Of(Stories.Working.State));

    [Fact]
    public void What_was_told_is_journaled_once()
    {
        var told = new TellPerson("Q-1", "needs-you", ["webhook"]);

        Stories.Working.When(Actor.Engine, told).Then(new MissionEvent.PersonTold("Q-1", "needs-you", ["webhook"]));
        Stories.Working.And(Actor.Engine, told).When(Actor.Engine, told).Then();
    }

    private static string Id(Given given) => given.State.Opening!.Mission;
}
