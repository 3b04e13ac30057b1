using System.Globalization;
using Missions.Core.Runs;
using Missions.Engine.Views;

namespace Missions.Control.Terminal.Pages;

/// <summary>Who sits where with what they achieved, and skills with what came of each revision.</summary>
internal static class SeatsPage
{
    public static Page Of(MissionSeen mission, int columns) => new(
        "Seats and skills",
        [
            Row.Head($"{"Seat",-38}{"runs",5}{"lost",5}{"verdicts",9}{"wrong",6}{"false",6}{"strays",7}"),
            .. mission.Dashboard.Seats.Select(Line),
            Row.Blank,
            new("wrong: verdicts, otherwise on the same commit; false: claims of handoffs;", Look: Look.Dim),
            new("strays: steps of their skill that they left; *: sits there now", Look: Look.Dim),
            Row.Blank,
            Row.Head("Skills"),
            .. SkillEffect.All(mission.State).SelectMany(effect => Lines(effect, columns)),
        ]);

    private static Row Line(SeatView one) => new(
        $"{(one.Sits ? "*" : " ")} {Columns.Cut($"{one.Role} [{one.Seat}]", 35),-36}{one.Runs,5}{one.Lost,5}"
            + $"{one.Verdicts,9}{one.Contradicted?.ToString(CultureInfo.InvariantCulture) ?? "-",6}{one.Disputed,6}"
            + $"{one.Deviations,7}");

    private static IEnumerable<Row> Lines(SkillEffect effect, int columns)
    {
        yield return new(
            $"  {effect.Revision.Name}{(effect.IsWorse ? ": WORSE than before" : "")} by {effect.Revision.By}",
            effect.Revision.Skill.Name,
            effect.IsWorse ? Look.Bad : Look.Plain);
        foreach (var row in Row.Wrap($"    {effect.Revision.Because}", columns, 4).Take(2)) yield return row;
        yield return new($"    before {Told(effect.Before)}; since {Told(effect.After)}", Look: Look.Dim);
    }

    private static string Told(SkillTally tally) =>
        tally.Runs == 0 ? "no run"
            : $"{tally.Runs} {(tally.Runs == 1 ? "run" : "runs")}, {tally.Rate:0.##} troubles each";
}
