using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Engine.Proofs;

/// <summary>A proof that is being tried on the base, and what is known of it by now.</summary>
internal sealed class Trying(Assertion of)
{
    public Assertion Of => of;

    /// <summary>Why it is sent back; nothing more is tried then.</summary>
    public string? Problem { get; set; }

    /// <summary>What it printed.</summary>
    public string Output { get; set; } = "";

    /// <summary>What it printed on its witness; null where that was not tried.</summary>
    public string? Witnessed { get; private set; }

    public List<RehearsalPart> Skipped { get; } = [];

    /// <summary>Its runs on the untouched base; a measure has none, for it is many runs by itself.</summary>
    public Seq<ProofOutcome> Runs { get; private set; }

    public bool MayRunAgain => Problem is null && Runs is [_, ..];
    public bool IsToBeDamaged => MayRunAgain && of.IsGuard;

    /// <summary>What another run of it may take.</summary>
    public double Seconds => Runs is [var first, ..] ? first.Seconds : 0;

    public void Ran(ProofOutcome outcome)
    {
        if (Runs is []) Output = outcome.Output;
        Runs = Runs.Add(outcome);
        Judge((0, 0));
    }

    public void RanOnWitness(ProofOutcome outcome) =>
        (Witnessed, Problem) = (outcome.Output, RehearsalRules.WitnessProblem(of, outcome));

    /// <param name="mutants">How many damaged copies were tried, and how many of them it noticed.</param>
    public void Judge((int Tried, int Noticed) mutants) => Problem = of.Proof is Proof.Parity
        ? ParityRules.Problem(Runs, mutants)
        : RehearsalRules.Problem(of, Runs, mutants);
}
