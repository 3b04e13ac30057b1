using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Briefings;
using Missions.Engine.Prompts;
using Missions.Tests.Prompts.Support;

namespace Missions.Tests.Prompts;

/// <summary>Every blank of every prompt is filled by what its run is for, and by nothing else.</summary>
public sealed class BriefingLint
{
    public static TheoryData<Purpose> Purposes => [.. Enum.GetValues<Purpose>()];

    [Theory, MemberData(nameof(Purposes))]
    public void Every_blank_is_filled(Purpose purpose)
    {
        var briefing = Write(new PromptLibrary(), purpose);
        Assert.Empty(PromptLibrary.Blanks($"{briefing.Stable}\n{briefing.Particular}"));
    }

    [Theory, MemberData(nameof(Purposes))]
    public void Only_the_last_part_has_blanks_so_that_the_rest_stays_the_same(Purpose purpose)
    {
        var parts = BriefingWriter.Parts(purpose);
        Assert.Empty(parts
            .Take(parts.Count - 1)
            .SelectMany(name => PromptLibrary.Blanks(new PromptLibrary().Read(name))));
    }

    [Theory, MemberData(nameof(Purposes))]
    public void A_blank_that_nothing_fills_is_a_mistake(Purpose purpose)
    {
        var last = BriefingWriter.Parts(purpose)[^1];
        var prompts = new PromptLibrary(name => name == last ? "## Moon\n{{phase_of_the_moon}}" : null);

        var mistake = Assert.Throws<MissionException>(() => Write(prompts, purpose));
        Assert.Contains(
            $"The prompt {last} has a blank {{{{phase_of_the_moon}}}} that nothing fills.",
            mistake.Message);
    }

    [Theory, MemberData(nameof(Purposes))]
    public void What_is_looked_up_for_a_run_stands_in_its_briefing(Purpose purpose)
    {
        var asked = PromptLibrary.Blanks(new PromptLibrary().Read(BriefingWriter.Parts(purpose)[^1]));
        var particular = Write(new PromptLibrary(), purpose).Particular;

        foreach (var (_, text) in Stage.SeenFor(purpose).Where(seen => asked.Contains(seen.Key)))
            Assert.Contains($"{text}\n", particular);
    }

    [Theory, MemberData(nameof(Purposes))]
    public void A_briefing_ends_with_its_assignment(Purpose purpose) => Assert.EndsWith(
        $"\n{BriefingWriter.Assignment(Stage.RunFor(purpose))}\n", Write(new PromptLibrary(), purpose).Particular);

    private static Missions.Agents.Briefing Write(PromptLibrary prompts, Purpose purpose) => new BriefingWriter(prompts)
        .Write(Stage.MissionFor(purpose), Stage.RunFor(purpose), Stage.SeenFor(purpose));
}
