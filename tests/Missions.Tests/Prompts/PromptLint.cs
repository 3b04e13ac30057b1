using System.Text.RegularExpressions;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Briefings;
using Missions.Engine.Prompts;
using Missions.Engine.Sessions.Scouting;
using Missions.Engine.Tools;
using Missions.Tests.Prompts.Support;
using Missions.Tests.Support;

namespace Missions.Tests.Prompts;

/// <summary>Prompts are the other half of the program; what they name must exist, and they must stay short.</summary>
public sealed partial class PromptLint
{
    private const int MostLines = 900;

    // What stands in backticks and is no tool, member or value: beginnings of ids, blanks of service lines, examples.
    private static readonly string[] Examples =
    [
        "E-...", "M-0", "REQ-", "[]", "proofs/", "{port}", "{url}", "npm run migrate", "SERVICE_URL", "REPAIR",
        "QUESTION",
    ];

    // Values that the schema leaves open and Core checks.
    private static readonly string[] FreeValues = ["refuted", "waived"];

    public static TheoryData<string> Names => [.. PromptLibrary.Names];

    public static TheoryData<Purpose> Purposes => [.. Enum.GetValues<Purpose>()];

    public static TheoryData<Role> Roles => [.. Offered.Roles];

    [Fact]
    public void Every_prompt_of_the_folder_is_built_in() => Assert.Equal(
        SourceTree.Files("prompts", "*.md").Select(path => path["prompts/".Length..]).Order(StringComparer.Ordinal),
        PromptLibrary.Names);

    [Theory, MemberData(nameof(Names))]
    public void A_prompt_can_be_read_and_says_something(string name) =>
        Assert.False(string.IsNullOrWhiteSpace(new PromptLibrary().Read(name)));

    [Fact]
    public void A_prompt_is_part_of_a_briefing_or_a_starter_skill() => Assert.Empty(PromptLibrary.Names
        .Where(name => !name.StartsWith("skills/", StringComparison.Ordinal))
        .Except(Enum.GetValues<Purpose>().SelectMany(purpose => BriefingWriter.Parts(purpose)))
        .Except(BriefingWriter.ScoutParts));

    [Fact]
    public void All_prompts_together_stay_short() => Assert.InRange(
        SourceTree.Files("prompts", "*.md").Sum(path => SourceTree.Text(path).Split('\n').Length - 1),
        1,
        MostLines - 1);

    [Theory, MemberData(nameof(Names))]
    public async Task A_prompt_names_only_tools_members_and_values_that_exist(string name)
    {
        var tools = await Offered.ToAnybodyAsync();
        HashSet<string> known =
        [
            AnswerTool.Name, .. tools.Select(tool => tool.Name),
            .. tools.SelectMany(tool => Offered.Words(tool.Schema)),
            .. Examples, .. FreeValues,
        ];

        Assert.DoesNotContain(Quoted(name), word => !known.Contains(word) && !word.Split('.').All(known.Contains));
    }

    [Theory, MemberData(nameof(Purposes))]
    public async Task A_prompt_names_only_tools_that_its_reader_is_offered(Purpose purpose)
    {
        var everybodys = (await Offered.ToAnybodyAsync()).Select(tool => tool.Name).ToHashSet();
        var own = (await Offered.ToAsync(Stage.RoleOf(purpose))).Select(tool => tool.Name).ToHashSet();

        Assert.DoesNotContain(
            BriefingWriter.Parts(purpose).SelectMany(Quoted), word => everybodys.Contains(word) && !own.Contains(word));
    }

    [Fact]
    public async Task A_scout_is_told_of_no_tool_that_it_does_not_have()
    {
        var everybodys = (await Offered.ToAnybodyAsync()).Select(tool => tool.Name).ToHashSet();

        Assert.DoesNotContain(
            BriefingWriter.ScoutParts.SelectMany(Quoted), word => everybodys.Contains(word) && word is not "shell");
    }

    [Theory, MemberData(nameof(Roles))]
    public void A_role_is_offered_only_mission_tools_that_its_prompts_name(Role role)
    {
        var named = Enum.GetValues<Purpose>()
            .Where(purpose => Stage.RoleOf(purpose) == role)
            .SelectMany(purpose => BriefingWriter.Parts(purpose))
            .SelectMany(Quoted);

        Assert.Empty(MissionTool.For(role).Select(tool => tool.Name).Except(named));
    }

    [Theory, MemberData(nameof(Purposes))]
    public void A_prompt_names_the_tools_that_end_its_run(Purpose purpose) => Assert.Empty(
        BriefingWriter.EndingTools(purpose).Except(BriefingWriter.Parts(purpose).SelectMany(Quoted)));

    private static IEnumerable<string> Quoted(string name) =>
        InBackticks().Matches(new PromptLibrary().Read(name)).Select(match => match.Groups["word"].Value).Distinct();

    [GeneratedRegex("`(?<word>[^`\n]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InBackticks();
}
