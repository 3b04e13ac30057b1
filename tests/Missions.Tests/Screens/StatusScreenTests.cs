using Missions.Tests.Support;
using Missions.Control.Terminal;
using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine.Views;
using Missions.Tests.Core;
using Missions.World.Locks;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Screens;

/// <summary>What a person sees who types <c>mission status</c>, at every stage of a mission.</summary>
public class StatusScreenTests
{
    [Fact]
    public void Not_planned_yet_with_open_questions() => Rests(Stories.Opened
        .Until(mission => mission.OpenRuns.Any())
        .And(Role.Orchestrator, new AskUser(
        [
            new("Where should a search look?", "Most of it is in the text.", ["Everywhere", "In titles"], "Everywhere"),
            new("Who may pin?", Blocks: false),
        ]))
        .And(Actor.Engine, new EndRun(new(1), Samples.Cents)));

    [Fact]
    public void Waiting_for_the_approval() => Rests(Stories.Rehearsed);

    [Fact]
    public void Building_the_first_feature() => Works(Stories.Working);

    [Fact]
    public void Halfway_and_nobody_runs_it() => Rests(Stories.FirstSealed);

    [Fact]
    public void A_blocking_issue_is_open() => Works(Stories.Consulting);

    [Fact]
    public void Reviewing_a_milestone() => Works(Stories.Reviewing);

    [Fact]
    public void A_decision_is_needed() => Rests(Stories.AskedForAWord);

    [Fact]
    public void Cut_off_in_the_middle_of_a_run() => Rests(Stories.Working);

    [Fact]
    public void Paused() => Rests(Stories.Working.And(Actor.Human, new Pause()));

    [Fact]
    public void Done() => Rests(Stories.Completed);

    [Fact]
    public void Failed_with_waivers() => Rests(Stories.AskedForAWord
        .And(Actor.Human, new Waive(Samples.Looks.Id, "Nobody has time to look."))
        .Until(mission => mission.Completion is not null));

    [Fact]
    public void Many_milestones_are_counted_where_they_do_not_fit() => Rests(Large(milestones: 30, features: 8));

    [Fact]
    public void A_milestone_of_many_features_is_cut() => Rests(Large(milestones: 2, features: 30));

    private static void Rests(Given story, [System.Runtime.CompilerServices.CallerMemberName] string name = "") =>
        Shows(story, null, name);

    private static void Works(Given story, [System.Runtime.CompilerServices.CallerMemberName] string name = "") =>
        Shows(story, new("desk", 4711, Samples.Start), name);

    private static void Shows(Given story, LockOwner? runner, string name)
    {
        var lines = StatusScreen.Lines(Dashboard.Of(story.State, runner, story.State.LastAt.AddMinutes(3)));

        Assert.True(lines.Count <= 23, $"{lines.Count} lines do not fit 24 with the prompt.");
        Assert.All(lines, line => Assert.True(line.Length <= 80, line));
        Approved.Matches(string.Join('\n', lines) + "\n", name: name);
    }

    private static Given Large(int milestones, int features) => Stories.Opened
        .And(new MissionEvent.PlanProposed(Samples.Notes with
        {
            Contract = [],
            Milestones =
            [
                .. Enumerable.Range(1, milestones).Select(number => new Missions.Core.Plans.Milestone(
                    new($"M-{number}"),
                    $"Milestone {number}",
                    "Something is there.",
                    [.. Enumerable.Range(1, features).Select(one => new Missions.Core.Plans.Feature(
                        new($"F-{number}-{one}"),
                        $"Feature {one} of milestone {number}, of which much could be said",
                        "It is there."))])),
            ],
        }))
        .And(new MissionEvent.PlanApproved(IsAssumed: false));
}
