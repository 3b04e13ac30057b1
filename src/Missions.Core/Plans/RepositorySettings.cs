namespace Missions.Core.Plans;

/// <summary>
/// What a repository says of itself in <c>.missions/settings.json</c>: taken wherever a plan says nothing. Never a
/// program to start for an agent, an endpoint or a secret.
/// </summary>
/// <remarks>As it stands in the commit that a mission starts from; kept with the mission's opening.</remarks>
public sealed record RepositorySettings(
    Checks? Checks = null,
    string? Setup = null,
    Seq<string> Copy = default,
    Seq<Service> Services = default,
    Seq<string> Surfaces = default,
    Boundaries? Boundaries = null)
{
    /// <summary>The plan with what it leaves out. Its own word wins, but what is off limits here stays so.</summary>
    public Plan Under(Plan plan) => plan with
    {
        Checks = Under(plan.Checks),
        Setup = string.IsNullOrWhiteSpace(plan.Setup) ? Setup : plan.Setup,
        Copy = plan.Copy is [] ? Copy : plan.Copy,
        Services = [.. plan.Services, .. Services.Where(one => plan.Services.All(own => own.Name != one.Name))],
        Surfaces = plan.Surfaces is [] ? Surfaces : plan.Surfaces,
        Boundaries = Under(plan.Boundaries),
    };

    /// <summary>Where the plan says otherwise, a sentence each.</summary>
    public IEnumerable<string> Differences(Plan plan)
    {
        foreach (var check in Checks?.All ?? [])
            if (plan.Checks?.All.FirstOrDefault(own => own.Name == check.Name) is { } own && own.Run != check.Run)
                yield return $"checks.{check.Name}: the plan says `{own.Run}`, the repository `{check.Run}`.";
        if (Setup is { } setup && plan.Setup != setup)
            yield return $"setup: the plan says `{plan.Setup}`, the repository `{setup}`.";
        foreach (var service in Services)
            if (plan.Services.FirstOrDefault(own => own.Name == service.Name) is { } own && own != service)
                yield return $"services.{service.Name}: the plan says `{Text(own)}`, the repository `{Text(service)}`.";
        foreach (var (name, own, ours) in Lists(plan))
            if (ours is [_, ..] && own != ours)
                yield return $"{name}: the plan says {List(own)}, the repository {List(ours)}.";
    }

    /// <summary>What the plan has from here, a line each.</summary>
    public IEnumerable<string> Agreements(Plan plan)
    {
        foreach (var check in Checks?.All ?? [])
            if (plan.Checks?.All.Contains(check) is true) yield return $"checks.{check.Name} `{check.Run}`";
        if (Setup is { } setup && plan.Setup == setup) yield return $"setup `{setup}`";
        foreach (var service in Services.Where(plan.Services.Contains))
            yield return $"services.{service.Name} `{Text(service)}`";
        foreach (var (name, own, ours) in Lists(plan))
            if (ours is [_, ..] && own == ours) yield return $"{name} {List(ours)}";
        if (Boundaries?.OffLimits is [_, ..] offLimits) yield return $"boundaries.offLimits {List(offLimits)}";
    }

    private Checks? Under(Checks? own) => (own, Checks) is (null, _) or (_, null) ? own ?? Checks : new(
        own.Build ?? Checks.Build,
        own.Typecheck ?? Checks.Typecheck,
        own.Lint ?? Checks.Lint,
        own.Test ?? Checks.Test);

    private Boundaries? Under(Boundaries? own) => (own, Boundaries) is (null, _) or (_, null) ? own ?? Boundaries : new(
        own.Write is [] ? Boundaries.Write : own.Write,
        [.. own.OffLimits.Concat(Boundaries.OffLimits).Distinct()],
        own.Network is [] ? Boundaries.Network : own.Network);

    private IEnumerable<(string Name, Seq<string> Plan, Seq<string> Ours)> Lists(Plan plan) =>
    [
        ("copy", plan.Copy, Copy),
        ("surfaces", plan.Surfaces, Surfaces),
        ("boundaries.write", plan.Boundaries?.Write ?? [], Boundaries?.Write ?? []),
        ("boundaries.network", plan.Boundaries?.Network ?? [], Boundaries?.Network ?? []),
    ];

    private static string Text(Service service) =>
        service.Start + (service.RunsIn is RunsIn.Host ? " (on the host)" : "");

    private static string List(Seq<string> items) => items is [] ? "nothing" : string.Join(", ", items);
}
