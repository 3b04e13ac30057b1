using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>
/// Plays workers and validators who want to be done without being it: each is to be caught by the gate that is there
/// for it, its honest twin goes through, and so does the cheat where that one gate is off.
/// </summary>
internal static class CheatsProof
{
    private const int AtOnce = 3;

    public static readonly IReadOnlyList<string> Options = ["only", "rows", "missed"];

    public static Task<Proven> RunAsync(Asked asked, CancellationToken ct) =>
        RunAsync(asked, ShippedProgram.Relay, ct);

    /// <param name="relay">How the shipped program carries bytes into a room.</param>
    public static async Task<Proven> RunAsync(Asked asked, RelayProgram relay, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        var folder = Directory.CreateTempSubdirectory("missions-cheats-").FullName;
        try
        {
            var programs = new Programs(TimeProvider.System);
            var prepared = new PreparedMissions(programs, new BubblewrapRooms(programs, relay), folder);
            var (work, judging) = (new WorkTrial(prepared), new JudgeTrial(prepared));
            var tried = await AllAsync(
                Chosen(asked),
                (one, stop) => one.Family is "judges" ? judging.RunAsync(one, stop) : work.RunAsync(one, stop),
                ct);
            var missed = await AllAsync(Missed(asked), (one, stop) => Cheats.Missed.TryAsync(work, one, stop), ct);
            if (asked.Words.ContainsKey("rows")) Rows(tried);
            var seconds = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1);
            return Judged(asked, tried, missed) with { Seconds = seconds };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<T[]> AllAsync<T>(
        IReadOnlyList<Cheat> cheats, Func<Cheat, CancellationToken, Task<T>> trying, CancellationToken ct)
    {
        var results = new T[cheats.Count];
        await Parallel.ForEachAsync(
            cheats.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (one, stop) => results[one.Index] = await trying(one.Item, stop));
        return results;
    }

    private static List<Cheat> Chosen(Asked asked)
    {
        var all = Cheat.Of("work").Concat(Cheat.Of("judges"));
        if (asked.Words.TryGetValue("only", out var only))
            return [.. all.Where(one => only.Exists(word => $"{one.Gate}: {one.Name}".Contains(word)))];
        if (asked.IsFull) return [.. all];
        var random = new Random(asked.Seed);
        return [.. all.GroupBy(one => one.Gate).SelectMany(gate => gate.OrderBy(_ => random.Next()).Take(1))];
    }

    private static IReadOnlyList<Cheat> Missed(Asked asked) =>
        asked.Words.ContainsKey("missed") || asked.IsFull && !asked.Words.ContainsKey("only") ? Cheat.Of("misses") : [];

    /// <summary>A line for each, as docs/cheats.md has them.</summary>
    private static void Rows(IEnumerable<TriedCheat> tried)
    {
        foreach (var one in tried.Where(one => one.ControlSucceeded))
            Console.WriteLine($"| {one.Cheat.Name} | {one.Cheat.Gate} | {Short(one.Sentence)} |");
    }

    private static string Short(string sentence)
    {
        var line = sentence.ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);
        return line.Length > 110 ? $"{line[..110]}…" : line;
    }

    /// <param name="missed">Null for each that gets through, as the list says.</param>
    private static Proven Judged(Asked asked, IReadOnlyList<TriedCheat> tried, IReadOnlyList<string?> missed)
    {
        // What does not get through without its gate either shows nothing.
        var counted = tried.Where(one => one.ControlSucceeded).ToList();
        foreach (var one in tried.Except(counted)) Console.Error.WriteLine($"not counted: {one.Wrongs[^1]}");
        List<string> misses =
        [
            .. tried.Where(one => one.ControlSucceeded || !one.Held).SelectMany(one => one.Wrongs),
            .. missed.OfType<string>(),
        ];
        var figures = counted.GroupBy(one => one.Cheat.Gate).ToDictionary(one => one.Key, one => (double)one.Count());
        figures["not counted"] = tried.Count - counted.Count;
        figures["known misses"] = missed.Count(one => one is null);
        return new(
            "cheats", misses is [] && counted is [_, ..], asked.Seed, 0,
            "every cheat is caught by its gate, every honest twin goes through, and without the gate the cheat does",
            counted.Count, counted.Count(one => one.Held), figures, misses)
        {
            Twins = counted.Count,
            TwinsAllowed = counted.Count(one => one.TwinAllowed),
            Controls = counted.Count,
            ControlsSucceeded = counted.Count,
        };
    }
}
