using Missions.Agents;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Budgets;
using Missions.Engine.Views;
using Missions.Engine.Workspaces;
using Missions.Simulation.World;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Engine;

/// <summary>The purses of runs that work side by side.</summary>
public class LedgerTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Usage Million = new(1_000_000, 0, 0);
    private static readonly Seat Seat = new("any/one", null!, usage => usage.Input / 1_000_000m);

    private readonly VirtualTime _time = new(Start);

    [Fact]
    public void What_a_run_has_set_aside_stands_when_another_looks_it_up()
    {
        var (ledger, first, second) = Open(new Caps(Usd: 1.5m));
        ledger.Open(first, Seat, default).Reserve(Million);

        ledger.Remember(first, Seat, default);

        Assert.StartsWith(
            "The cap of $1.50 for the mission would be passed: $1.00 is used or set aside",
            ledger.Open(second, Seat, default).Reserve(Million),
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_remembered_of_a_run_gives_way_to_its_session()
    {
        var (ledger, first, _) = Open(new Caps(Usd: 1.5m));
        ledger.Remember(first, Seat, new(1_000_000, 0, 0, 1));

        Assert.Null(ledger.Open(first, Seat, default).Reserve(Million));
    }

    [Fact]
    public void No_hours_are_charged_to_a_run_that_nobody_works_in()
    {
        var (ledger, first, second) = Open(new Caps(Hours: 2));
        var (working, waiting) = (ledger.Open(first, Seat, default), ledger.Open(second, Seat, default));
        _time.Advance(TimeSpan.FromMinutes(30));
        waiting.Rest();
        _time.Advance(TimeSpan.FromMinutes(59));

        Assert.Null(working.Reserve(default));
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("The cap of 2 hours for the mission is reached.", working.Reserve(default));
        Assert.Equal(new ReachedCap(CapOf.Mission, CapUnit.Hours), working.Reached);
    }

    [Fact]
    public async Task What_was_cut_off_counts_with_all_that_was_set_aside_as_nobody_knows()
    {
        var (ledger, first, _) = Open(new Caps(Usd: 2.5m));
        var purse = ledger.Open(first, Seat, default);
        purse.Reserve(Million);
        await purse.SettleAsync(null, default);

        Assert.Equal((0m, 1m, 1_000_000L), (purse.Total.Usd, purse.Total.UnsettledUsd, purse.Total.Unsettled));
        Assert.Null(purse.Reserve(Million));
        await purse.SettleAsync(Million, default);
        Assert.NotNull(purse.Reserve(Million));
    }

    [Theory]
    [InlineData(CapOf.Mission, CapUnit.Usd, "mission budget --usd 3")]
    [InlineData(CapOf.Milestone, CapUnit.Tokens, "mission budget --each milestone --tokens 15")]
    [InlineData(CapOf.Run, CapUnit.Hours, "mission budget --each run --hours 6")]
    [InlineData(CapOf.Mission, CapUnit.Runs, "mission budget --runs 9")]
    public void The_command_that_raises_a_cap_follows_from_the_cap_and_not_from_a_sentence(CapOf of, CapUnit unit, string command)
    {
        var budget = new Budget(new(2, Runs: 6), new(Tokens: 10), new(Hours: 4));
        var mission = Mission.From(new MissionEvent[]
        {
            new MissionOpened("m", "Any.", "/r", "base", null, false, false, false, new(), Budget: budget),
            new BudgetReached("$ tokens hours of the mission.", Cap: new(of, unit)),
        }.Select((happened, index) => new Recorded(index + 1, Start, happened)));

        Assert.Equal(command, Need.Of(mission).First().Command);
    }

    private (Ledger, Run, Run) Open(Caps caps)
    {
        Run Begun(int number) => new(new(number), Role.Reviewer, Purpose.Review, "any/one", 1, Started: Start);
        var (first, second) = (Begun(1), Begun(2));
        var mission = Mission.From(new MissionEvent[]
        {
            new MissionOpened("m", "Any.", "/r", "base", null, false, true, false, new(), Budget: Budget.None with { Mission = caps }),
            new RunStarted(first),
            new RunStarted(second),
        }.Select((happened, index) => new Recorded(index + 1, Start, happened)));
        return (new(() => mission, _time), first, second);
    }
}
