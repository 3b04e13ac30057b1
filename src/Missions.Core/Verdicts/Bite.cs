namespace Missions.Core.Verdicts;

/// <summary>What taking a feature out again showed of its proofs: which of its hunks they notice the loss of.</summary>
/// <param name="Key">Which proofs, as they are: a changed proof is measured anew.</param>
/// <param name="Proofs">Those that were asked: they pass on the feature's own commit.</param>
/// <param name="Blind">Those that pass although all of the feature is taken out. They prove nothing about it.</param>
/// <param name="Hunks">What was taken out, one at a time.</param>
/// <param name="Left">Hunks that were not taken out, for the sample or the time that the human set.</param>
/// <param name="Note">Why there is nothing to measure, or what of it could not be.</param>
public sealed record Bite(
    string Key,
    Seq<AssertionId> Proofs = default,
    Seq<AssertionId> Blind = default,
    Seq<TakenHunk> Hunks = default,
    int Left = 0,
    string? Note = null)
{
    /// <summary>Hunks without which the rest still builds.</summary>
    public int Tried() => Hunks.Count(one => one.Fate is not HunkFate.Broken);

    public int Noticed() => Hunks.Count(one => one.Fate is HunkFate.Noticed);
}

/// <summary>A hunk of a feature that was taken out again, and what noticed that.</summary>
/// <param name="Line">Where it begins in the file at the feature's commit, from 1.</param>
/// <param name="Lines">How many lines it has there; none where it only removes.</param>
/// <param name="By">The first proof that failed without it.</param>
public sealed record TakenHunk(string Path, int Line, int Lines, HunkFate Fate, AssertionId? By = null);

/// <summary>What became of taking a hunk out.</summary>
public enum HunkFate
{
    /// <summary>A proof fails without it.</summary>
    Noticed,

    /// <summary>Every proof passes without it.</summary>
    Unnoticed,

    /// <summary>The rest does not build without it, which says nothing about proofs.</summary>
    Broken,
}
