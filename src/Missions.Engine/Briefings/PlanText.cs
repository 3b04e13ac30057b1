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
        $"**{plan.Title}** - {Cut(plan.Summary, 1500)}",
        .. plan.Milestones.SelectMany(milestone => (string[])
        [
            $"- {milestone.Id} {milestone.Title}: {milestone.Outcome}{(mission.IsSealed(milestone.Id) ? " (sealed)" : "")}",
            .. milestone.Features.Select(feature => $"  - {feature.Id} {feature.Title} ({State(mission, feature)})"),
        ]),
        .. plan.OutOfScope.Select(text => $"- Out of scope: {text}"),
    ]);

    public static string Contract(Mission mission) => List(
        (mission.Plan?.Contract ?? []).Select(assertion => Standing(mission, assertion)), most: 300);

    public static string Standing(Mission mission, Assertion assertion)
    {
        var standing = mission.Standing(assertion.Id) ?? new(assertion.Id, Truth.Pending);
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

    private static string State(Mission mission, Feature feature) =>
        mission.IsDone(feature.Id) ? "built" : mission.NextFeature?.Id == feature.Id ? "next" : "to do";

    private static string Owner(Mission mission, Assertion assertion) =>
        assertion.IsGuard ? "guard" : mission.Plan!.OwnerOf(assertion.Id)?.Id.ToString() ?? "nobody's";
}
