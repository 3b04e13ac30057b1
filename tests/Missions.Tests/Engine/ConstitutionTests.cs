using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Views;
using Missions.Simulation;
using Missions.Tests.Support;
using Missions.World.Git;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>G22: a repository with a constitution, from the file to the seal.</summary>
public class ConstitutionTests
{
    private static readonly AssertionId First = new("A-CONSTITUTION-1");

    private const string Text = """
        # What holds here

        ## The list is kept

        The application never forgets the list.

        ```proof with=law/list.txt
        prove law/list.txt
        ```

        ## Words are short

        Nobody measures this.
        """;

    private static Dictionary<string, string> Files(string law = "list\n", string text = Text) =>
        new(SimulatedProject.Files) { [Constitution.Path] = text, ["law/list.txt"] = law };

    private static Task<Trial> OpenAsync(Plan plan, params Scene[] scenes) =>
        Trial.OnAsync(Files(), plan, answersItself: true, scenes: scenes);

    [Fact]
    public async Task A_mission_that_keeps_it_is_done_and_has_proven_it()
    {
        var trial = await OpenAsync(OneMilestone);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal(Truth.Proven, mission.StandingOf(First).Truth);
        Assert.Contains("A-CONSTITUTION-1 is proven (E-5)", await trial.PlotAsync());
    }

    [Fact]
    public async Task Whoever_plans_builds_or_reviews_is_told_it()
    {
        var trial = await OpenAsync(OneMilestone);

        var mission = await trial.RestsAsync(RestReason.Done);

        foreach (var run in mission.Runs)
            Assert.Equal(
                run.Purpose is Purpose.Interview or Purpose.Plan or Purpose.Implement or Purpose.Review,
                trial.Briefing(run.Id.Number).Contains("The application never forgets", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_worker_who_breaks_an_article_fails_the_milestone()
    {
        var trial = await OpenAsync(OneMilestone, When(
            new("worker", "implement", "F-1"),
            Turns(
                Call("write_file", new { path = SimulatedProject.Known, content = "search\n" }),
                Call("write_file", new { path = SimulatedProject.Tested, content = "search\n" }),
                Shell("run-tests"),
                HandOff(Done("search")))));

        await trial.Shop.RunAsync();

        var mission = await trial.Shop.LookAsync();
        Assert.False(mission.Rounds[0].Holds);
        Assert.Equal(Truth.Refuted, mission.StandingOf(First).Truth);
    }

    [Fact]
    public async Task A_worker_who_softens_its_proof_or_its_text_is_refused_and_the_bases_own_is_used()
    {
        var trial = await OpenAsync(OneMilestone, When(
            new("worker", "implement", "F-1"),
            Turns(
                Shell($"add {SimulatedProject.Known} search"),
                Shell($"add {SimulatedProject.Tested} search"),
                Call("write_file", new { path = "law/list.txt", content = "" }),
                Shell("run-tests"),
                HandOff(Done("search")),
                Call("write_file", new { path = "law/list.txt", content = "list\n" }),
                Call("write_file", new { path = Constitution.Path, content = "Anything goes." }),
                HandOff(Done("search")),
                Call("write_file", new { path = Constitution.Path, content = Text }),
                HandOff(Done("search")))));

        await trial.RestsAsync(RestReason.Done);

        var said = await trial.TranscriptAsync(new(3));
        Assert.Contains("law/list.txt is off limits", said);
        Assert.Contains("constitution.md is off limits", said);
        Assert.Equal("list\n", await trial.TextAsync("law/list.txt"));
        Assert.Equal(Text, await trial.TextAsync(Constitution.Path));
    }

    [Fact]
    public async Task What_is_not_true_of_the_base_is_told_at_the_approval_and_guards_nothing()
    {
        var trial = await Trial.OnAsync(Files("list\nmore\n"), OneMilestone, answersItself: false);

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        var lines = ApprovalText.Lines(ApprovalView.Of(mission)!).ToList();
        Assert.Contains(lines, line => line.StartsWith(
            "  - Article 1, The list is kept: NOT TRUE OF THE BASE, so it guards nothing here. It is to hold on the "
                + "base and exits with 1.", StringComparison.Ordinal));
        Assert.Contains("  - Article 2, Words are short: no program proves it; reviewers are told it.", lines);
        Assert.Null(mission.Plan!.Assertion(First));

        await trial.PutAsync(new MissionCommand.Approve());
        await trial.RestsAsync(RestReason.Done);
    }

    [Fact]
    public async Task What_holds_is_told_at_the_approval_with_its_line()
    {
        var trial = await Trial.OnAsync(Files(), OneMilestone, answersItself: false);

        var mission = await trial.RestsAsync(RestReason.NeedsYou);

        Assert.Contains(
            "  - Article 1, The list is kept: A-CONSTITUTION-1 guards every milestone by `prove law/list.txt`.",
            ApprovalText.Lines(ApprovalView.Of(mission)!));
    }

    [Fact]
    public async Task A_file_that_proves_an_article_must_be_committed()
    {
        var shop = new SimulatedWorkshop(
            new Scenario("simulated", []),
            new Dictionary<string, string>(SimulatedProject.Files) { [Constitution.Path] = Text });

        var thrown = await Assert.ThrowsAsync<MissionException>(() =>
            ConstitutionFile.ReadAsync(shop.Repository, shop.Repository.Base, default));

        Assert.Contains("article 1 is proven with law/list.txt, which that commit does not have", thrown.Message);
    }

    [Fact]
    public async Task A_proof_that_cannot_run_is_a_problem_of_the_draft_and_no_article_falls()
    {
        var broken = Text.Replace("\nprove law/list.txt\n", "\nno-such-program\n", StringComparison.Ordinal);
        var trial = await Trial.OnAsync(Files(text: broken), OneMilestone, answersItself: false, new Limits(Drafts: 1));

        await trial.Shop.RunAsync();

        var mission = await trial.Shop.LookAsync();
        Assert.StartsWith("A-CONSTITUTION-1: It is broken, not failing:", mission.Returned[0], StringComparison.Ordinal);
        Assert.Empty(mission.NotYet);
        Assert.NotNull(mission.Plan!.Assertion(First));
    }

    [Fact]
    public async Task A_file_that_proves_an_article_is_text()
    {
        using var folder = new TempFolder();
        File.WriteAllBytes(folder.Of("list.bin"), [0xff, 0xfe, 0x00]);
        var text = "## One\n```proof with=list.bin\nx\n```\n";
        var git = PlainGit.Init(folder.Path, new Dictionary<string, string> { [Constitution.Path] = text });
        var repository = GitRepository.ToRead(
            new(TimeProvider.System), new(Path.Combine(git.Folder, ".git"), git.Folder, "constitution", git.Head));

        var thrown = await Assert.ThrowsAsync<MissionException>(() =>
            ConstitutionFile.ReadAsync(repository, git.Head, default));

        Assert.Contains("article 1 is proven with list.bin, which is no text in UTF-8", thrown.Message);
    }

    [Fact]
    public async Task A_text_that_cannot_be_read_opens_nothing()
    {
        var shop = new SimulatedWorkshop(
            new Scenario("simulated", []), Files(text: "## One\n```proof quick\nx\n```\n"));

        var thrown = await Assert.ThrowsAsync<MissionException>(() =>
            ConstitutionFile.ReadAsync(shop.Repository, shop.Repository.Base, default));

        Assert.Contains("cannot be read. line 2: 'quick' says nothing to a proof", thrown.Message);
    }
}
