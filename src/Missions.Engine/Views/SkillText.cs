using System.Globalization;
using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Views;

/// <summary>What became of a skill: each text with its origin, what changed in it, and how runs went since.</summary>
internal static class SkillText
{
    public static string Origin(SkillRevision revision) => revision.TakesBackTo is { } back
        ? $"{revision.By} took it back to revision {back}: {revision.Because}"
        : $"{revision.By}: {revision.Because}";

    public static string Of(SkillTally tally) => tally.Runs == 0 ? "no run" : string.Create(
        CultureInfo.InvariantCulture,
        $"{Words.Several(tally.Runs, "run")}, {tally.Rate:0.##} troubles each: {Words.Several(tally.FollowUps, "follow-up")}, "
            + $"{tally.Disputes} disputes, {tally.Deviations} deviations, {tally.Lost} lost, "
            + $"{tally.Findings} findings; {Words.Several(tally.Rounds, "round")} of their milestones");

    /// <summary>What a revision changed, line by line; all of it for the first.</summary>
    public static string Diff(Mission mission, SkillRevision revision)
    {
        var before = mission.RevisionsOf(revision.Skill.Name).ElementAtOrDefault(revision.Number - 2);
        return string.Join('\n', LineDiff.Of(Lines(before), Lines(revision)));
    }

    private static string[] Lines(SkillRevision? revision) =>
        revision is null ? [] : revision.Skill.Body.Trim().ReplaceLineEndings("\n").Split('\n');
}
