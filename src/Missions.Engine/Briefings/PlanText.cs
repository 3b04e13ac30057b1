using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using static Missions.Engine.Briefings.Text;

namespace Missions.Engine.Briefings;

/// <summary>The plan and its contract as Markdown, for agents and for people.</summary>
internal static class PlanText
{
    public static string Plan(Mission mission) => mission.Plan is not { } plan ? None : Lines(
    [
        Head(plan),
        .. plan.Milestones.SelectMany(milestone => Whole(mission, milestone)),
        .. OutOfScope(plan),
    ]);

    /// <summary>For who builds or judges the milestone at hand: that one, and a few lines about what is around it.</summary>
    public static string Near(Mission mission) => mission.Plan is not { } plan ? None : Lines(
    [
        Head(plan),
        .. Sealed(mission, plan),
        .. mission.Current is { } current ? Whole(mission, current) : [],
        .. Later(mission).Take(3).Select(Line),
        .. Later(mission).Count is > 3 and var many ? [$"- (and {many - 3} milestones more)"] : Array.Empty<string>(),
        .. OutOfScope(plan),
    ]);

    /// <summary>For who decides what comes next: all that is still to do; what is sealed is only counted.</summary>
    public static string Ahead(Mission mission) => mission.Plan is not { } plan ? None : Lines(
    [
        Head(plan),
        .. OutOfScope(plan),
        .. Sealed(mission, plan),
        .. plan.Milestones.Where(one => !mission.IsSealed(one.Id)).SelectMany(one => Whole(mission, one)),
    ]);

    public static string Contract(Mission mission) => List(
        (mission.Plan?.Contract ?? []).Select(assertion => Standing(mission, assertion)), most: 300);

    /// <summary>The same for who decides what comes next: what a seal covers and is still so is only counted.</summary>
    public static string Unsettled(Mission mission)
    {
        var contract = mission.Plan?.Contract ?? [];
        var homes = mission.Plan?.Homes();
        var open = contract.Where(one => !IsSettled(mission, one, homes!)).ToList();
        var lines = open.Take(300).Select(one => Standing(mission, one));
        var settled = contract.Count - open.Count;
        var left = open.Count > 300 ? [$"({open.Count - 300} of later milestones are not shown.)"] : Array.Empty<string>();
        return List([.. lines, .. left, .. settled > 0 ? [$"({settled} of sealed milestones are proven.)"] : Array.Empty<string>()], most: 302);
    }

    public static string Standing(Mission mission, Assertion assertion)
    {
        var standing = mission.StandingOf(assertion.Id);
        var seen = standing.Evidence is [] ? "" : $" by {string.Join(", ", standing.Evidence)}";
        var on = standing.Commit is { } commit ? $" on {Short(commit)}" : "";
        var because = standing.Truth is Truth.Proven or Truth.Pending ? "" : $": {standing.Because}";
        return $"{assertion.Id} ({Kind(assertion.Proof)}, {Owner(mission, assertion)}) "
            + $"{Word(standing.Truth)}{seen}{on}{because} - {assertion.Claim}";
    }

    public static string Kind(Proof proof) => proof switch
    {
        Proof.Command => "command",
        Proof.Flow => "flow",
        Proof.Parity => "parity",
        Proof.Measure => "measure",
        Proof.Review => "review",
        _ => "human",
    };

    /// <summary>
    /// What a worker may know of its assertions: sealed proofs are named by what they rely on, not shown.
    /// </summary>
    public static string ForWorker(Mission mission, Feature feature) => Lines(
        feature.Satisfies.Concat(feature.Contributes).Concat(feature.Mends).Distinct()
            .Select(id => mission.Plan!.Assertion(id))
            .OfType<Assertion>()
            .Select(assertion => ForWorker(assertion, feature)));

    public static string Feature(Feature feature) => Lines(
    [
        $"**{feature.Id} {feature.Title}**",
        feature.Description,
        .. feature.Preconditions.Select(text => $"- Precondition: {text}"),
        .. feature.Enabling is { } why ? [$"- It owns no assertion: {why}"] : Array.Empty<string>(),
        .. feature.Follows is { } follows ? [$"- It follows {follows}."] : Array.Empty<string>(),
    ]);

