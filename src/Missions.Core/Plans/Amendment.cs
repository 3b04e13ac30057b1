namespace Missions.Core.Plans;

/// <summary>A change to what was approved: features, the contract, or both.</summary>
public sealed record Amendment(
    string Because,
    Seq<FeatureToAdd> AddFeatures = default,
    Seq<Feature> ChangeFeatures = default,
    Seq<FeatureToCancel> CancelFeatures = default,
    Seq<FeatureId> Order = default,
    Seq<AssertionToAdd> AddAssertions = default,
    Seq<Assertion> ChangeAssertions = default,
    Seq<AssertionToRemove> RemoveAssertions = default,
    Seq<TestChange> MayChange = default);

/// <summary>A new feature and its place: before another, or else before all that is to do in its milestone.</summary>
public sealed record FeatureToAdd(
    FeatureId Id,
    string Title,
    string Description,
    MilestoneId Milestone,
    FeatureId? Before = null,
    Seq<AssertionId> Satisfies = default,
    Seq<AssertionId> Contributes = default,
    string? Skill = null,
    Seq<string> Preconditions = default,
    string? Enabling = null,
    FeatureId? Follows = null,
    Seq<AssertionId> Mends = default)
{
    public Feature Feature =>
        new(Id, Title, Description, Satisfies, Contributes, Skill, Preconditions, Enabling, Follows, Mends);
}

/// <summary>A feature that is not to be built after all.</summary>
public sealed record FeatureToCancel(FeatureId Feature, string Because);

/// <summary>A new assertion and the pending feature that is to own it, where it must first fail.</summary>
public sealed record AssertionToAdd(
    AssertionId Id,
    string Claim,
    string RefutedBy,
    AtBase AtBase,
    Proof Proof,
    FeatureId? Owner = null,
    Seq<RequirementId> Requirements = default,
    Exposure Exposure = Exposure.Sealed,
    Seq<string> Interface = default,
    MilestoneId? Until = null)
{
    public Assertion Assertion =>
        new(Id, Claim, RefutedBy, AtBase, Proof, Requirements, Exposure, Interface, Until);
}

/// <summary>An assertion that is to be given up. Only a human may let that happen.</summary>
public sealed record AssertionToRemove(AssertionId Assertion, string Because);

/// <summary>New files for a broken proof under an unchanged claim.</summary>
public sealed record ProofRepair(AssertionId Assertion, Seq<ProofFile> Files, string Because);
