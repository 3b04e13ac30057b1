namespace Missions.Core.Verdicts;

/// <summary>One validation of a milestone on one commit. Earlier rounds are kept.</summary>
/// <param name="Number">From 1, for each milestone.</param>
/// <param name="Revision">How often the plan had been amended when it began.</param>
/// <param name="Reviews">Reports so far.</param>
/// <param name="Scrutiny">The scrutineer's summary, once it is given.</param>
/// <param name="Use">The user-tester's summary, once it is given.</param>
/// <param name="Holds">Null while it is under way.</param>
/// <param name="IsVoid">A roll-back went behind it.</param>
/// <param name="First">
/// In a later round: what is not proven or was touched since, which is proven before anybody looks at it; everything
/// else comes last. None where everything is proven at once.
/// </param>
public sealed record Round(
    MilestoneId Milestone,
    int Number,
    string Commit,
    int Revision = 0,
    Seq<Review> Reviews = default,
    string? Scrutiny = null,
    string? Use = null,
    bool? Holds = null,
    string? Because = null,
    bool IsVoid = false,
    Seq<AssertionId> First = default);
