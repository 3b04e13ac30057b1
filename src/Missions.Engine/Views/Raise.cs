using System.Globalization;
using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Views;

/// <summary>The command that lets a mission go on which has reached a cap.</summary>
internal static class Raise
{
    /// <summary>The cap, raised by half; null is the lack of a price, which is no cap's fault.</summary>
    public static string Command(Mission mission, ReachedCap? reached)
    {
        if (reached is null) return "mission budget --usd none";

        var (caps, of) = reached.Of switch
        {
            CapOf.Milestone => (mission.Budget.Milestone, " --each milestone"),
            CapOf.Run => (mission.Budget.Run, " --each run"),
            _ => (mission.Budget.Mission, ""),
        };
        return $"mission budget{of} {Option(caps, reached.Unit)}";
    }

    private static string Option(Caps caps, CapUnit unit) => unit switch
    {
        CapUnit.Usd => $"--usd {((caps.Usd ?? 0) * 1.5m).ToString("0.##", CultureInfo.InvariantCulture)}",
        CapUnit.Tokens => $"--tokens {(caps.Tokens ?? 0) + (caps.Tokens ?? 0) / 2}",
        CapUnit.Hours => $"--hours {((caps.Hours ?? 0) * 1.5).ToString("0.##", CultureInfo.InvariantCulture)}",
        _ => $"--runs {(caps.Runs ?? 0) + Math.Max(1, (caps.Runs ?? 0) / 2)}",
    };
}
