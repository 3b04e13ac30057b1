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
                    marked.AddRange(Of(mission, feature, file));
        return [.. marked.OrderBy(one => one.Mark)];
    }

    /// <summary>The pieces of one file of a feature; none where no program is made of it.</summary>
    public static IEnumerable<MarkedHunk> Of(Mission mission, Feature feature, ChangedFile file) => file.IsCode
        ? file.Hunks.Where(hunk => hunk.Matters).Select(hunk => Of(mission, feature, hunk))
        : [];

    private static MarkedHunk Of(Mission mission, Feature feature, Hunk hunk)
    {
        var bite = mission.BiteOf(feature);
        var taken = bite?.Bite?.Hunks.FirstOrDefault(one => (one.Path, one.Line) == (hunk.Path, hunk.Line));
        var (mark, because) = taken switch
        {
            { Fate: HunkFate.Noticed } => (Mark.Proof, $"{taken.By} fails without it"),
            { Fate: HunkFate.Broken } => (Mark.Proof, "it does not build without it"),
            { Fate: HunkFate.Unnoticed } => (Mark.Nothing, Replayed(mission, feature) is [_, ..] flows
                ? $"nothing notices it: every command passes without it; {Flows(flows)} was not tried without it"
                : "nothing notices it: every proof passes without it"),
            _ => Untried(mission, feature, bite),
        };
        return new(feature.Id, hunk, mark, because);
    }

    private static (Mark, string) Untried(Mission mission, Feature feature, BiteMeasured? bite)
    {
        Seq<AssertionId> seeing = [.. (bite?.Bite?.Proofs ?? []).Except(bite?.Bite?.Blind ?? [])];
        if (seeing is [_, ..])
            return (Mark.Whole, $"{string.Join(", ", seeing)}: not without all of {feature.Id}; not tried by itself");

        if (Replayed(mission, feature) is [_, ..] flows)
            return (Mark.Opinion, $"{Flows(flows)} is replayed, which was not tried without it; else only an opinion");

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

    /// <summary>Proven flows of a feature that the engine can do again without a model.</summary>
    private static Seq<AssertionId> Replayed(Mission mission, Feature feature) =>
    [
        .. from id in feature.Satisfies.Concat(feature.Mends)
           where mission.Standing(id)?.Truth is Truth.Proven
           where mission.Plan?.Assertion(id) is { } flow && mission.RecordingOf(flow)?.Script is not null
           select id,
    ];

    private static string Flows(Seq<AssertionId> flows) => $"the flow of {string.Join(", ", flows)}";
}
