namespace Missions.Core.Plans;

/// <summary>The trace from requirement to assertion to feature, and whether every proof is one.</summary>
public static class PlanRules
{
    private const int Shown = 20;

    /// <summary>A sentence for each thing that is wrong; empty where the plan may be proposed.</summary>
    public static Seq<string> Problems(Plan plan, Seq<Skill> known) =>
    [
        .. Names(plan),
        .. Coverage(plan),
        .. plan.Features.SelectMany(feature => Problems(plan, feature, known)),
        .. plan.Contract.SelectMany(assertion => Problems(plan, assertion)),
        .. Services(plan),
        .. Folders(plan),
        .. SurroundingRules.Problems(plan),
        .. Tests(plan),
    ];

    /// <summary>All problems as one refusal, cut where there are very many.</summary>
    public static string Sentence(Seq<string> problems)
    {
        var rest = problems.Count > Shown ? $" (and {problems.Count - Shown} more)" : "";
        return $"The plan does not hold together. {string.Join(" ", problems.Take(Shown))}{rest}";
    }

    private static IEnumerable<string> Names(Plan plan)
    {
        if (!plan.Features.Any()) yield return "It has no feature.";
        if (plan.Contract is []) yield return "Its contract has no assertion.";
        foreach (var milestone in plan.Milestones.Where(milestone => milestone.Features is []))
            yield return $"Milestone {milestone.Id} has no feature.";

        IEnumerable<(string Kind, string Prefix, string Name)> names =
        [
            .. plan.Requirements.Select(one => ("a requirement", "REQ-", one.Id.Value)),
            .. plan.Contract.Select(one => ("an assertion", "A-", one.Id.Value)),
            .. plan.Milestones.Select(one => ("a milestone", "M-", one.Id.Value)),
            .. plan.Features.Select(one => ("a feature", "F-", one.Id.Value)),
        ];
        foreach (var group in names.GroupBy(one => one.Name))
        {
            var (kind, prefix, name) = group.First();
            if (!IsName(name, prefix))
                yield return $"'{name}' is not the id of {kind}: write {prefix}1 or {prefix}SEARCH-1.";
            if (group.Skip(1).Any()) yield return $"{name} is used {group.Count()} times; ids are unique.";
        }
    }

