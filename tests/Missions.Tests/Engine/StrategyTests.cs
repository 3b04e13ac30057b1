using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Prompts;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>
/// What is done about a failed milestone is text: the same agents and the same code, four other sentences.
/// </summary>
public class StrategyTests
{
    private const string Prompt = "orchestrator/consult.md";
    private const string Heading = "## When a milestone does not hold\n";

    private static readonly string[] MendFirst = Section(PromptLibrary.BuiltIn(Prompt)!);

    private static readonly string[] SplitFirst =
    [
        "Split first: cut the feature that failed into two smaller ones, each with a part of what it was to make true.",
        "Describe each part so that one worker can finish it in an hour.",
        "Do not mend what was built; say what of it each part may keep.",
        "Ask the human only when a part failed, too.",
    ];

    private static readonly string[] AskFirst =
    [
        "Ask the human first: say what failed and what mending would cost, and end your turn.",
        "Do nothing about it before they have answered.",
        "Then do what they said, in the smallest step that does it.",
        "Never go back on your own.",
    ];

    private static readonly FeatureId Word = new("F-1W"), Page = new("F-1P");

    private static readonly FeatureToAddOf Part = (id, title) =>
        new(id, title, $"Only {title}.", M1, Follows: F1, Mends: [Search.Id]);

    private delegate Missions.Core.Plans.FeatureToAdd FeatureToAddOf(FeatureId id, string title);

    /// <summary>An orchestrator that reads what it is told and does that, whatever it is.</summary>
    private static readonly Scene[] Obedient =
    [
        Builds(F1, "serch"),
        Builds(F1B, "search"),
        Builds(Word, "search"),
        Builds(Page, "page"),
        Told("Mend it, please.", Does(new AmendPlan("The human said so.", [Part(F1B, "mend")])), Resolved(F1B)),
        Told("Mend first:", Does(new AmendPlan("It does not hold.", [Part(F1B, "mend")])), Resolved(F1B)),
        Told("Split first:", Does(new AmendPlan("It is too large.", [Part(Word, "word"), Part(Page, "page")])), Resolved(Word)),
        Told("Ask the human first:", Does(new AskUser([new("Search is not known. Mend it?", Recommended: "yes")]))),
    ];

    [Fact]
    public void The_strategy_is_four_sentences() => Assert.Equal(4, MendFirst.Length);

    [Fact]
    public async Task Told_to_mend_first_it_adds_one_follow_up()
    {
        var trial = await OpenAsync(MendFirst);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal([F1B, F1], mission.Plan!.Features.Select(feature => feature.Id).OrderByDescending(id => id.Value));
        Assert.Empty(mission.Questions);
    }

    [Fact]
    public async Task Told_to_split_first_it_makes_two_of_one()
    {
        var trial = await OpenAsync(SplitFirst);

        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal([F1, Word, Page], mission.Handoffs.Select(one => one.Feature));
        Assert.Equal("list\nserch\nsearch\npage\n", await trial.TextAsync("app/words.txt"));
    }

    [Fact]
    public async Task Told_to_ask_first_it_asks_and_does_as_it_is_answered()
    {
        var trial = await OpenAsync(AskFirst);

        var asked = await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new AnswerQuestion(asked.OpenQuestions[0].Id, "Mend it, please."));
        var mission = await trial.RestsAsync(RestReason.Done);

        Assert.Equal("Search is not known. Mend it?", Assert.Single(mission.Questions).Text);
        Assert.Single(asked.Handoffs);
        Assert.Equal([F1, F1B], mission.Handoffs.Select(one => one.Feature));
    }

    [Fact]
    public async Task The_journal_says_by_which_text_it_was_decided()
    {
        var hashes = new HashSet<string>();
        foreach (var strategy in (string[][])[MendFirst, SplitFirst])
        {
            var trial = await OpenAsync(strategy);
            var mission = await trial.RestsAsync(RestReason.Done);
            var consult = mission.Runs.First(run => run.Purpose is Purpose.Consult);
            hashes.Add(consult.Prompts.Single(one => one.Name == Prompt).Hash);
        }

        Assert.Equal(2, hashes.Count);
    }

    private static Scene Told(string sentence, params ScriptedCall[] calls) =>
        When(new("orchestrator", "consult", Told: ["M-1 does not hold", sentence]), Turns([.. calls, EndConsult()]));

    private static ScriptedCall Resolved(FeatureId by) =>
        Does(new ResolveIssue(new(1), ResolvedBy.Feature, "That mends it.", by));

    private static string[] Section(string prompt)
    {
        var start = prompt.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        return prompt[start..prompt.IndexOf("\n\n", start, StringComparison.Ordinal)].Split('\n');
    }

    /// <summary>The approved plan of a mission whose user keeps a consult prompt with these four sentences.</summary>
    private static async Task<Trial> OpenAsync(string[] sentences)
    {
        var own = PromptLibrary.BuiltIn(Prompt)!.Replace(string.Join('\n', MendFirst), string.Join('\n', sentences));
        var trial = await Trial.OpenAsync(OneMilestone, answersItself: false, null, Obedient);
        trial.Shop.Prompts = new(name => name == Prompt ? own : null);
        await trial.RestsAsync(RestReason.NeedsYou);
        await trial.PutAsync(new Approve());
        return trial;
    }
}
