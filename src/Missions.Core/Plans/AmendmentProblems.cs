namespace Missions.Core.Plans;

/// <summary>What makes no sense about an amendment, before what would become of the plan is looked at.</summary>
internal static class AmendmentProblems
{
    /// <summary>The first problem; null where there is none.</summary>
    public static string? First(Mission mission, Amendment amendment) =>
        string.IsNullOrWhiteSpace(amendment.Because)
            ? "Say in `because` why the plan must change."
            : Features(mission, amendment).Concat(Assertions(mission, amendment)).FirstOrDefault();

    private static IEnumerable<string> Features(Mission mission, Amendment amendment)
    {
        var plan = mission.Plan!;
        foreach (var added in amendment.AddFeatures)
        {
            if (mission.IsCancelled(added.Id))
                yield return $"{added.Id} was cancelled; give the new feature another id.";
            if (plan.Milestones.FirstOrDefault(one => one.Id == added.Milestone) is not { } milestone)
                yield return $"There is no milestone {added.Milestone} for {added.Id}.";
            else if (mission.IsSealed(milestone.Id))
                yield return $"{milestone.Id} is sealed; put {added.Id} into a later milestone.";
            else if (added.Before is { } before && !milestone.Has(before))
                yield return $"{before}, before which {added.Id} is to stand, is not in {milestone.Id}.";
        }
        var cancelled = amendment.CancelFeatures.Select(one => one.Feature).ToList();
        foreach (var id in amendment.ChangeFeatures.Select(one => one.Id).Concat(cancelled))
        {
            if (plan.Feature(id) is null) yield return $"There is no feature {id}.";
            if (mission.IsDone(id)) yield return $"{id} is built already; add a follow-up instead.";
        }
        foreach (var id in cancelled)
            if (plan.Feature(id)?.Satisfies is [var orphan, ..])
                yield return $"{id} owns {orphan}; "
                    + "move what it satisfies to another feature first, or remove the assertion.";
        foreach (var id in amendment.Order)
            if (plan.Feature(id) is null && amendment.AddFeatures.All(added => added.Id != id))
                yield return $"There is no feature {id} to put in order.";
    }

    private static IEnumerable<string> Assertions(Mission mission, Amendment amendment)
    {
        var plan = mission.Plan!;
        var changed = amendment.ChangeAssertions.Select(one => one.Id).ToList();
        var touched = changed.Concat(amendment.RemoveAssertions.Select(one => one.Assertion)).ToList();
        foreach (var group in touched.GroupBy(id => id))
        {
            if (plan.Assertion(group.Key) is null) yield return $"There is no assertion {group.Key}.";
            if (group.Skip(1).Any()) yield return $"{group.Key} is named twice; say once what becomes of it.";
            if (AmendmentRules.Fixed(mission, group.Key) is { } settled) yield return settled;
        }
        foreach (var one in amendment.ChangeAssertions)
            if (plan.Assertion(one.Id) is { } old && IsRepair(old, one))
                yield return
                    $"The claim of {one.Id} stays and its proof files change: that is a `repair`, not a `change`.";

        foreach (var added in amendment.AddAssertions)
        {
            if (mission.Current is null) yield return AmendmentRules.Fixed(mission, added.Id)!;
            if (Constitution.Names(added.Id)) yield return ConstitutionRules.IsFixed(added.Id);
            if (added.Owner is { } owner && (plan.Feature(owner) is null || mission.IsDone(owner)))
                yield return $"{added.Id} needs an owner that is still to be built; {owner} is not.";
        }
        foreach (var one in amendment.ChangeAssertions.Concat(amendment.AddAssertions.Select(added => added.Assertion)))
            if (mission.IsPast(one.Until))
                yield return $"{one.Id} would hold until {one.Until}, which is sealed already.";
    }

    private static bool IsRepair(Assertion old, Assertion changed) =>
        old.Claim == changed.Claim
        && old.Proof != changed.Proof
        && old.Proof.IsExecuted
        && old.Proof.Brings.Select(file => file.Path).SequenceEqual(changed.Proof.Brings.Select(file => file.Path))
        && old.Proof.With(changed.Proof.Brings) == changed.Proof;
}
