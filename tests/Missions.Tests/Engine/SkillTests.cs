using System.Text;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Views.Sheets;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>What one mission learns, it shows, and the next one knows.</summary>
public class SkillTests
{
    private const string Learned = "Add the word to both files.\nTests come first.";

    private static Task<Trial> LearningAsync() => Trial.OpenAsync(OneMilestone, When(
        new("worker", "implement", "F-1"),
        Turns(
            Shell($"add app/words.txt search"),
            Shell($"add test/words.txt search"),
            Shell("run-tests"),
            Does(new WriteSkill("words", "How to add words.", Learned, "I forgot the tests.")),
            HandOff(Done("search")))));

    [Fact]
    public async Task What_the_last_worker_learned_is_on_the_branch()
    {
        var trial = await LearningAsync();

        await trial.RestsAsync(RestReason.Done);

        Assert.Equal(
            $"---\nname: words\ndescription: How to add words.\n---\n\n{Learned}\n",
            await trial.TextAsync(".agents/skills/words/SKILL.md"));
    }

    [Fact]
    public async Task A_second_mission_on_what_was_built_is_shown_it_and_gives_it_to_its_workers()
    {
        var first = await LearningAsync();
        var done = await first.RestsAsync(RestReason.Done);
        var files = new Dictionary<string, string>();
        foreach (var file in await first.Shop.Repository.FilesAsync(done.Head, default))
            files[file.Path] =
                Encoding.UTF8.GetString((await first.Shop.Repository.ReadAsync(done.Head, file.Path, default))!);
        var plan = OneMilestone with
        {
            Skills = [],
            Contract = OneMilestone.Contract.Replace(one => one.Id == Search.Id, _ => Pins with { Id = Search.Id }),
            Milestones =
            [
                OneMilestone.Milestones[0] with { Features = [Feature(F1, "pins", [Search.Id, Answers.Id])] },
            ],
        };

        var second = await Trial.OnAsync(files, plan, answersItself: true);

        var mission = await second.RestsAsync(RestReason.Done);
        Assert.Contains("- words (in the repository): How to add words.", second.Briefing(2));
        Assert.Contains("Tests come first.", second.Briefing(3));
        Assert.Equal(Learned, Assert.Single(mission.Skills).Body);
    }

    [Fact]
    public async Task It_is_shown_with_each_revision_its_origin_its_lines_and_what_followed()
    {
        var trial = await LearningAsync();
        var mission = await trial.RestsAsync(RestReason.Done);

        var lines = SheetOf.Thing(mission, trial.Shop.Home, "words")!.Lines().ToList();

        const string smooth =
            "1 run, 0 troubles each: 0 follow-ups, 0 disputes, 0 deviations, 0 lost, 0 findings; "
            + "1 round of their milestones";
        Assert.Contains($"  - revision 1, origin plan: it came with the plan, before no run, after {smooth}", lines);
        Assert.Contains(
            $"  - revision 2, origin R-0003: I forgot the tests., before {smooth}, after no run", lines);
        Assert.Equal(["diff 2", "    Add the word to both files.", "  + Tests come first."], lines[^3..]);
    }
}
