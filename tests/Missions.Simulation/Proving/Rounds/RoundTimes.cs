using Missions.Core;
using Missions.Core.Verdicts;

namespace Missions.Simulation.Proving.Rounds;

/// <summary>How long a round took, in seconds by the clock of its journal.</summary>
/// <param name="First">Until what was touched was proven and everybody who looks at it had answered.</param>
/// <param name="Whole">Until it was over, the rest of what can be run included.</param>
internal sealed record RoundTimes(double First, double Whole)
{
    /// <summary>Of the first milestone's second round.</summary>
    public static RoundTimes OfSecond(IReadOnlyList<Recorded> journal)
    {
        var begun = journal.First(one => one.Event is MissionEvent.ValidationStarted { Round: 2 });
        var started = (MissionEvent.ValidationStarted)begun.Event;
        var ended = journal.First(one => one.Seq > begun.Seq && one.Event is MissionEvent.ValidationEnded);
        var within = journal.SkipWhile(one => one.Seq < begun.Seq).TakeWhile(one => one.Seq < ended.Seq);
        var first = within.TakeWhile(one => !IsOfTheRest(one, started)).ToList();
        return new(Seconds(begun, started.First is [] ? ended : first[^1]), Seconds(begun, ended));
    }

    private static bool IsOfTheRest(Recorded one, MissionEvent.ValidationStarted round) =>
        round.First is [_, ..] && one.Event switch
        {
            MissionEvent.BiteMeasured => true,
            MissionEvent.EvidenceRecorded { Evidence: { Kind: EvidenceKind.Proof or EvidenceKind.Replay } seen } =>
                !round.First.Contains(seen.Assertion!.Value),
            _ => false,
        };

    private static double Seconds(Recorded from, Recorded to) => Math.Round((to.At - from.At).TotalSeconds, 1);
}
