using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>Flows that were used, as they can be done again. The last of an assertion counts.</summary>
    public Seq<Recording> Recordings { get; private init; }

    public Recording? RecordingOf(Assertion assertion)
    {
        var flow = assertion.ProofHash;
        return Recordings.LastOrDefault(one => one.Assertion == assertion.Id && one.Flow == flow);
    }

    /// <summary>Flows that were proven by use in a round, and of which nobody knows how to do them again.</summary>
    public Seq<Assertion> MissingRecordings(Round round) =>
    [
        .. FlowsOf(round).Where(flow =>
            Standing(flow.Id) is { Truth: Truth.Proven, Run: not null } standing && standing.Commit == round.Commit
            && RecordingOf(flow)?.Commit != round.Commit),
    ];

    /// <summary>
    /// Flows that were sealed before and go on holding, as far as they can be done again. Nobody knows which files a
    /// flow rests on, so each is. In a later round, also those of the milestone that nobody needs to use again.
    /// </summary>
    public Seq<Assertion> ReplaysOf(Round round)
    {
        if (Recordings is []) return [];
        var homes = Plan!.Homes();
        return
        [
            .. FlowsOf(round).Where(flow => IsReplayed(round, flow)),
            .. Plan.Contract
                .Where(assertion => assertion.Proof is Proof.Flow && !assertion.IsGuard)
                .Where(assertion => MustStillHold(assertion, homes) && homes[assertion.Id] != round.Milestone)
                .Where(assertion => Standing(assertion.Id)?.Truth is not Truth.Waived)
                .Where(assertion => RecordingOf(assertion)?.Script is not null),
        ];
    }

    public Seq<Assertion> MissingReplays(Round round)
    {
        var done = EvidenceIn(round).Where(IsReplay).Select(one => one.Assertion).ToHashSet();
        return [.. ReplaysOf(round).Where(assertion => !done.Contains(assertion.Id))];
    }

    /// <summary>What a sealed flow did not do again; no later use of the same round outweighs it.</summary>
    private bool HasBrokenReplay(Round round) => EvidenceIn(round).Any(one =>
        IsReplay(one) && !one.Holds && WasSealed(one.Assertion!.Value)
        && StandingOf(one.Assertion.Value).Truth is not Truth.Waived);

    /// <summary>Whether it is about a milestone that is sealed, whatever became of that seal.</summary>
    public bool WasSealed(AssertionId id) => Plan?.HomeOf(id) is { } home && IsSealed(home.Id);

    private static bool IsReplay(Evidence evidence) => evidence.Kind is EvidenceKind.Replay;
}
