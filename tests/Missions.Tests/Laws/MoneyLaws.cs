using Missions.Core;
using Missions.Core.Runs;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Laws;

/// <summary>What holds after every pace of every walk about standing still, and about what may be used.</summary>
public class MoneyLaws
{
    [Fact]
    public void No_run_starts_or_goes_on_while_the_mission_stands_still() => Law.Holds(pace =>
        pace.Before.Parking is null || !pace.Answer.Events.Any(one => one is RunStarted or RunResumed));

    [Fact]
    public void No_run_starts_over_a_cap() => Law.Of<RunStarted>((pace, _) =>
        pace.Before.Budget.Mission is var caps
        && pace.Before.Spend.Usd < (caps.Usd ?? decimal.MaxValue)
        && pace.Before.Runs.Count < (caps.Runs ?? int.MaxValue));

    [Fact]
    public void Whatever_stands_still_rests_and_says_why() => Law.Holds(pace =>
        pace.After is { IsOver: true } or { IsPaused: true } or { Parking: null }
        || Navigator.Next(pace.After) is Step.Rest { Sentence: not "" });

    [Fact]
    public void A_wait_for_a_provider_has_an_end() => Law.Of<Parked>((pace, parked) =>
        (parked.On is WaitsOn.Provider) == parked.Until > pace.After.LastAt);

    [Fact]
    public void Standing_still_ends_no_run_and_counts_against_none() => Law.Holds(pace =>
        !pace.Answer.Events.Any(one => one is Parked or BudgetReached or Unparked)
        || pace.Before.OpenRuns.Count() == pace.After.OpenRuns.Count() && pace.Before.Losses == pace.After.Losses);

    [Fact]
    public void A_run_that_stood_still_goes_on_without_that_being_counted() => Law.Of<RunResumed>((pace, resumed) =>
        pace.After.Run(resumed.Run)!.Resumes
            == pace.Before.Run(resumed.Run)!.Resumes + (pace.Before.Run(resumed.Run)!.WasParked ? 0 : 1));

    [Fact]
    public void A_budget_that_is_reached_is_ended_by_a_human_alone() => Law.Holds(pace =>
        pace.Before.Parking is not { On: WaitsOn.Budget or WaitsOn.Human } || pace.After.Parking is not null
        || pace.Asked.By.Role is Missions.Core.Seats.Role.Human);
}
