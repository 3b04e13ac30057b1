using Missions.Simulation.Proving.Money;

namespace Missions.EndToEnd;

/// <summary>Slices of <c>./prove budget</c> and <c>./prove outage</c>.</summary>
public sealed class MoneyTests
{
    [Fact]
    public async Task No_budget_is_passed_by_more_than_one_reservation()
    {
        var proven = await BudgetProof.RunAsync(seeds: 40, seed: 7, CancellationToken.None);

        Assert.True(proven.Ok, proven.Table);
    }

    [Fact]
    public async Task Two_days_without_a_provider_are_waited_out()
    {
        var proven = await OutageProof.RunAsync(missions: 1, seed: 7, CancellationToken.None);

        Assert.True(proven.Ok, proven.Table);
    }
}
