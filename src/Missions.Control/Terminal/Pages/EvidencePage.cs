namespace Missions.Control.Terminal.Pages;

/// <summary>Every piece of evidence, the last first.</summary>
internal static class EvidencePage
{
    public static Page Of(MissionSeen mission) => new(
        $"Evidence: {mission.State.Evidence.Count}",
        mission.State.Evidence is [] ? [new("There is none yet.")]
            : [.. mission.State.Evidence.Reverse().Select(one => new Row(
            $"{one.Id,-6} {(one.Holds ? "holds" : "FAILS")} {one.Kind.ToString().ToLowerInvariant(),-11} "
                + $"{one.Assertion?.ToString() ?? one.Check ?? "",-14} {Columns.Short(one.Commit)} {one.Subject}",
            one.Id.ToString(),
            one.Holds ? Look.Plain : Look.Bad))]);
}
