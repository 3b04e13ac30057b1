using Missions.Agents;
using Missions.Agents.Models;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Simulation;
using Missions.Simulation.World;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>A provider that does not answer, or refuses: no run is lost to it, and the mission goes on.</summary>
public class ParkingTests
{
    // Whether the last answer was a failure: only then time passes.
    private bool _isDown;

    private static readonly ModelException Down = new(FailureKind.Unavailable, "overloaded");

    [Fact]
    public async Task An_outage_of_two_days_is_waited_out_with_the_same_run_and_few_lines()
    {
        var (calm, trial) = (await Trial.OpenAsync(TwoMilestones), await Trial.OpenAsync(TwoMilestones));
        var whole = await calm.RestsAsync(RestReason.Done);

        Fail(trial, from: 12, TimeSpan.FromHours(48), Down);
        var mission = Wait(trial, RestReason.Done);

        var events = await trial.Shop.EventsAsync();
        Assert.Equal(whole.Runs.Count, mission.Runs.Count);
        Assert.DoesNotContain(mission.Runs, run => run.State is RunState.Lost || run.Resumes > 0);
        Assert.InRange(events.Count(one => one.Event is MissionEvent.Parked), 190, 210);
        Assert.Single(events, one => one.Event is MissionEvent.Unparked);
        Assert.Equal(Acts(calm), Acts(trial));
    }

    [Fact]
    public async Task A_parked_mission_says_why_since_when_and_when_it_is_tried_again()
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        Fail(trial, from: 3, TimeSpan.FromHours(1), Down);
        trial.Shop.Waits = false;

        var mission = Wait(trial, RestReason.Waiting);

