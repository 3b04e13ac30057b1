namespace Missions.Core.Plans;

/// <summary>What an amendment does to a plan, whether it may, and whether it asks for less than was approved.</summary>
internal static class AmendmentRules
{
    /// <summary>The sentence that says why the amendment makes no sense; null where it does.</summary>
    public static string? Problem(Mission mission, Amendment amendment)
    {
        var plan = mission.Plan!;
        if (string.IsNullOrWhiteSpace(amendment.Because)) return "Say in `because` why the plan must change.";
        foreach (var added in amendment.AddFeatures)
        {
            if (plan.Milestones.FirstOrDefault(one => one.Id == added.Milestone) is not { } milestone)
                return $"There is no milestone {added.Milestone} for {added.Id}.";
            if (mission.IsSealed(milestone.Id))
                return $"{milestone.Id} is sealed; put {added.Id} into a later milestone.";
            if (added.Before is { } before && milestone.Features.All(one => one.Id != before))
                return $"{before}, before which {added.Id} is to stand, is not in {milestone.Id}.";
        }
        var cancelled = amendment.CancelFeatures.Select(one => one.Feature).ToList();
        foreach (var id in amendment.ChangeFeatures.Select(one => one.Id).Concat(cancelled))
        {
            if (plan.Feature(id) is null) return $"There is no feature {id}.";
            if (mission.IsDone(id)) return $"{id} is built already; add a follow-up instead.";
        }
        foreach (var id in cancelled)
            if (plan.Feature(id)!.Satisfies is [var orphan, ..])
                return $"{id} owns {orphan}; move what it satisfies to another feature first, or remove the assertion.";
        foreach (var changed in amendment.ChangeAssertions)
        {
            if (plan.Assertion(changed.Id) is not { } old) return $"There is no assertion {changed.Id}.";
            if (old.Claim == changed.Claim && old.Proof != changed.Proof && IsSameKind(old, changed))
                return $"The claim of {changed.Id} stays and its proof changes: that is a `repair`, not a `change`.";
        }
        foreach (var removed in amendment.RemoveAssertions)
            if (plan.Assertion(removed.Assertion) is null) return $"There is no assertion {removed.Assertion}.";
        foreach (var added in amendment.AddAssertions)
            if (added.Owner is { } owner && (plan.Feature(owner) is null || mission.IsDone(owner)))
                return $"{added.Id} needs an owner that is still to be built; {owner} is not.";

        return null;
    }

    private static bool IsSameKind(Assertion old, Assertion changed) => old.Proof.GetType() == changed.Proof.GetType();

    public static Plan Apply(Mission mission, Amendment amendment)
    {
        var plan = mission.Plan!;
        var removed = amendment.RemoveAssertions.Select(one => one.Assertion).ToHashSet();
        var changed = amendment.ChangeAssertions.ToDictionary(one => one.Id);
        var cancelled = amendment.CancelFeatures.Select(one => one.Feature).ToHashSet();

        return plan with
        {
            Contract =
            [
                .. plan.Contract
                    .Where(one => !removed.Contains(one.Id))
                    .Select(one => changed.GetValueOrDefault(one.Id, one)),
                .. amendment.AddAssertions.Select(one => one.Assertion),
            ],
            Milestones =
            [
                .. plan.Milestones.Select(milestone => milestone with
                {
                    Features = [.. Features(mission, milestone, amendment)
                        .Where(one => !cancelled.Contains(one.Id))
                        .Select(one => Rewired(one, amendment, removed))],
                }),
            ],
        };
    }

    private static List<Feature> Features(Mission mission, Milestone milestone, Amendment amendment)
    {
        var features = milestone.Features
            .Select(one => amendment.ChangeFeatures.FirstOrDefault(changed => changed.Id == one.Id) ?? one)
            .ToList();
        foreach (var added in amendment.AddFeatures.Where(one => one.Milestone == milestone.Id))
        {
            var place = features.FindIndex(one => added.Before is { } before
                ? one.Id == before
                : !mission.IsDone(one.Id) && amendment.AddFeatures.All(other => other.Id != one.Id));
            features.Insert(place < 0 ? features.Count : place, added.Feature);
        }
        if (amendment.Order is not [_, ..] order) return features;

        return
        [
            .. features.Where(one => mission.IsDone(one.Id)),
            .. features.Where(one => !mission.IsDone(one.Id))
                .OrderBy(one => order.Contains(one.Id) ? order.ToList().IndexOf(one.Id) : int.MaxValue),
        ];
    }

    private static Feature Rewired(Feature feature, Amendment amendment, HashSet<AssertionId> removed) => feature with
    {
        Satisfies =
        [
            .. feature.Satisfies.Where(id => !removed.Contains(id)),
            .. amendment.AddAssertions.Where(one => one.Owner == feature.Id).Select(one => one.Id),
        ],
        Contributes = feature.Contributes.Without(removed.Contains),
        Mends = feature.Mends.Without(removed.Contains),
        Enabling = feature.Enabling
            ?? (feature.Satisfies.Any(removed.Contains) ? "What it satisfied was given up." : null),
    };

    /// <summary>A sentence for each thing that asks for less, or for something else, than the human approved.</summary>
    public static Seq<string> Weakens(Mission mission, Amendment amendment) =>
    [
        .. amendment.RemoveAssertions.Select(one => $"{one.Assertion} is given up ({one.Because})."),
        .. amendment.ChangeAssertions.SelectMany(one => Weakens(mission.Plan!.Assertion(one.Id)!, one)),
    ];

    private static IEnumerable<string> Weakens(Assertion old, Assertion changed)
    {
        var id = old.Id;
        if (old.Claim != changed.Claim)
            yield return $"{id} claimed \"{old.Claim}\" and would claim \"{changed.Claim}\".";
        if (old.RefutedBy != changed.RefutedBy) yield return $"{id} would be refuted by something else.";
        if (old.AtBase != changed.AtBase) yield return $"{id} would say something else on the base.";
        if (!IsSameKind(old, changed)) yield return $"{id} would be proven by another kind of proof.";
        if (old.Until != changed.Until) yield return $"{id} would hold until {changed.Until?.ToString() ?? "the end"}.";
    }

    /// <summary>Features, skills and notices that speak of an assertion.</summary>
    public static IEnumerable<string> StaleBy(Mission mission, AssertionId id) =>
    [
        .. mission.Plan!.Features
            .Where(one => one.Satisfies.Contains(id) || one.Contributes.Contains(id) || one.Mends.Contains(id)
                || Speaks(one.Description, id))
            .Select(one => $"feature {one.Id}"),
        .. mission.Skills.Where(skill => Speaks(skill.Body, id)).Select(skill => $"skill {skill.Name}"),
        .. mission.Notices.Where(notice => Speaks(notice.Text, id)).Select(notice => $"notice {notice.Id}"),
    ];

    private static bool Speaks(string text, AssertionId id) => text.Contains(id.Value, StringComparison.Ordinal);
}
