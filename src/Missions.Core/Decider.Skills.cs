using System.Globalization;
using Missions.Core.Plans;
using Missions.Core.Runs;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private const string TakesBack = "revision ";
    private const int ShownLetters = 600;

    /// <summary>A text that the skill had before, whole or by its number, takes back what came since.</summary>
    private static Decision Writes(Mission mission, WriteSkill write)
    {
        if (!Skill.IsName(write.Name))
            return Refuse(
                $"'{write.Name}' is not the name of a skill: lower-case letters, digits and hyphens, at most 64.");

        var earlier = mission.RevisionsOf(write.Name);
        var number = NumberIn(write.Body);
        var named = earlier.FirstOrDefault(one => one.Number == number);
        if (number is not null && named is null)
            return Refuse($"There is no revision {number} of {write.Name}; it has {earlier.Count}.");

        var skill = named?.Skill ?? new Skill(write.Name, write.Description, write.Body);
        var body = skill.Body.Trim();
        if (earlier is [.., { Skill: var now }] && now == skill) return Accept();
        return earlier.SkipLast(1).Any(one => one.Skill.Body.Trim() == body) && earlier[^1].Skill.Body.Trim() != body
            ? Accept(new SkillReverted(skill, write.Because))
            : Accept(new SkillRevised(skill, write.Because));
    }

    private static int? NumberIn(string body) =>
        body.Trim() is var text && text.StartsWith(TakesBack, StringComparison.Ordinal)
            && int.TryParse(text[TakesBack.Length..], out var number) ? number : null;

    /// <summary>The orchestrator is asked once about each revision after which things went worse.</summary>
    private static IEnumerable<Issue> Worsened(Mission mission) =>
        from effect in SkillEffect.All(mission)
        where effect.IsWorse && mission.Issues.All(issue => issue.Revision != effect.Revision.Name)
        select new Issue(
            default,
            Severity.NonBlocking,
            Sentence(mission, effect),
            "engine",
            $"Write the skill again with the body `revision {effect.Revision.Number - 1}`, which takes this one back, "
                + "or with what is better than both; or leave it and say why.",
            Revision: effect.Revision.Name);

    private static string Sentence(Mission mission, SkillEffect effect)
    {
        var ((skill, number, by, because, _, _), before, after) = effect;
        var (old, now) = (Lines(mission.RevisionsOf(skill.Name)[number - 2].Skill), Lines(skill));
        return $"Since {by} revised the skill {skill.Name} (revision {number}: {because}) {Runs(after)}, before that "
            + $"{Runs(before)}. It added: {Shown(now.Except(old))} It took out: {Shown(old.Except(now))}";
    }

    private static string Runs(SkillTally tally) => string.Create(
        CultureInfo.InvariantCulture,
        $"{tally.Runs} runs met {tally.Rate:0.##} troubles each ({tally.FollowUps} follow-ups, "
            + $"{tally.Disputes} disputes, {tally.Deviations} deviations, {tally.Lost} lost, "
            + $"{tally.Findings} findings)");

    private static string[] Lines(Skill skill) =>
        skill.Body.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static string Shown(IEnumerable<string> lines) => string.Join(" / ", lines) switch
    {
        "" => "nothing.",
        { Length: > ShownLetters } whole => $"{whole[..ShownLetters]}...",
        var text => text,
    };
}
