using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private const string NotApproved = "The plan is not approved yet; call `propose_plan` with the whole of it.";

    private static Decision Amends(Mission mission, AmendPlan amend)
    {
        if (!mission.IsApproved) return Refuse(NotApproved);
        var amendment = new Amendment(amend.Because, amend.Add, amend.Change, amend.Cancel, amend.Order);
        if (AmendmentRules.Broken(mission, amendment) is { } because) return Refuse(because);

        var cancelled = amend.Cancel.Select(one => one.Feature).ToList();
        return Accept(
        [
            new PlanAmended(amendment),
            .. Issues(mission, [.. mission.Issues.Where(issue => IsLeft(issue, cancelled)).Select(Again)]),
        ]);
    }

    /// <summary>Whether the feature that was to take care of an issue will now not be built.</summary>
    private static bool IsLeft(Issue issue, List<FeatureId> cancelled) =>
        issue.Resolution?.Feature is { } feature && cancelled.Contains(feature);

    private static Issue Again(Issue issue) => issue with
    {
        Text = $"{issue.Resolution!.Feature}, which was to take care of {issue.Id}, is cancelled: {issue.Text}",
        Round = null,
        Resolution = null,
        Returns = issue.Id,
    };

    private static Decision Amends(Mission mission, AmendContract amend)
    {
        if (!mission.IsApproved) return Refuse(NotApproved);
        if (amend.OnBase is [var path, ..]) return Refuse(IsOnBase(path));
        if (RepairProblem(mission, amend.Repair) is { } broken) return Refuse(broken);

        var amendment = new Amendment(
            amend.Because,
            AddAssertions: amend.Add,
            ChangeAssertions: amend.Change,
            RemoveAssertions: amend.Remove,
            MayChange: amend.MayChange);
        if (AmendmentRules.Broken(mission, amendment) is { } because) return Refuse(because);

        Seq<MissionEvent> repairs = [.. amend.Repair.Select(repair => new RepairProposed(repair))];
        var weaker = AmendmentRules.Weakens(mission, amendment);
        if (amend is { Add: [], Change: [], Remove: [], MayChange: [] })
            return repairs is [] ? Refuse("This amendment changes nothing.") : Accept([.. repairs]);

        return weaker is []
            ? Accept([.. Amended(mission, amendment), .. repairs])
            : Accept([Wish(mission, amendment, weaker), .. repairs]);
    }

    private static DecisionAsked Wish(Mission mission, Amendment amendment, Seq<string> weaker) => new(new(
        new(mission.Choices.Count + 1),
        ChoiceKind.Weakening,
        "contract",
        $"The orchestrator wants to change what was approved: {string.Join(" ", weaker)} Because: {amendment.Because}",
        ["allow", "keep"],
        "keep",
        Amendment: amendment));

    /// <summary>The amended contract, what it makes void, and the places that still speak the old truth.</summary>
    private static Seq<MissionEvent> Amended(Mission mission, Amendment amendment)
    {
        Seq<AssertionId> touched =
        [
            .. amendment.ChangeAssertions.Select(assertion => assertion.Id),
            .. amendment.RemoveAssertions.Select(removed => removed.Assertion),
        ];
        Seq<Issue> stale =
        [
            .. from id in touched
               from place in AmendmentRules.StaleBy(mission, mission.Plan!.Assertion(id)!)
               group id by place into speaking
               select new Issue(
                   default,
                   Severity.Blocking,
                   $"{string.Join(", ", speaking)} changed. "
                       + $"Look at {speaking.Key}, which may still speak the old truth.",
                   "engine",
                   Assertion: speaking.First()),
        ];

        return
        [
            new ContractAmended(amendment),
            .. Voided(mission, amendment.ChangeAssertions.Select(assertion => assertion.Id), amendment.Because),
            .. Issues(mission, stale),
        ];
    }

    /// <summary>What the human waived stays so, whatever becomes of its proof.</summary>
    private static IEnumerable<MissionEvent> Voided(Mission mission, IEnumerable<AssertionId> ids, string because) =>
        from id in ids
        where mission.Standing(id)?.Truth is not Truth.Waived
        select new AssertionVoided(id, because);
}
