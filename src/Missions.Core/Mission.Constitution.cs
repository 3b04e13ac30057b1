using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Core;

/// <remarks>The humans' standing will, which neither a plan nor an amendment may touch.</remarks>
public sealed partial record Mission
{
    /// <summary>As the base had it when the mission was opened; null where there was none.</summary>
    public Constitution? Constitution => Opening?.Constitution;

    /// <summary>Articles whose proof did not hold on the base. They guard nothing, and the approval says so.</summary>
    public Seq<ArticleNotYet> NotYet => Plan is not { } plan ? [] :
    [
        .. (Constitution?.Articles ?? [])
            .Where(article => plan.Assertion(article.Id) is null)
            .Select(article => IfNotYet(article, plan))
            .OfType<ArticleNotYet>(),
    ];

    /// <summary>Whether an assertion is an article of this mission's constitution.</summary>
    public bool IsArticle(AssertionId id) => Constitution?.Articles.Any(one => one.Id == id) is true;

    /// <summary>The plan with a guard for every article that a program proves.</summary>
    internal Plan Constituted(Plan plan) => plan with
    {
        Contract =
        [
            .. plan.Contract,
            .. (Constitution?.Articles ?? [])
                .Where(article => IfNotYet(article, plan) is null)
                .Select(article => article.Guard)
                .OfType<Assertion>(),
        ],
    };

    /// <summary>What was seen last in the surroundings of a plan; in others it is tried anew.</summary>
    private ArticleNotYet? IfNotYet(Article article, Plan plan)
    {
        if (article.Guard is not { } guard) return null;
        var tried = Rehearsals.LastOrDefault(one =>
            (one.Assertion, one.Proof) == (guard.Id, guard.ProofHash) && IsAmongSame(one, plan, guard));
        return tried?.NotYet is { } because ? new(article, because) : null;
    }

    /// <summary>Nobody may mend an article's proof, so what is wrong with one is looked at anew each time.</summary>
    private Seq<Rehearsal> WithoutTroubledArticles => Constitution is null
        ? Rehearsals
        : Rehearsals.Without(one => one.Problem is not null && IsArticle(one.Assertion));

    /// <summary>What is not true of the base cannot be kept there: such an article leaves the draft.</summary>
    private Mission Rehearsed(Rehearsal rehearsal)
    {
        var next = this with
        {
            Rehearsals = Rehearsals.Add(rehearsal),
            GateSeconds = GateSeconds + (rehearsal.Seconds ?? 0),
        };
        return rehearsal.NotYet is null || Plan is null ? next : next with
        {
            Plan = Plan with { Contract = Plan.Contract.Without(one => one.Id == rehearsal.Assertion) },
            Standings = Standings.Without(one => one.Assertion == rehearsal.Assertion),
        };
    }
}
