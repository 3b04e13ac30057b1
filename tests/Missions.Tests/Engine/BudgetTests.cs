using Missions.Agents;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Settings;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>What is used is reserved before and counted after, whatever becomes of a run.</summary>
public class BudgetTests
{
    private static readonly Func<Usage, decimal?> DollarAThousand = usage => (usage.Input + usage.Output) / 1000m;

    [Fact]
    public async Task A_cap_stops_the_mission_before_it_is_passed_and_a_raised_one_lets_the_same_run_go_on()
    {
        var trial = await CappedAsync(new(Usd: 25));

        var stopped = await trial.RestsAsync(RestReason.Budget);
        var run = stopped.OpenRuns.Single();
        await trial.PutAsync(new MissionCommand.ChangeBudget(Budget.None with { Mission = new(Usd: 100_000) }));
        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.InRange(stopped.Spend.Usd, 1, 25);
        Assert.StartsWith("The cap of $25.00 for the mission would be passed: ", stopped.Parking!.Reason, StringComparison.Ordinal);
        Assert.Equal((RunState.Ended, 0), (mission.Run(run.Id)!.State, mission.Run(run.Id)!.Resumes));
        Assert.DoesNotContain(mission.Runs, one => one.State is RunState.Lost);
    }

    [Fact]
    public async Task A_run_that_is_lost_has_cost_what_its_transcript_says()
    {
        var trial = await Trial.OpenAsync(OneMilestone, Acts.When(new("worker", Told: ["run=R-0003"]),
            Acts.Says(""), Acts.Says(""), Acts.Says(""), Acts.Says("")));
        trial.Shop.Price = DollarAThousand;

        var mission = await trial.RestsAsync(RestReason.Done);

        var lost = Assert.Single(mission.Runs, run => run.State is RunState.Lost);
        Assert.True(lost.Spend.Usd > 0, $"{lost.Id} cost nothing");
    }

    [Fact]
    public async Task Whoever_has_no_price_does_nothing_under_a_cap_in_dollars()
    {
        var trial = await CappedAsync(new(Usd: 60));
        trial.Shop.Price = _ => null;

        var mission = await trial.RestsAsync(RestReason.Budget);

        Assert.StartsWith("scripted/simulated has no price", mission.Parking!.Reason, StringComparison.Ordinal);
        Assert.Equal(0, mission.Spend.Tokens);
    }

    [Fact]
    public async Task A_cap_of_runs_stops_the_next_one()
    {
        var trial = await CappedAsync(new(Runs: 2));

        var mission = await trial.RestsAsync(RestReason.Budget);

        Assert.Equal(2, mission.Runs.Count);
        Assert.Equal("The cap of 2 runs for the mission is reached.", mission.Parking!.Reason);
    }

    [Fact]
    public void A_dated_model_has_the_price_of_its_model_and_a_stranger_none()
    {
        Assert.Equal(PriceTable.Of("anthropic", "claude-haiku-4-5"), PriceTable.Of("anthropic", "claude-haiku-4-5-20251001"));
        Assert.Equal(PriceTable.AsOf, PriceTable.Of("openai", "gpt-5.5")!.AsOf);
        Assert.Null(PriceTable.Of("anthropic", "claude-opus-5-9"));
        Assert.Null(PriceTable.Of("somebody", "gpt-5.5"));
    }

    private static async Task<Trial> CappedAsync(Caps caps)
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        trial.Shop.Price = DollarAThousand;
        await trial.PutAsync(new MissionCommand.ChangeBudget(Budget.None with { Mission = caps }));
        return trial;
    }
}
