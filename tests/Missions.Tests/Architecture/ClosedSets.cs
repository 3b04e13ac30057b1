using Missions.Core;
using Missions.Core.Seats;
using Missions.Tests.Core;

namespace Missions.Tests.Architecture;

/// <summary>Every fact has an arm in the fold, and every command one in the gates.</summary>
public class ClosedSets
{
    public static TheoryData<Type> Events => [.. typeof(MissionEvent).GetNestedTypes()];

    public static TheoryData<Type> Commands => [.. typeof(MissionCommand).GetNestedTypes()];

    [Theory, MemberData(nameof(Events))]
    public void Every_event_changes_every_state_without_complaint(Type type)
    {
        var happened = new Recorded(1, Samples.Start, (MissionEvent)Any.Of(type)!);

        Mission[] states = [Mission.Unopened, Stories.Opened.State, Stories.Won.State, Stories.Completed.State];
        foreach (var mission in states)
            Assert.Equal(1, mission.After(happened).LastSeq);
    }

    [Theory, MemberData(nameof(Commands))]
    public void Every_command_is_decided_for_those_whose_it_is(Type type)
    {
        var given = Stories.Working;
        foreach (var role in Enum.GetValues<Role>().Where(role => Authority.Allows(role, type)))
        {
            var by = role is Role.Human or Role.Engine ? new Actor(role) : new Actor(role, new(9));
            var open = new MissionEvent.RunStarted(new(new(9), role, default, "one/one", 1, Feature: new("F-1")));
            var mission = given.State.After(new(99, Samples.Start, open));

            Assert.NotEqual("", Decider.Decide(mission, new((MissionCommand)Any.Of(type)!, by, Samples.Start)).Refusal);
        }
    }

    [Fact]
    public void Every_command_has_a_row_in_the_table_of_authority() =>
        Assert.Empty(typeof(MissionCommand).GetNestedTypes().Except(Authority.Commands));
}
