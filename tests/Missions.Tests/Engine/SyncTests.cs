using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Simulation;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>Whole missions whose user goes on working on the branch that they started from.</summary>
public class SyncTests
{
    private static readonly FeatureId Settle = new("F-SETTLE");

    [Fact]
    public async Task What_is_new_is_noticed_and_left_alone_until_it_is_asked_for()
    {
        var trial = await FirstSealedAsync(("README.md", "Read me again.\n"));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(trial.Shop.Repository.UserTip, Assert.Single(await trial.EventsAsync<MissionEvent.BaseMoved>()).Commit);
        Assert.Empty(mission.Merges);
        Assert.Equal("An application that knows words.\n", await trial.TextAsync("README.md"));
    }

    [Theory]
    [InlineData(SyncWhen.Ask)]
    [InlineData(SyncWhen.Boundary)]
    public async Task What_is_new_comes_in_between_milestones_and_what_was_sealed_runs_again(SyncWhen when)
    {
        var trial = await FirstSealedAsync(when, ("README.md", "Read me again.\n"));
        if (when is SyncWhen.Ask) await trial.PutAsync(new MissionCommand.Sync(trial.Shop.Repository.UserTip!));

        var mission = await trial.RestsAsync(RestReason.Done);

        var merged = Assert.Single(await trial.EventsAsync<MissionEvent.BaseMerged>());
        Assert.Equal((trial.Shop.Repository.UserTip, 2), (merged.Commit, merged.Known.Count));
        Assert.Equal(
            ["A-SEARCH", "A-TAGS", "A-USE", "A-KEEP"],
            mission.Evidence.Where(seen => seen.Commit == merged.Head && seen.Milestone is null).Select(seen => $"{seen.Assertion}"));
        Assert.Equal("Read me again.\n", await trial.TextAsync("README.md"));
        Assert.Equal("list\nsearch\ntags\npins\n", await trial.TextAsync(SimulatedProject.Known));
        Assert.Equal(mission.Head, trial.Shop.Repository.Published);
        Assert.Contains("Merge main into mission/simulated", trial.Shop.Repository.Messages(mission.Head).ElementAt(1));
    }

    [Fact]
    public async Task A_guard_that_the_base_itself_broke_is_told_apart()
    {
        var trial = await FirstSealedAsync(("app/main.js", "export const status = word => 500;\n"));
        trial.Add(When(new("orchestrator", "consult"), Turns(
            Does(new AskUser([new("The base broke it. And now?", Recommended: "wait")])))));
        await trial.PutAsync(new MissionCommand.Sync(trial.Shop.Repository.UserTip!));

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains(
            "On the base's own commit it fails, too: the base brought that in, not the mission.",
            mission.Issues.Single(issue => issue.IsOpen).Text);
        Assert.Equal(Truth.Refuted, mission.Standing(Keeps.Id)!.Truth);
    }

    [Fact]
    public async Task A_test_that_fails_on_the_new_base_is_known_afterwards()
    {
        var trial = await FirstSealedAsync(("test/words.txt", "list\n"), ("app/words.txt", "list\n"), ("app/new.txt", "x\n"));
        trial.Shop.Repository.Advance(("app/words.txt", "Upper\nlist\n"));
        trial.Add(Decides("search\ntags"), Settles("Upper", "list", "search", "tags"));
        await trial.PutAsync(new MissionCommand.Sync(trial.Shop.Repository.UserTip!));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Contains(mission.KnownChecks, check => check is { Name: "lint", Passes: false });
        Assert.Contains(mission.Evidence, seen => seen is { Check: "lint", Holds: false });
        Assert.True(mission.Completion!.EveryAssertionProven);
    }

    [Fact]
    public async Task A_conflict_becomes_a_feature_and_both_sides_are_in_what_is_sealed()
    {
        var trial = await FirstSealedAsync(("app/words.txt", "list\nmeanwhile\n"));
        trial.Add(Decides("meanwhile"), Settles("list", "search", "tags", "meanwhile"));
        await trial.PutAsync(new MissionCommand.Sync(trial.Shop.Repository.UserTip!));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal([F1, F2, Settle, F3], mission.Handoffs.Select(one => one.Feature));
        Assert.Equal("list\nsearch\ntags\nmeanwhile\npins\n", await trial.TextAsync("app/words.txt"));
        Assert.True(mission.Completion!.EveryAssertionProven);
    }

    [Fact]
    public async Task A_worker_who_leaves_markers_is_told_and_they_never_reach_a_validation()
    {
        var trial = await FirstSealedAsync(("app/words.txt", "list\nmeanwhile\n"));
        var leaves = When(new("worker", "implement", $"{Settle}"), [
            .. Turns(Shell("run-tests"), HandOff(Done("nothing") with { Commands = [], Tests = [] })),
            .. Writes("list", "search", "tags", "meanwhile")]);
        trial.Add(Decides("meanwhile"), leaves);
        await trial.PutAsync(new MissionCommand.Sync(trial.Shop.Repository.UserTip!));

        var mission = await trial.RestsAsync(RestReason.Done);

        foreach (var round in mission.Rounds)
            Assert.DoesNotContain(
                "<<<<<<<",
                System.Text.Encoding.UTF8.GetString((await trial.Shop.Repository.ReadAsync(round.Commit, "app/words.txt", default))!));
        Assert.Contains("still holds both sides", await trial.TranscriptAsync(mission.Handoffs[2].Run));
    }

    [Fact]
    public async Task A_mission_that_is_done_takes_in_what_is_new_and_is_done_again()
    {
        var trial = await Trial.OpenAsync(OneMilestone);
        await trial.RestsAsync(RestReason.Done);
        trial.Shop.Repository.Advance(("README.md", "Read me again.\n"));
        await trial.PutAsync(new MissionCommand.Sync(trial.Shop.Repository.UserTip!));

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal((2, mission.Head), (mission.Rounds.Count, mission.Seals.Single().Commit));
        Assert.Equal("Read me again.\n", await trial.TextAsync("README.md"));
    }

    private static Task<Trial> FirstSealedAsync(params (string, string)[] meanwhile) =>
        FirstSealedAsync(SyncWhen.Ask, meanwhile);

    /// <summary>Two milestones, the first of them sealed; the user has committed this since it began.</summary>
    private static async Task<Trial> FirstSealedAsync(SyncWhen when, params (string, string)[] meanwhile)
    {
        var trial = await Trial.OpenAsync(TwoMilestones, when);
        trial.Shop.Stops = mission => mission.Seals is [_, ..];
        await trial.RestsAsync(RestReason.Paused);
        trial.Shop.Stops = _ => false;
        trial.Shop.Repository.Advance(meanwhile);
        return trial;
    }

    private static Scene Decides(string _) => When(new("orchestrator", "consult", Told: ["conflict in"]), Turns(
        Does(new AmendPlan("They conflict.", [new(
            Settle, "Settle it", "Keep all words of both sides.", M2, Enabling: "The merge needs it.")])),
        Does(new ResolveIssue(new(1), ResolvedBy.Feature, "It settles it.", Settle)),
        EndConsult()));

    private static Scene Settles(params string[] words) =>
        When(new("worker", "implement", $"{Settle}"), Writes(words));

    private static IReadOnlyList<ScriptedTurn> Writes(params string[] words) => Turns(
        Call("write_file", new { path = SimulatedProject.Known, content = string.Concat(words.Select(word => $"{word}\n")) }),
        Shell("run-tests"),
        HandOff(Done("both") with { Tests = [] }));
}
