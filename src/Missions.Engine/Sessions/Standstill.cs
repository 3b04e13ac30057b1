using Missions.Agents;
using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Sessions;

/// <summary>What came of a session.</summary>
/// <param name="Tries">How often in a row a provider had not answered before it.</param>
/// <param name="Reached">The cap that it would have passed, where it ended for that.</param>
internal sealed record Finish(Run Run, Outcome Outcome, Spend Spend, int Tries, ReachedCap? Reached = null);

/// <summary>What no run is lost for: it stays open, and goes on by itself or when the human has put it right.</summary>
internal static class Standstill
{
    public static MissionCommand? Of(Finish finish) => finish.Outcome switch
    {
        Outcome.Failed { Kind: FailureKind.Unavailable } failed => new MissionCommand.Park(
            finish.Run.Id,
            WaitsOn.Provider,
            $"{finish.Run.Seat} cannot answer now: {Sentence(failed.Detail)}",
            finish.Spend,
            Patience.After(finish.Tries + 1, failed.RetryAfter),
            finish.Tries + 1),
        Outcome.Failed { Kind: FailureKind.Refused } failed => new MissionCommand.Park(
            finish.Run.Id,
            WaitsOn.Human,
            $"{finish.Run.Seat} refuses us: {Sentence(failed.Detail)}",
            finish.Spend),
        Outcome.Failed { Kind: FailureKind.OverBudget } failed =>
            new MissionCommand.ReachBudget(finish.Run.Id, Sentence(failed.Detail), finish.Spend, finish.Reached),
        _ => null,
    };

    private static string Sentence(string text) =>
        text.TrimEnd() is var trimmed && trimmed is [.., '.' or '!' or '?'] ? trimmed : $"{trimmed}.";
}