        Assert.Equal(RunState.Open, mission.Runs[^1].State);
        Assert.StartsWith(
            "scripted/simulated cannot answer now: overloaded. It is tried again at 2026-01-01 08:",
            mission.Parking!.Sentence,
            StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(30), mission.Parking.Until - mission.Parking.Since);
    }

    [Fact]
    public async Task Whoever_does_not_wait_tries_once_when_it_is_time()
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        Fail(trial, from: 3, TimeSpan.FromMinutes(3), Down);
        trial.Shop.Waits = false;
        var first = Wait(trial, RestReason.Waiting);

        var early = Wait(trial, RestReason.Waiting);
        trial.Shop.Time.Advance(TimeSpan.FromSeconds(31));
        var second = Wait(trial, RestReason.Waiting);
        trial.Shop.Time.Advance(TimeSpan.FromMinutes(4));
        var done = Wait(trial, RestReason.Done);

        Assert.Equal(first, early);
        Assert.Equal((2, first.Parking!.Since), (second.Parking!.Tries, second.Parking.Since));
        Assert.DoesNotContain(done.Runs, run => run.Resumes > 0);
    }

    [Fact]
    public async Task The_provider_may_name_the_time_when_its_window_ends()
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        var window = new ModelException(FailureKind.Unavailable, "usage limit reached", TimeSpan.FromHours(5));
        Fail(trial, from: 3, TimeSpan.FromHours(5), window);

        Wait(trial, RestReason.Done);

        var parked = Assert.Single(await trial.EventsAsync<MissionEvent.Parked>());
        Assert.Equal(WaitsOn.Provider, parked.On);
        Assert.InRange(parked.Until!.Value - new DateTimeOffset(2026, 1, 1, 8, 0, 0, TimeSpan.Zero),
            TimeSpan.FromHours(5), TimeSpan.FromHours(5.1));
    }

    [Theory]
    [InlineData(-3650)]
    [InlineData(3650)]
    public async Task A_clock_that_jumps_makes_it_wait_no_longer(int days)
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        Fail(trial, from: 3, TimeSpan.FromHours(2), Down);
        var (time, hasJumped) = (trial.Shop.Time, false);

        var mission = Wait(trial, RestReason.Done, passing: () =>
        {
            if (hasJumped || time.GetTimestamp() < TimeSpan.FromMinutes(20).Ticks) return;
            hasJumped = true;
            time.JumpWall(TimeSpan.FromDays(days));
        });

        Assert.True(hasJumped);
        Assert.InRange(TimeSpan.FromTicks(time.GetTimestamp()), TimeSpan.FromHours(2), TimeSpan.FromHours(2.5));
        Assert.DoesNotContain(mission.Runs, run => run.State is RunState.Lost);
    }

    [Fact]
    public async Task What_only_a_human_can_put_right_waits_for_them_and_then_the_same_run_goes_on()
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        var isWrong = true;
        trial.Shop.Model = script => new FaultyModel(
            script, () => isWrong ? new ModelException(FailureKind.Refused, "the key is not valid") : null);

        var stopped = await trial.RestsAsync(RestReason.NeedsYou);
        var again = await trial.RestsAsync(RestReason.NeedsYou);
        isWrong = false;
        await trial.PutAsync(new MissionCommand.Resume());
        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(stopped, again);
        Assert.Equal(
            "scripted/simulated refuses us: the key is not valid. Put that right; `mission resume` tries again.",
            stopped.Parking!.Sentence);
        Assert.Equal((RunState.Ended, 0), (mission.Runs[0].State, mission.Runs[0].Resumes));
    }

    [Fact]
    public async Task Reviewers_who_meet_the_outage_side_by_side_park_once_each()
    {
        var trial = await Trial.OpenAsync(TwoMilestones);
        var isDown = false;
        trial.Shop.Stops = mission => mission.OpenRound is { } round && mission.StageOf(round) is Missions.Core.Stage.Reviews;
        await trial.Shop.RunAsync();
        trial.Shop.Stops = _ => false;
        trial.Shop.Model = script => new FaultyModel(script, () => (_isDown = isDown) ? Down : null);
        (isDown, trial.Shop.Waits) = (true, false);

        var parked = Wait(trial, RestReason.Waiting);
        isDown = false;
        await trial.PutAsync(new MissionCommand.Resume());
        var done = Wait(trial, RestReason.Done);

        Assert.Equal(2, parked.OpenRuns.Count());
        Assert.Equal(
            parked.OpenRuns.Select(run => (RunId?)run.Id),
            (await trial.EventsAsync<MissionEvent.Parked>()).Select(one => one.Run).OrderBy(run => run!.Value.Number));
        Assert.Equal(1, parked.Parking!.Tries);
        Assert.DoesNotContain(done.Runs, run => run.State is RunState.Lost || run.Resumes > 0);
    }

    [Fact]
    public async Task A_run_that_stood_still_whose_seat_was_given_away_ends_and_a_fresh_one_begins()
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        trial.Shop.Model = script => new FaultyModel(script, () => new ModelException(FailureKind.Refused, "no such model"));
        await trial.RestsAsync(RestReason.NeedsYou);

        trial.Shop.Model = script => script;
        await trial.PutAsync(new MissionCommand.ChangeSeat(Missions.Core.Seats.Role.Orchestrator, "other/model"));
        await trial.PutAsync(new MissionCommand.Resume());
        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(
            [("scripted/simulated", RunState.Lost), ("other/model", RunState.Ended)],
            mission.Runs.Take(2).Select(run => (run.Seat, run.State)));
        Assert.Empty(mission.Losses);
    }

    /// <summary>From the nth answer on, the model fails for so long.</summary>
    private void Fail(Trial trial, int from, TimeSpan length, Exception wrong)
    {
        var (answers, until) = (0, (long?)null);
        trial.Shop.Model = script => new FaultyModel(script, () =>
        {
            if (answers++ < from) return null;
            until ??= trial.Shop.Time.GetTimestamp() + length.Ticks;
            _isDown = trial.Shop.Time.GetTimestamp() < until;
            return _isDown ? wrong : null;
        });
        (trial.Shop.Waits, trial.Shop.Watches) = (true, false);
    }

    private Mission Wait(Trial trial, RestReason reason, Action? passing = null) =>
        new PassingTime(trial.Shop.Time) { MayPass = () => _isDown, Passing = passing ?? (() => { }) }
            .Run(() => trial.RestsAsync(reason));

    /// <summary>All that happened but the standing still, by name and by whom.</summary>
    private static IEnumerable<(string, string?)> Acts(Trial trial) => trial.Shop.EventsAsync().Result
        .Select(one => one.Event)
        .Where(one => one is not (MissionEvent.Parked or MissionEvent.Unparked))
        .Select(one => (one.GetType().Name, one.By));
}
