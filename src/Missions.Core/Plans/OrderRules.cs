namespace Missions.Core.Plans;

/// <summary>Whether the features of a plan can be built in any order at all.</summary>
public static class OrderRules
{
    private const string Prefix = "F-";

    /// <summary>A sentence for each thing that is wrong.</summary>
    public static Seq<string> Problems(Plan plan)
    {
        var names = plan.Features.Select(feature => feature.Id.Value).Distinct().ToList();
        return [.. plan.Features.SelectMany(feature => Problems(plan, feature, names))];
    }

    private static IEnumerable<string> Problems(Plan plan, Feature feature, List<string> names)
    {
        if (Reaches(plan, feature, feature.Id, Followed, []))
            yield return $"{feature.Id} follows itself; a follow-up mends a feature that is there before it.";
        if (Reaches(plan, feature, feature.Id, Named, []))
        {
            yield return $"{feature.Id} needs itself, by its preconditions; one of them has to come first.";
            yield break;
        }
        foreach (var needed in Named(feature))
            if (!names.Contains(needed))
                yield return $"{feature.Id} has the precondition {needed}, which is no feature of the plan.";
            else if (names.IndexOf(needed) > names.IndexOf(feature.Id.Value))
                yield return $"{feature.Id} has the precondition {needed}, which comes later; put {needed} first.";
    }

    private static bool Reaches(
        Plan plan, Feature from, FeatureId target, Func<Feature, IEnumerable<string>> next, HashSet<string> seen) =>
        next(from).Any(name => name == target.Value
            || seen.Add(name) && plan.Features.FirstOrDefault(one => one.Id.Value == name) is { } other
                && Reaches(plan, other, target, next, seen));

    private static IEnumerable<string> Followed(Feature feature) =>
        feature.Follows is { } follows ? [follows.Value] : [];

    /// <summary>Most preconditions are sentences; those that are nothing but an id name a feature.</summary>
    private static IEnumerable<string> Named(Feature feature) => feature.Preconditions
        .Where(one => one.StartsWith(Prefix, StringComparison.Ordinal) && !one.Contains(' '))
        .Select(one => one.TrimEnd('.'));
}
