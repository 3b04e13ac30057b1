using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>
    /// What is proven first when a milestone is validated again: what is not proven, and what the work since it was
    /// proven touches. None where everything is, at once: in a first round, or where the human wants it so.
    /// </summary>
    public Seq<AssertionId> FirstAgain(MilestoneId milestone)
    {
        if (Opening is { Limits.EverythingAgain: true }
            || !Rounds.Any(round => round.Milestone == milestone && !round.IsVoid)) return [];

        return
        [
            .. ProofsOf(milestone).UnionBy(Scope(milestone), one => one.Id).Where(IsTouched).Select(one => one.Id),
        ];
    }

    /// <summary>What is run next of what is still to be run.</summary>
    public Seq<Assertion> DueProofs(Round round) => Due(round, MissingProofs(round));

    /// <summary>What is done again next of what is still to be.</summary>
    public Seq<Assertion> DueReplays(Round round) => Due(round, MissingReplays(round));

    private static Seq<Assertion> Due(Round round, Seq<Assertion> missing) =>
        FirstOf(round, missing) is [_, ..] first ? first : missing;

    private static Seq<Assertion> FirstOf(Round round, Seq<Assertion> proofs) =>
        [.. proofs.Where(proof => round.First.Contains(proof.Id))];

    private bool IsTouched(Assertion assertion)
    {
        if (Standing(assertion.Id) is not { Truth: Truth.Proven, Commit: { } commit }) return true;
        if (WorkSince(commit) is not { } work) return true;
        if (assertion is { IsGuard: true, Proof: Proof.Flow } && work is [_, ..]) return true;

        var mine = FilesOf(Handoffs.Where(one => Concerns(one.Feature, assertion.Id)));
        var known = FilesOf(Handoffs.Where(one => !work.Contains(one)));
        return work.Any(one => one.Facts.Files.Any(path =>
            mine.Contains(path) || !known.Contains(path) && !one.Facts.Added.Contains(path)));
    }

    /// <summary>What was built from a commit to the present one; null where more than that happened.</summary>
    private Seq<HandedOff>? WorkSince(string commit)
    {
        Seq<HandedOff> work = [];
        for (var at = commit; at != Head; at = work[^1].Facts.Head)
        {
            var next = Handoffs.LastOrDefault(one =>
                !one.IsVoid && one.Facts.Base == at && one.Facts.Head != at && !work.Contains(one));
            if (next is null) return null;
            work = work.Add(next);
        }
        return work;
    }

    private bool Concerns(FeatureId id, AssertionId assertion) => Plan!.Feature(id) is { } feature
        && (feature.Satisfies.Contains(assertion) || feature.Contributes.Contains(assertion)
            || feature.Mends.Contains(assertion));

    private static HashSet<string> FilesOf(IEnumerable<HandedOff> handed) =>
        [.. handed.SelectMany(one => one.Facts.Files)];
}
