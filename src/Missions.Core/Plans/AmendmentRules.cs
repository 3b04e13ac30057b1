using Missions.Core.Verdicts;

namespace Missions.Core.Plans;

/// <summary>What an amendment does to a plan, whether it may, and whether it asks for less than was approved.</summary>
internal static class AmendmentRules
{
    /// <summary>The sentence that says why the amendment may not be made; null where it may.</summary>
    public static string? Broken(Mission mission, Amendment amendment) =>
        AmendmentProblems.First(mission, amendment)
        ?? (PlanRules.Problems(Apply(mission, amendment), mission.Skills) is [_, ..] problems
            ? PlanRules.Sentence(problems)
            : null);

    /// <summary>Why nothing about the assertion can be changed any more; null where it can.</summary>
    public static string? Fixed(Mission mission, AssertionId id) => mission switch
    {
        { Current: null } => "Every milestone is sealed; what the contract lacks is for another mission.",
        _ when mission.IsArticle(id) => ConstitutionRules.IsFixed(id),
        _ when mission.Standing(id)?.Truth is Truth.Waived => $"{id} is waived, and stays so visibly.",
        _ when mission.IsPast(mission.Plan?.Assertion(id)?.Until) => $"{id} has held as long as it was to hold.",
        _ => null,
    };

    public static bool IsSameKind(Assertion old, Assertion changed) => old.Proof.GetType() == changed.Proof.GetType();

    /// <summary>The plan after it. Journals keep the amendment alone: what comes of one may never change.</summary>
    public static Plan Apply(Mission mission, Amendment amendment)
    {
        var plan = mission.Plan!;
        var removed = amendment.RemoveAssertions.Select(one => one.Assertion).ToHashSet();
        var changed = amendment.ChangeAssertions.ToDictionary(one => one.Id);
        var cancelled = amendment.CancelFeatures.Select(one => one.Feature).ToHashSet();

        return plan with
        {
            Tests = amendment.MayChange is []
                ? plan.Tests
                : new([.. plan.Tests?.MayChange ?? [], .. amendment.MayChange]),
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
            ?? (feature.Satisfies.Concat(feature.Mends).Any(removed.Contains) ? "What it was for was given up." : null),
    };

    /// <summary>A sentence for each thing that asks for less, or for something else, than the human approved.</summary>
    public static Seq<string> Weakens(Mission mission, Amendment amendment) =>
    [
        .. amendment.RemoveAssertions.Select(one => $"{one.Assertion} is given up ({one.Because})."),
        .. amendment.ChangeAssertions.SelectMany(one => Weakens(mission.Plan!.Assertion(one.Id)!, one)),
        .. amendment.MayChange.Select(one =>
            $"Tests and checks under {one.Glob} would be allowed to change ({one.Because})."),
    ];

    private static IEnumerable<string> Weakens(Assertion old, Assertion changed)
    {
        var id = old.Id;
        if (old.Claim != changed.Claim)
            yield return $"{id} claimed \"{old.Claim}\" and would claim \"{changed.Claim}\".";
        if (old.RefutedBy != changed.RefutedBy) yield return $"{id} would be refuted by something else.";
        if (old.AtBase != changed.AtBase) yield return $"{id} would say something else on the base.";
        if (!IsSameKind(old, changed)) yield return $"{id} would be proven by another kind of proof.";
        else if (old.Proof != changed.Proof) yield return $"{id} would be proven in another way.";
        if (old.Witness is not null && old.Witness != changed.Witness)
            yield return changed.Witness is null
                ? $"{id} would lose its witness, on which its proof is seen to pass."
                : $"{id} would be seen to pass on another witness.";
        if (old.Until != changed.Until) yield return $"{id} would hold until {changed.Until?.ToString() ?? "the end"}.";
    }

    /// <summary>Features, skills and notices that speak of an assertion, or of what it is reached by.</summary>
    public static IEnumerable<string> StaleBy(Mission mission, Assertion old) =>
    [
        .. mission.Plan!.Features
            .Where(one => !mission.IsCancelled(one.Id))
            .Where(one => one.Satisfies.Contains(old.Id) || one.Contributes.Contains(old.Id)
                || one.Mends.Contains(old.Id) || Speaks(one.Description, old))
            .Select(one => $"feature {one.Id}"),
        .. mission.Skills.Where(skill => Speaks(skill.Body, old)).Select(skill => $"skill {skill.Name}"),
        .. mission.Notices.Where(notice => Speaks(notice.Text, old)).Select(notice => $"notice {notice.Id}"),
    ];

    private static bool Speaks(string text, Assertion old) =>
        text.Contains(old.Id.Value, StringComparison.Ordinal)
        || old.Interface.Any(way => way.Length > 3 && Names(text, way));

    /// <summary>Whether it stands there whole, not as the beginning or the end of something longer.</summary>
    private static bool Names(string text, string way)
    {
        for (var at = text.IndexOf(way, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(way, at + 1, StringComparison.Ordinal))
            if (!Joins(text, at - 1, way[0]) && !Joins(text, at + way.Length, way[^1])) return true;
        return false;
    }

    private static bool Joins(string text, int next, char own) =>
        char.IsLetterOrDigit(own) && next >= 0 && next < text.Length
        && (char.IsLetterOrDigit(text[next]) || text[next] is '/' or '-' or '_');
}