    private static bool IsName(string name, string prefix) =>
        name is { Length: <= 80 }
        && name.StartsWith(prefix, StringComparison.Ordinal)
        && name[prefix.Length..].Split('-').All(part =>
            part.Length > 0 && part.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter)));

    private static IEnumerable<string> Coverage(Plan plan)
    {
        foreach (var requirement in plan.Requirements)
            if (!plan.Contract.Any(assertion => assertion.Requirements.Contains(requirement.Id)))
                yield return $"{requirement.Id} has no assertion that proves it.";

        foreach (var assertion in plan.Contract)
        {
            var id = assertion.Id;
            var owners = plan.Features.Where(one => one.Satisfies.Contains(id)).Select(one => one.Id).ToList();

            if (assertion.IsGuard && owners is [var claimed, ..])
                yield return
                    $"{id} holds on the base, so it belongs to the plan: take it out of what {claimed} satisfies.";
            if (!assertion.IsGuard && owners is [])
                yield return $"No feature satisfies {id}.";
            if (!assertion.IsGuard && owners is [_, _, ..])
                yield return
                    $"{id} is satisfied by {string.Join(" and ", owners)}; one owns it, others may contribute.";
            if (!assertion.IsGuard && assertion.Requirements is [])
                yield return $"{id} names no requirement that it proves.";
            foreach (var unknown in assertion.Requirements.Where(name => plan.Requirements.All(one => one.Id != name)))
                yield return $"{id} names {unknown}, which is no requirement of the plan.";
        }
    }

    private static IEnumerable<string> Problems(Plan plan, Feature feature, Seq<Skill> known)
    {
        foreach (var id in feature.Satisfies.Concat(feature.Contributes).Concat(feature.Mends).Distinct())
            if (plan.Assertion(id) is null) yield return $"{feature.Id} names {id}, which is not in the contract.";

        if (feature is { Satisfies: [], Mends: [] } && string.IsNullOrWhiteSpace(feature.Enabling))
            yield return $"{feature.Id} satisfies no assertion; say in `enabling` why it is needed, or give it one.";
        if (feature.Skill is { } skill && plan.Skills.Concat(known).All(one => one.Name != skill))
            yield return $"{feature.Id} asks for the skill '{skill}', which nobody wrote.";
        if (feature.Follows is { } follows && plan.Feature(follows) is null)
            yield return $"{feature.Id} follows {follows}, which is no feature of the plan.";
        if (string.IsNullOrWhiteSpace(feature.Title) || string.IsNullOrWhiteSpace(feature.Description))
            yield return $"{feature.Id} needs a title and a description that a worker can start from.";
    }

    private static IEnumerable<string> Problems(Plan plan, Assertion assertion)
    {
        var id = assertion.Id;
        if (string.IsNullOrWhiteSpace(assertion.Claim)) yield return $"{id} claims nothing.";
        if (string.IsNullOrWhiteSpace(assertion.RefutedBy)) yield return $"{id} does not say what would refute it.";
        if (assertion.Until is { } until && plan.Milestones.All(milestone => milestone.Id != until))
            yield return $"{id} holds until {until}, which is no milestone of the plan.";

        if (assertion.Witness is { } witness)
            foreach (var problem in ProofRules.Problems(assertion, witness)) yield return problem;
        foreach (var problem in assertion.Proof switch
        {
            Proof.Command command => ProofRules.Problems(plan, assertion, command),
            Proof.Flow flow => ProofRules.Problems(plan, assertion, flow),
            null => [$"{id} has no proof."],
            Proof.Review review => ProofRules.Problems(assertion, review),
            Proof.Human human => ProofRules.Problems(assertion, human),
            Proof.Parity parity => ComparingRules.Problems(plan, assertion, parity),
            Proof.Measure measure => ComparingRules.Problems(plan, assertion, measure),
            _ => [],
        }) yield return problem;
    }

    private static IEnumerable<string> Tests(Plan plan)
    {
        foreach (var change in plan.Tests?.MayChange ?? [])
        {
            if (string.IsNullOrWhiteSpace(change.Glob)) yield return "tests.mayChange: each needs a `glob`.";
            if (string.IsNullOrWhiteSpace(change.Because))
                yield return $"tests.mayChange: say in `because` why {change.Glob} may change.";
        }
    }

    private static IEnumerable<string> Folders(Plan plan)
    {
        foreach (var skill in plan.Skills.Where(skill => !Skill.IsName(skill.Name)))
            yield return
                $"'{skill.Name}' is not the name of a skill: lower-case letters, digits and hyphens, at most 64.";
        foreach (var path in plan.Copy.Where(path => !ProofRules.IsBelow(path)))
            yield return $"copy: '{path}' is not a path below the repository.";
    }

    private static IEnumerable<string> Services(Plan plan)
    {
        foreach (var group in plan.Services.GroupBy(one => one.Name).Where(group => group.Skip(1).Any()))
            yield return $"The service {group.Key} is described {group.Count()} times.";
        foreach (var service in plan.Services)
        {
            if (string.IsNullOrWhiteSpace(service.Start)) yield return $"The service {service.Name} has no start line.";
            foreach (var unknown in service.DependsOn.Where(name => plan.Services.All(one => one.Name != name)))
                yield return $"The service {service.Name} depends on '{unknown}', which is no service of the plan.";
            if (Reaches(plan, service, service.Name, [])) yield return $"The service {service.Name} depends on itself.";
        }
    }

    private static bool Reaches(Plan plan, Service from, string name, HashSet<string> seen) =>
        from.DependsOn.Any(next => next == name
            || seen.Add(next) && plan.Services.FirstOrDefault(one => one.Name == next) is { } service
                && Reaches(plan, service, name, seen));
}
