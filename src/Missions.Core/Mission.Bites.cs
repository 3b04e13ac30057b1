using System.Security.Cryptography;
using System.Text;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>What taking features out again showed. The last of a feature counts, on its commit.</summary>
    public Seq<MissionEvent.BiteMeasured> Bites { get; private init; }

    /// <summary>How far the bite of features is measured; with no hunks, not at all.</summary>
    public bool MeasuresBite => Opening is { Limits.Bite: > 0 };

    /// <summary>
    /// The executed proofs that must notice when a feature is gone: of what it satisfies, and of what did not pass
    /// before it mended that. What a reviewer found beside a proof that passes, that proof need not notice.
    /// </summary>
    public Seq<Assertion> ProofsFor(Feature feature) =>
    [
        .. (Plan?.Contract ?? []).Where(assertion =>
            assertion.Proof.IsExecuted && !assertion.IsGuard
            && (feature.Satisfies.Contains(assertion.Id)
                || feature.Mends.Contains(assertion.Id) && HadFailed(assertion, feature))
            && Standing(assertion.Id)?.Truth is not Truth.Waived),
    ];

    private bool HadFailed(Assertion assertion, Feature feature)
    {
        var before = Handoffs.TakeWhile(one => one.Feature != feature.Id).Select(one => one.Facts.Head)
            .Concat(Merges.Select(merge => merge.Head))
            .ToHashSet();
        return Evidence.LastOrDefault(one =>
            one.Kind is EvidenceKind.Proof && one.Assertion == assertion.Id && before.Contains(one.Commit))
            is { Holds: false };
    }

    /// <summary>From which commit to which a feature was built; null where nothing of it stands.</summary>
    public (string From, string To)? WorkOf(FeatureId feature)
    {
        var handed = Handoffs.Where(one => one.Feature == feature && !one.IsVoid).ToList();
        if (handed is [] || !IsDone(feature)) return null;

        var from = handed[^1].Facts.Base;
        for (var at = handed.Count - 2; at >= 0 && handed[at].Facts.Head == from; at--) from = handed[at].Facts.Base;
        return (from, handed[^1].Facts.Head);
    }

    /// <summary>Which proofs a bite is of, as they are now.</summary>
    public string BiteKey(Feature feature) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', ProofsFor(feature).Select(one => $"{one.Id} {one.ProofHash}")))))[..16];

    /// <summary>The bite of a feature as it is built and proven now; null where it was not measured yet.</summary>
    public MissionEvent.BiteMeasured? BiteOf(Feature feature)
    {
        if (Bites is [] || WorkOf(feature.Id) is not { } work) return null;
        var key = BiteKey(feature);
        return Bites.LastOrDefault(one =>
            one.Feature == feature.Id && one.Commit == work.To && one.Bite?.Key == key);
    }

    /// <summary>Features of which nobody knows what their proofs notice the loss of, once those pass.</summary>
    public Seq<Feature> MissingBites(Round round)
    {
        if (!MeasuresBite || EvidenceIn(round).Any(Refutes)) return [];
        var milestone = Plan!.Milestones.First(one => one.Id == round.Milestone);
        return [.. milestone.Features.Where(one => WorkOf(one.Id) is not null && BiteOf(one) is null)];
    }

    private bool Refutes(Evidence one) => one is { Kind: EvidenceKind.Proof, Holds: false }
        && StandingOf(one.Assertion!.Value).Truth is not Truth.Waived;
}
