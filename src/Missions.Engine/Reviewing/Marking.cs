using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Biting;
using Missions.World.Git;
using static Missions.Core.MissionEvent;

namespace Missions.Engine.Reviewing;

/// <summary>Marks each piece of each feature, at its own commit, with what would notice its loss.</summary>
public static class Marking
{
    /// <returns>What deserves attention first comes first. Tests, and what is comment, are left out.</returns>
    public static async Task<IReadOnlyList<MarkedHunk>> OfAsync(
        Mission mission, IRepository repository, CancellationToken ct)
    {
        var marked = new List<MarkedHunk>();
        foreach (var feature in mission.Plan?.Features ?? [])
            if (mission.WorkOf(feature.Id) is var (from, to))
                foreach (var file in await ChangedFile.BetweenAsync(repository, from, to, ct))
                    marked.AddRange(file.Hunks
                        .Where(hunk => hunk.Matters && file.IsCode)
                        .Select(hunk => Of(mission, feature, hunk)));
        return [.. marked.OrderBy(one => one.Mark)];
    }

    private static MarkedHunk Of(Mission mission, Feature feature, Hunk hunk)
    {
        var bite = mission.BiteOf(feature);
        var taken = bite?.Bite?.Hunks.FirstOrDefault(one => (one.Path, one.Line) == (hunk.Path, hunk.Line));
        var (mark, because) = taken switch
        {
            { Fate: HunkFate.Noticed } => (Mark.Proof, $"{taken.By} fails without it"),
            { Fate: HunkFate.Broken } => (Mark.Proof, "it does not build without it"),
            { Fate: HunkFate.Unnoticed } => (Mark.Nothing, "nothing notices it: every proof passes without it"),
            _ => Untried(mission, feature, bite),
        };
        return new(feature.Id, hunk, mark, because);
    }

    private static (Mark, string) Untried(Mission mission, Feature feature, BiteMeasured? bite)
    {
        Seq<AssertionId> seeing = [.. (bite?.Bite?.Proofs ?? []).Except(bite?.Bite?.Blind ?? [])];
        if (seeing is [_, ..])
            return (Mark.Whole, $"{string.Join(", ", seeing)}: not without all of {feature.Id}; not tried by itself");

        var judged = feature.Satisfies.Concat(feature.Mends)
            .Where(id => mission.Standing(id)?.Truth is Truth.Proven)
            .Where(id => mission.Plan?.Assertion(id)?.Proof is { IsExecuted: false })
            .ToList();
        if (judged is [_, ..]) return (Mark.Opinion, $"only an opinion covers it: {string.Join(", ", judged)}");

        return mission.Rounds.SelectMany(round => round.Reviews)
            .Any(review => review.Feature == feature.Id && review.Verdict is ReviewResult.Pass)
            ? (Mark.Opinion, "only an opinion covers it: its review passed")
            : (Mark.Nothing, "nothing notices it, and nobody judged it");
    }
}
