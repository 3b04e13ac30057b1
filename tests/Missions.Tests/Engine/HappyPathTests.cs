using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Views.Sheets;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

public class HappyPathTests
{
    [Fact]
    public async Task A_mission_goes_from_its_goal_to_a_seal_and_a_debrief()
    {
        var trial = await Trial.OpenAsync(OneMilestone);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(
        [
            "Mission simulated: Know more words. (its agents are scripted)",
            "R-0001 orchestrator interview [scripted/simulated]",
            "Requirement: It knows more words.",
            "R-0002 orchestrator plan [scripted/simulated]",
            "Plan proposed: More words, 1 milestones, 1 features, 3 assertions",
            "Ready: 2 checks known, 1 services driven",
            "Rehearsal: the proof of A-SEARCH can be relied on",
            "Rehearsal: the proof of A-KEEP can be relied on",
            "The plan is approved, as you asked for",
            "R-0003 worker implement F-1 [scripted/simulated]",
            "F-1 handed off as HEAD: It knows search.",
            "Validating M-1, round 1, on HEAD",
            "A-SEARCH is proven (E-3)",
            "A-KEEP is proven (E-4)",
            "R-0004 reviewer review F-1 [scripted/simulated]",
            "Review of F-1: pass. Nothing to complain about.",
            "R-0005 scrutineer scrutinize M-1 [scripted/simulated]",
            "R-0006 user-tester use M-1, http/app [scripted/simulated]",
            "A-USE is proven (E-7)",
            "A-USE is recorded: 2 calls, 1 of them checked",
            "M-1 round 1 holds",
            "M-1 is sealed on HEAD",
            "R-0007 orchestrator debrief [scripted/simulated]",
            "Every assertion is proven",
        ], (await trial.PlotAsync()).Select(line => line.Replace(mission.Head[..10], "HEAD")));
    }

    [Fact]
    public async Task The_debrief_is_told_and_shows_how_the_code_was_before()
    {
        var trial = await Trial.OpenAsync(OneMilestone);

        var mission = await trial.RestsAsync(RestReason.Done);

        string[] lines =
        [
            "lint: findings: passes -> passes",
            "test: findings: passes -> passes",
            "tests that ran: 1 -> 2",
            "tests skipped: 0 -> 0",
            "coverage of lines: not measured -> not measured",
            "README: 1 line -> 1 line, unchanged",
            "code: +0 -0 lines",
            "test code: +0 -0 lines",
        ];
        Assert.Equal(lines, mission.Completion!.Comparison!.Lines.Select(line => line.Sentence));
        Assert.Contains(string.Join('\n', lines.Select(line => $"- {line}")), trial.Briefing(7));
        Assert.Contains("  - tests that ran: 1 -> 2", SheetOf.Thing(mission, trial.Shop.Home, "debrief")!.Lines());
    }

    [Fact]
    public async Task What_it_ends_with_is_on_the_users_branch_and_bears_its_run()
    {
        var trial = await Trial.OpenAsync(OneMilestone);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(mission.Head, trial.Shop.Repository.Published);
        Assert.Equal("list\nsearch\n", await trial.TextAsync("app/words.txt"));
        Assert.Contains(
            "Mission: simulated\nFeature: F-1\nRun: R-0003\n",
            trial.Shop.Repository.Messages(mission.Head).First(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_proof_file_is_ever_on_the_branch_or_in_the_workspace()
    {
        var trial = await Trial.OpenAsync(OneMilestone);

        await trial.RestsAsync(RestReason.Done);

        Assert.Null(await trial.TextAsync("proofs/search.txt"));
        Assert.DoesNotContain(trial.Shop.Folders.Below(trial.Shop.Home.Workspace).Keys, path => path.StartsWith("proofs", StringComparison.Ordinal));
        Assert.Empty(trial.Shop.Folders.Below(trial.Shop.Home.Checkouts));
        Assert.NotNull(trial.Shop.Folders.Read($"{trial.Shop.Home.Pinned}/A-SEARCH/proofs/search.txt"));
    }

    [Fact]
    public async Task Without_yes_it_waits_for_the_approval_and_goes_on_after_it()
    {
        var trial = await Trial.OpenAsync(OneMilestone, answersItself: false, null);

        var planned = await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new MissionCommand.Approve());
        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.DoesNotContain(planned.Runs, run => run.Purpose is Purpose.Implement);
        Assert.All(mission.Standings, standing => Assert.Equal(Truth.Proven, standing.Truth));
    }

    [Fact]
    public async Task Every_piece_of_evidence_is_kept_and_bound_to_the_commit_and_the_walls()
    {
        var trial = await Trial.OpenAsync(OneMilestone);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.All(mission.Evidence, seen =>
        {
            Assert.Equal((mission.Head, "simulated"), (seen.Commit, seen.Sandbox));
            Assert.NotNull(trial.Shop.Folders.Read($"{trial.Shop.Home.Blobs}/{seen.Output}"));
        });
    }
}
