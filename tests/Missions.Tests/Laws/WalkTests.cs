using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Tests.Laws;

/// <summary>A law says little where nothing happens: the walks get somewhere.</summary>
public class WalkTests
{
    private static readonly List<Pace> Paces = [.. Walk.All.SelectMany(walk => walk.Paces)];

    [Fact]
    public void A_good_share_of_commands_is_granted_and_a_good_share_refused() =>
        Assert.InRange(Paces.Count(pace => pace.Answer.Refusal is null) / (double)Paces.Count, 0.4, 0.9);

    [Fact]
    public void Every_kind_of_command_is_granted_in_some_walk() =>
        Assert.Empty(typeof(MissionCommand).GetNestedTypes()
            .Except(Paces.Where(pace => pace.Answer.Refusal is null).Select(pace => pace.Asked.Command.GetType())));

    [Theory]
    [InlineData(typeof(MissionEvent.MilestoneSealed), 30)]
    [InlineData(typeof(MissionEvent.MissionCompleted), 15)]
    [InlineData(typeof(MissionEvent.ValidationEnded), 60)]
    [InlineData(typeof(MissionEvent.RolledBack), 5)]
    [InlineData(typeof(MissionEvent.SealBroken), 3)]
    [InlineData(typeof(MissionEvent.ContractAmended), 15)]
    [InlineData(typeof(MissionEvent.ProofRepaired), 2)]
    [InlineData(typeof(MissionEvent.AssertionWaived), 3)]
    [InlineData(typeof(MissionEvent.ClaimDisputed), 5)]
    [InlineData(typeof(MissionEvent.BaseMerged), 10)]
    public void Walks_come_to_what_matters(Type fact, int often) =>
        Assert.InRange(Paces.Sum(pace => pace.Answer.Events.Count(fact.IsInstanceOfType)), often, int.MaxValue);

    [Fact]
    public void Walks_come_to_standing_still_and_to_other_seats()
    {
        var facts = Paces.SelectMany(pace => pace.Answer.Events).ToList();

        Assert.Contains(facts, one => one is MissionEvent.Parked { On: WaitsOn.Provider });
        Assert.Contains(facts, one => one is MissionEvent.Parked { On: WaitsOn.Human });
        Assert.Contains(facts, one => one is MissionEvent.BudgetReached { Run: null });
        Assert.Contains(facts, one => one is MissionEvent.BudgetReached { Run: not null });
        Assert.Contains(facts, one => one is MissionEvent.Unparked);
        Assert.Contains(facts, one => one is MissionEvent.SeatChanged);
    }
}
