using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    /// <summary>
    /// What user-testers use in a round. What was proven by use before, and nothing touched since, is done again
    /// without them where that can be.
    /// </summary>
    public Seq<Assertion> UsedIn(Round round) => FlowsOf(round).Without(flow => IsReplayed(round, flow));

    /// <summary>Flows that nobody has judged yet.</summary>
    public Seq<Assertion> MissingUses(Round round) => UsedIn(round).Without(flow => round.Used.Contains(flow.Id));

    /// <summary>
    /// Flows are used in groups, each in a room with services and data of its own: those of one surface and service.
    /// </summary>
    /// <returns>The groups that nobody has begun to use, by name.</returns>
    public Seq<string> DueGroups(Round round) =>
    [
        .. MissingUses(round).Select(GroupOf).Distinct()
            .Except(OpenRuns.Where(run => run.Purpose is Purpose.Use).Select(run => run.Group ?? "")),
    ];

    /// <summary>The flows that a user-tester's run is about.</summary>
    public Seq<Assertion> UsesOf(Run run) => OpenRound is { } round
        ? UsedIn(round).Without(flow => run.Group is { } group && GroupOf(flow) != group)
        : [];

    /// <summary>What came out differently is for a person's eyes: the work may have changed what it shows.</summary>
    private bool IsReplayed(Round round, Assertion flow) =>
        round.IsScoped && !round.First.Contains(flow.Id) && RecordingOf(flow)?.Script is not null
        && !EvidenceIn(round).Any(one => IsReplay(one) && one.Assertion == flow.Id && !one.Holds);

    private static string GroupOf(Assertion assertion)
    {
        var flow = (Proof.Flow)assertion.Proof;
        return flow.Service is { } service ? $"{flow.Surface}/{service}" : flow.Surface;
    }
}
