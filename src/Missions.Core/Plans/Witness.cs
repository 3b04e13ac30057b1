namespace Missions.Core.Plans;

/// <summary>A stub or sample on which a proof must pass, so that it is seen that it can.</summary>
/// <param name="Files">Put over the base; what the base has already is replaced.</param>
public sealed record Witness(Seq<ProofFile> Files);
