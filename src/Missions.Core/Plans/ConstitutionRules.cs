using Missions.Core.Runs;

namespace Missions.Core.Plans;

/// <summary>Keeps the constitution what its humans wrote: no plan, amendment or handoff speaks for them.</summary>
internal static class ConstitutionRules
{
    /// <summary>What a proposal takes for itself that is the engine's to write.</summary>
    public static IEnumerable<string> Problems(Plan plan)
    {
        foreach (var own in plan.Contract.Where(one => Constitution.Names(one.Id)))
            yield return $"{own.Id} belongs to the plan without your word: articles of the constitution are put in "
                + "from its text. Leave it out.";
        foreach (var feature in plan.Features)
            if (feature.Satisfies.Concat(feature.Contributes).Concat(feature.Mends).FirstOrDefault(Constitution.Names)
                is { Value: not null } article)
                yield return $"{feature.Id} names {article}, which belongs to the plan: every milestone is held to it.";
    }

    public static string IsFixed(AssertionId article) =>
        $"{article} is off limits: articles are changed by humans alone, in {Constitution.Path}, for later missions.";

    /// <summary>Why a handoff may not touch what it touches; null where it leaves the humans' word alone.</summary>
    public static string? Broken(Mission mission, RunFacts facts)
    {
        bool IsTheirs(string path) =>
            facts.Files.Contains(path)
            && !mission.Conflicts.Contains(path)
            && mission.Plan?.Tests?.MayChange.Any(one => Glob.Matches(one.Glob, path)) is not true;

        if (IsTheirs(Constitution.Path))
            return $"{Constitution.Path} is off limits: humans write it. Put it back as it was, "
                + "and `propose` what it should say.";
        return (mission.Constitution?.Articles ?? [])
            .SelectMany(one => one.Proof?.Files ?? [], (one, file) => (one.Id, file.Path))
            .Where(one => IsTheirs(one.Path))
            .Select(one => $"{one.Path} is off limits: it proves {one.Id}. Put it back as it was, or `propose` the "
                + "change.")
            .FirstOrDefault();
    }
}