    public static string Flows(IEnumerable<Assertion> flows) => Lines(flows.Select(assertion =>
    {
        var flow = (Proof.Flow)assertion.Proof;
        var service = flow.Service is { } name ? $" Service: {name}." : "";
        return $"- {assertion.Id}: {assertion.Claim}\n  Refuted by: {assertion.RefutedBy}\n"
            + $"  Surface: {flow.Surface}.{service}\n"
            + string.Join('\n', flow.Steps.Select((step, index) => $"  {index + 1}. {step}"));
    }));

    public static string Checks(Mission mission) =>
        List((mission.Plan?.Checks?.All ?? []).Select(check => $"{check.Name}: `{check.Run}`"));

    public static string Services(Mission mission) => List(
        (mission.Plan?.Services ?? []).Select(service => $"{service.Name}: `{service.Start}`, healthy at {service.Health}"));

    public static string Boundaries(Mission mission) =>
        mission.Plan?.Boundaries is not { } bounds ? "The whole repository." : List(
    [
        .. bounds.Write is [_, ..] ? [$"Write only: {string.Join(", ", bounds.Write)}"] : Array.Empty<string>(),
        .. bounds.OffLimits.Select(glob => $"Off limits: {glob}"),
        .. mission.Plan.Tests?.MayChange.Select(test => $"Tests that may change: {test.Glob} ({test.Because})") ?? [],
    ]);

    private static string ForWorker(Assertion assertion, Feature feature)
    {
        var part = feature.Satisfies.Contains(assertion.Id) ? "satisfy" : feature.Mends.Contains(assertion.Id) ? "mend" : "contribute to";
        var relies = assertion.Interface is [] ? "" : $"\n  Relies on: {string.Join("; ", assertion.Interface)}";
        var open = assertion is { Exposure: Exposure.Open, Proof: { IsExecuted: true } proof }
            ? $"\n  Its proof, which you may copy and run but not change: `{proof.Line}`"
                + string.Concat(proof.Brings.Select(file => $"\n  {file.Path}:\n```\n{Cut(file.Content, 4000)}\n```"))
            : "";
        return $"- {assertion.Id} (you {part} it): {assertion.Claim}\n  Refuted by: {assertion.RefutedBy}{relies}{open}";
    }

    private static string Head(Plan plan) => $"**{plan.Title}** - {Cut(plan.Summary, 1500)}";

    private static string Line(Milestone milestone) => $"- {milestone.Id} {milestone.Title}: {milestone.Outcome}";

    private static string[] Whole(Mission mission, Milestone milestone) =>
    [
        $"{Line(milestone)}{(mission.IsSealed(milestone.Id) ? " (sealed)" : "")}",
        .. milestone.Features.Select(feature => $"  - {feature.Id} {feature.Title} ({State(mission, feature)})"),
    ];

    /// <summary>The last sealed milestone in a line; those before it are counted.</summary>
    private static string[] Sealed(Mission mission, Plan plan) => plan.Milestones.Where(one => mission.IsSealed(one.Id)).ToList() switch
    {
        [] => [],
        [var only] => [$"{Line(only)} (sealed)"],
        [.., var last] all => [$"- ({all.Count - 1} sealed before)", $"{Line(last)} (sealed)"],
    };

    private static Seq<Milestone> Later(Mission mission) => mission.Current is { } current ? mission.LaterThan(current.Id) : [];

    private static IEnumerable<string> OutOfScope(Plan plan) => plan.OutOfScope.Select(text => $"- Out of scope: {text}");

    private static bool IsSettled(Mission mission, Assertion assertion, IReadOnlyDictionary<AssertionId, MilestoneId> homes) =>
        mission.Standing(assertion.Id)?.Truth is Truth.Proven
        && homes.TryGetValue(assertion.Id, out var home) && mission.IsSealed(home);

    private static string State(Mission mission, Feature feature) =>
        mission.IsDone(feature.Id) ? "built" : mission.NextFeature?.Id == feature.Id ? "next" : "to do";

    private static string Owner(Mission mission, Assertion assertion) =>
        assertion.IsGuard ? "guard" : mission.Plan!.OwnerOf(assertion.Id)?.Id.ToString() ?? "nobody's";
}
