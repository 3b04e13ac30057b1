using Missions.Core;
using Missions.Core.Plans;
using Missions.Engine.Briefings;

namespace Missions.Engine.Views;

/// <summary>An assertion whose proof deserves distrust, and why.</summary>
/// <param name="Weight">Only for the order.</param>
public sealed record RiskView(string Assertion, string Claim, string Kind, Seq<string> Because, int Weight)
{
    public static RiskView Of(Mission mission, Assertion assertion)
    {
        Seq<(string Why, int Weight)> reasons = [.. Reasons(mission, assertion)];
        return new(
            assertion.Id.ToString(),
            assertion.Claim,
            PlanText.Kind(assertion.Proof),
            [.. reasons.Select(reason => reason.Why)],
            reasons.Sum(reason => reason.Weight));
    }

    /// <summary>It must fail on the base, and no stub or sample was shown on which it passes.</summary>
    public static bool IsUnwitnessed(Mission mission, Assertion assertion) =>
        assertion is { AtBase.Expect: Expectation.Fails, Proof: Proof.Command }
        && mission.RehearsalOf(assertion) is not { Witnessed: not null, Problem: null };

    private static IEnumerable<(string, int)> Reasons(Mission mission, Assertion assertion)
    {
        if (assertion.Proof is Proof.Review) yield return ("only an opinion proves it", 5);
        if (assertion.Proof is Proof.Human) yield return ("it rests on a person's word", 3);
        if (assertion.Proof is Proof.Flow) yield return ("an agent uses the application and judges", 3);
        if (mission.RehearsalOf(assertion) is null) yield return ("its proof was not tried yet", 4);
        if (mission.RehearsalOf(assertion)?.Problem is not null) yield return ("its proof does not hold yet", 6);
        if (IsUnwitnessed(mission, assertion)) yield return ("nothing shows that its proof can pass", 1);
        if (assertion is { AtBase: { Expect: Expectation.Fails, Saying: null }, Proof: Proof.Command })
            yield return ("any failure on the base counts, whatever it says", 2);
        if (assertion.Exposure is Exposure.Open) yield return ("workers see its proof", 1);
        if (assertion.Proof is Proof.Command { Variants: [] } && assertion.Exposure is Exposure.Open)
            yield return ("and no variant of it is kept back", 1);
    }
}
