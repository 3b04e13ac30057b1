using Missions.Agents;
using Missions.Agents.Models;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Simulation;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Seats with others behind them: the journal says who really served.</summary>
public class FallbackTests
{
    private readonly List<string> _asked = [];

    [Fact]
    public async Task Whoever_is_refused_before_a_word_is_followed_by_the_next_and_the_journal_says_who_served()
    {
        var trial = await OpenAsync((name, _) => name is "first/model" ? Refused : null);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.All(mission.Runs, run => Assert.Equal("second/model", run.Seat));
        Assert.Equal(mission.Runs.Count, (await trial.EventsAsync<MissionEvent.SeatTaken>()).Count);
        Assert.Contains(mission.Evidence, seen => seen.Seat is "second/model");
        Assert.DoesNotContain(mission.Evidence, seen => seen.Seat is "first/model");
    }

    [Fact]
    public async Task A_run_that_goes_on_later_goes_on_with_whoever_served_in_it()
    {
        var isDown = true;
        var trial = await OpenAsync((name, turn) => name is "first/model" ? Refused : isDown && turn > 1 ? Away : null);

        var parked = await trial.RestsAsync(RestReason.Waiting);
        (isDown, var asked) = (false, _asked.Count);
        trial.Shop.Time.Advance(TimeSpan.FromMinutes(1));
        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.StartsWith("second/model cannot answer now", parked.Parking!.Reason, StringComparison.Ordinal);
        Assert.Equal("second/model", _asked[asked]);
        Assert.Equal(mission.Runs.Count, _asked.Count(name => name is "first/model"));
    }

    [Fact]
    public async Task Whoever_is_only_away_keeps_the_seat()
    {
        var trial = await OpenAsync((name, _) => name is "first/model" ? Away : null);

        var mission = await trial.RestsAsync(RestReason.Waiting);

        Assert.Equal("first/model", mission.Runs[0].Seat);
        Assert.Empty(await trial.EventsAsync<MissionEvent.SeatTaken>());
    }

    [Fact]
    public async Task Whoever_has_begun_is_not_followed_by_another_in_the_same_run()
    {
        var trial = await OpenAsync((name, turn) => name is "first/model" && turn > 1 ? Refused : null);

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Equal("first/model", mission.OpenRuns.Single().Seat);
        Assert.Empty(await trial.EventsAsync<MissionEvent.SeatTaken>());
    }

    private static ModelException Refused => new(FailureKind.Refused, "no such key");
    private static ModelException Away => new(FailureKind.Unavailable, "overloaded");

    /// <param name="fails">Given who is asked and for the how manieth time.</param>
    private async Task<Trial> OpenAsync(Func<string, int, Exception?> fails)
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        trial.Shop.Seated = ["first/model", "second/model"];
        trial.Shop.Patience = new() { Attempts = 1 };
        trial.Shop.Sits = (name, script) => new FaultyModel(script, () =>
        {
            _asked.Add(name);
            return fails(name, _asked.Count(other => other == name));
        });
        return trial;
    }
}
