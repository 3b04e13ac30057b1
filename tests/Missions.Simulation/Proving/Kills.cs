
namespace Missions.Simulation.Proving;

/// <summary>
/// Kills the shipped program with SIGKILL at random moments of the demo's mission and starts it again with `mission
/// run`:
/// real files, real git, real processes.
/// </summary>
internal static class Kills
{
    public static Task<Proven> RunAsync(Asked asked, CancellationToken ct) =>
        RunAsync(asked.IsFull ? 60 : 8, asked.Seed, ct);

    /// <param name="wanted">How many kills, spread over as many missions as it takes.</param>
    public static async Task<Proven> RunAsync(int wanted, int seed, CancellationToken ct)
    {
        var (random, started) = (new Random(seed), TimeProvider.System.GetTimestamp());
        var misses = new List<string>();
        var (kills, missions, held) = (0, 0, 0);
        await using var calm = await KilledMission.RunAsync(new(seed), 0, ct);
        misses.AddRange(calm.Wrongs.Select(wrong => $"undisturbed: {wrong}"));

        while (kills < wanted && missions < wanted)
        {
            await using var killed = await KilledMission.RunAsync(new(random.Next()), Math.Min(12, wanted - kills), ct);
            (kills, missions) = (kills + killed.Kills, missions + 1);
            List<string> wrongs = [.. killed.Wrongs, .. killed.DiffersFrom(calm)];
            if (wrongs is []) held += killed.Kills;
            misses.AddRange(wrongs.Select(wrong => $"mission {missions}, {killed.Kills} kills: {wrong}"));
            Console.Error.WriteLine($"mission {missions}: {killed.Kills} kills, {wrongs.Count} wrong ({kills} of {wanted})");
        }

        return new(
            "kills",
            misses is [] && kills >= wanted,
            seed,
            Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            $"{wanted} kills -9 at random moments: the same assertions proven on an equal tree, nothing lost, nothing twice, nothing left",
            kills,
            held,
            new() { ["missions"] = missions, ["assertionsProven"] = calm.Proven.Count, ["journalEvents"] = calm.Events },
            misses);
    }
}
