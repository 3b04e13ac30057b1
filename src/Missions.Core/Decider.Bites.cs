using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private const string BlindCure =
        "Repair the proof so that it fails without the feature; or dismiss this and say what else made it true.";

    /// <summary>A proof that passes without its feature proves nothing, and that blocks.</summary>
    private static Decision RecordsBite(Mission mission, RecordBite record)
    {
        var (id, bite) = (record.Feature, record.Bite);
        if (mission.OpenRound is not { } round) return Refuse("No milestone is being validated.");
        if (mission.MissingBites(round).FirstOrDefault(one => one.Id == id) is not { } feature)
            return Refuse($"The bite of {id} is not to be measured now.");
        if (mission.BiteKey(feature) != bite.Key)
            return Refuse($"A proof of {id} was changed while its bite was measured.");

        var commit = mission.WorkOf(id)!.Value.To;
        Seq<Issue> issues =
        [
            .. bite.Blind.Select(mission.Plan!.Assertion).OfType<Assertion>()
                .Select(one => ProvesNothing(round, feature, one, commit)),
        ];
        return Accept(
        [
            new BiteMeasured(id, commit, bite.Tried(), bite.Noticed(), bite),
            .. Issues(mission, issues),
        ]);
    }

    private static Issue ProvesNothing(Round round, Feature feature, Assertion assertion, string commit) => new(
        default,
        Severity.Blocking,
        $"The proof of {assertion.Id} proves nothing about {feature.Id}: with all of the feature taken out of "
            + $"{Short(commit)} again it still passes. \"{assertion.Claim}\"",
        "engine",
        BlindCure,
        feature.Id,
        assertion.Id,
        round.Milestone,
        round.Number);
}
