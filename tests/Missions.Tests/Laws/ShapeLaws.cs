using Missions.Core;
using Missions.Core.Seats;
using Missions.Tests.Core;

namespace Missions.Tests.Laws;

/// <summary>What holds of the machine itself, whatever is asked of it.</summary>
public class ShapeLaws
{
    [Fact]
    public void Ids_are_numbered_without_gaps() =>
        Law.Holds(pace => Counts(pace.After.Runs.Select(one => one.Id.Number))
            && Counts(pace.After.Issues.Select(one => one.Id.Number))
            && Counts(pace.After.Evidence.Select(one => one.Id.Number))
            && Counts(pace.After.Questions.Select(one => one.Id.Number))
            && Counts(pace.After.Choices.Select(one => one.Id.Number))
            && Counts(pace.After.Proposals.Select(one => one.Id.Number))
            && Counts(pace.After.Notices.Select(one => one.Id.Number))
            && pace.After.Rounds.GroupBy(one => one.Milestone).All(rounds => Counts(rounds.Select(one => one.Number))));

    [Fact]
    public void A_refusal_changes_nothing_and_says_why() =>
        Law.Holds(pace => pace.Answer.Refusal is not { } because
            || because.Trim() is [_, ..] && pace.Answer.Events is [] && pace.After == pace.Before);

    [Fact]
    public void Nobody_does_what_is_not_theirs() =>
        Law.Holds(pace => pace.Answer.Events is []
            || Authority.Allows(pace.Asked.By.Role, pace.Asked.Command.GetType())
                && (pace.Asked.By.Role is Role.Human or Role.Engine
                    || pace.Before.Run(pace.Asked.By.Run!.Value) is { IsOpen: true } run
                        && run.Role == pace.Asked.By.Role));

    [Fact]
    public void No_command_is_applied_twice() =>
        Law.Holds(pace => pace.Asked.Id is not { } id || !pace.Before.Applied.Contains(id)
            || pace.Answer == Decision.Accept());

    [Fact]
    public void Nothing_changes_once_it_is_over() =>
        Law.Holds(pace => !pace.Before.IsOver
            || pace.Answer.Events.All(one =>
                one is MissionEvent.Landed or MissionEvent.Said or MissionEvent.ConstraintAdded
                    or MissionEvent.PersonTold
                || pace.Asked.Command is MissionCommand.Sync && pace.Before.Abortion is null));

    [Fact]
    public void Nothing_is_spent_back() =>
        Law.Holds(pace => pace.After.Spend.Tokens >= pace.Before.Spend.Tokens
            && pace.After.Spend.Usd >= pace.Before.Spend.Usd);

    [Fact]
    public void What_comes_next_is_never_refused()
    {
        var honest = new Play();
        Law.Holds(pace => honest.Next(pace.After) is not { } request
            || Decider.Decide(pace.After, request).Refusal is null);
    }

    [Fact]
    public void What_comes_next_changes_something()
    {
        var honest = new Play();
        Law.Holds(pace => honest.Next(pace.After) is not { } request
            || Decider.Decide(pace.After, request).Events is [_, ..]);
    }

    /// <summary>From wherever a walk has strayed to, honest work leads to an end; it may take patience.</summary>
    [Fact]
    public void Every_mission_can_still_be_brought_to_an_end()
    {
        foreach (var last in Walk.All.Select(walk => walk.Paces[^1]))
        {
            var (mission, honest) = (last.After, new Play());
            for (var step = 0; step < 1500 && honest.Next(mission) is { } request; step++)
                mission = Walk.Folded(mission, Decider.Decide(mission, request), request.At);
            if (!mission.IsOver) Assert.Fail($"Seed {last.Seed} never ends: {Navigator.Next(mission)}");
        }
    }

    [Fact]
    public void The_same_facts_make_the_same_mission()
    {
        foreach (var walk in Walk.All)
        {
            var again = walk.Paces.Aggregate(walk.Start, (mission, pace) =>
                Walk.Folded(mission, pace.Answer, pace.Asked.At));
            if (again != walk.Paces[^1].After) Assert.Fail($"Seed {walk.Paces[^1].Seed} folds differently.");
        }
    }

    private static bool Counts(IEnumerable<int> numbers) =>
        numbers.Select((number, index) => number == index + 1).All(fits => fits);
}
