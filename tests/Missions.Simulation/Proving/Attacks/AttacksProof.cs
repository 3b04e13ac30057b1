using Missions.World.Network;
using Missions.World.Processes;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>Tries every attack in a real room, the honest act beside it, and the attack without its defence.</summary>
internal static class AttacksProof
{
    /// <summary>Two thirds of a machine's patience: most of an attack is waiting.</summary>
    private const int AtOnce = 3;

    private static readonly string[] Families = ["files", "egress", "proxy", "kernel", "limits", "git", "secrets"];

    public static readonly IReadOnlyList<string> Options = ["only"];

    public static Task<Proven> RunAsync(Asked asked, CancellationToken ct) =>
        RunAsync(asked, ShippedProgram.Relay, ct);

    /// <param name="relay">How the shipped program carries bytes into a room.</param>
    public static async Task<Proven> RunAsync(Asked asked, RelayProgram relay, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        var programs = new Programs(TimeProvider.System);
        var (rooms, git) = (new Trial(programs, relay), new GitTrial(programs));
        var attacks = Chosen(asked);
        var tried = new Tried[attacks.Count];
        await Parallel.ForEachAsync(
            attacks.Index(), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (one, stop) => tried[one.Index] = one.Item.Family is "git"
                ? await git.RunAsync(one.Item, stop)
                : await rooms.RunAsync(one.Item, stop));
        return Judged(asked, tried, Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1));
    }

    private static List<Attack> Chosen(Asked asked)
    {
        var all = Families.SelectMany(Attack.Of);
        if (asked.Words.TryGetValue("only", out var only))
            return [.. all.Where(one => only.Exists(word => $"{one.Family} {one.Name}".Contains(word, StringComparison.Ordinal)))];
        if (asked.IsFull) return [.. all];
        var random = new Random(asked.Seed);
        return [.. all.GroupBy(one => one.Family).SelectMany(family => family.OrderBy(_ => random.Next()).Take(3))];
    }

    private static Proven Judged(Asked asked, IReadOnlyList<Tried> tried, double seconds)
    {
        // What does not work on this machine without the defence either shows nothing.
        var counted = tried.Where(one => one.ControlSucceeded).ToList();
        var misses = tried.Where(one => one.ControlSucceeded || !one.Held).SelectMany(one => one.Wrongs).ToList();
        foreach (var one in tried.Where(one => !one.ControlSucceeded)) Console.Error.WriteLine($"not counted: {one.Wrongs[^1]}");
        var figures = counted.GroupBy(one => one.Attack.Family).ToDictionary(one => one.Key, one => (double)one.Count());
        figures["not counted"] = tried.Count - counted.Count;
        return new(
            "attacks", misses is [], asked.Seed, seconds,
            "every attack on the walls is stopped, every honest twin allowed, and every control gets through",
            counted.Count, counted.Count(one => one.Held), figures, misses)
        {
            Twins = counted.Count,
            TwinsAllowed = counted.Count(one => one.TwinAllowed),
            Controls = counted.Count,
            ControlsSucceeded = counted.Count,
        };
    }
}
