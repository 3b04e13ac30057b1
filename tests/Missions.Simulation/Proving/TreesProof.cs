using Missions.Simulation.Proving.Trees;

namespace Missions.Simulation.Proving;

/// <summary>
/// Repositories of users in every state that a seed can bring together: a mission works beside them, and nothing of
/// theirs changes but its own branch.
/// </summary>
internal static class TreesProof
{
    public static Task<Proven> RunAsync(Asked asked, CancellationToken ct) =>
        RunAsync(asked.IsFull ? 320 : 60, asked.Seed, withProgram: true, ct);

    /// <param name="wanted">How many states; no two have the same traits.</param>
    /// <param name="withProgram">Also some with the shipped program itself, planning a mission.</param>
    public static async Task<Proven> RunAsync(int wanted, int seed, bool withProgram, CancellationToken ct)
    {
        var (dice, started) = (new Random(seed), TimeProvider.System.GetTimestamp());
        var folder = Directory.CreateTempSubdirectory("missions-trees-").FullName;
        var (tried, misses) = (new HashSet<string>(), new List<string>());
        var (held, twins, allowed, refused, unmakeable) = (0, 0, 0, 0, 0);
        while (tried.Count < wanted)
        {
            ct.ThrowIfCancellationRequested();
            var traits = Drawn(dice, tried.Count);
            var name = string.Join(", ", traits.Select(trait => trait.Name));
            if (tried.Contains(name)) continue;
            using var state = TreeState.Make(Path.Combine(folder, $"{tried.Count}"), traits, dice, TimeProvider.System);
            if (state is null)
            {
                unmakeable++;
                continue;
            }
            tried.Add(name);
            await state.TryAsync();
            twins++;
            (held, allowed) = (held + (state.Wrongs is [] ? 1 : 0), allowed + (state.IsTwinAllowed ? 1 : 0));
            if (traits.Any(trait => trait.Refuses is not null)) refused++;
            misses.AddRange(state.Wrongs.Select(wrong => $"{name}: {wrong}"));
            if (tried.Count % 20 == 0) Console.Error.WriteLine($"{tried.Count} of {wanted} states, {misses.Count} wrong");
        }
        var program = withProgram ? await ProgramSlice.RunAsync(folder, wanted >= 300 ? 12 : 3, dice, misses, ct) : 0;
        Directory.Delete(folder, recursive: true);
        return new(
            "trees",
            misses is [] && allowed == twins,
            seed,
            Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            $"{wanted} repository states: byte for byte the same but for the mission's own branch, nothing of the user's runs",
            tried.Count,
            held,
            new()
            {
                ["twins"] = twins,
                ["twinsAllowed"] = allowed,
                ["refused"] = refused,
                ["withTheProgram"] = program,
                ["combinationsGitRefuses"] = unmakeable,
            },
            misses);
    }

    /// <summary>
    /// First each shape that must be refused, alone; then one trait of each list, every eighth time with a shape whose
    /// refusal comes late: when the mission's branch is to be moved.
    /// </summary>
    private static List<Trait> Drawn(Random dice, int number)
    {
        if (number < Shapes.Refusing.Count) return [Shapes.Refusing[number]];
        var shapes = number % 8 == 7 ? Shapes.Late : Shapes.All;
        return [shapes[dice.Next(shapes.Count)], .. Traits.All.Skip(1).Select(list => list[dice.Next(list.Count)])];
    }
}
