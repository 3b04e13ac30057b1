using Missions.Core;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views;

/// <summary>Says when each newly proven assertion costs more than those before it.</summary>
public static class Rising
{
    private const int InARow = 3;

    public static string? Of(Mission mission)
    {
        var costs = Costs(mission);
        if (costs.Count <= InARow) return null;
        var last = costs.TakeLast(InARow + 1).ToList();
        return last.Zip(last.Skip(1)).All(pair => pair.Second > pair.First)
            ? $"Each of the last {InARow} milestones' assertions took more tokens to prove than those before: "
                + $"{string.Join(", then ", last.Select(tokens => $"{tokens:N0}"))} each."
            : null;
    }

    /// <summary>The tokens of each sealed milestone for each assertion that it proves, in their order.</summary>
    private static List<long> Costs(Mission mission) =>
    [
        .. (mission.Plan?.Milestones ?? [])
            .Where(milestone => mission.IsSealed(milestone.Id))
            .Select(milestone => (
                Tokens: mission.RunsOf(milestone.Id).Sum(run => run.Spend.Tokens),
                Proven: mission.Plan!.Contract.Count(one =>
                    mission.Plan.HomeOf(one.Id)?.Id == milestone.Id
                    && mission.Standing(one.Id)?.Truth is Truth.Proven)))
            .Where(one => one.Proven > 0)
            .Select(one => one.Tokens / one.Proven),
    ];
}
