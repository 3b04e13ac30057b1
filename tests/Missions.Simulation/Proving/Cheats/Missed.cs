namespace Missions.Simulation.Proving.Cheats;

/// <summary>What gets through although every gate stands: tried like the others, so that nobody forgets it.</summary>
internal static class Missed
{
    /// <returns>A sentence where the list is not true any more: the cheat is caught, or is none.</returns>
    public static async Task<string?> TryAsync(WorkTrial work, Cheat cheat, CancellationToken ct) =>
        await work.EndAsync(new(cheat.Line, cheat.Claim, cheat.Truth), Wiring.Whole, ct) switch
        {
            { IsSealed: false } caught => $"{cheat.Name} is caught now, and stands among the misses: {caught.Sentence}",
            { IsTrue: true } => $"{cheat.Name} is no cheat: what it leaves is true",
            _ => null,
        };
}
