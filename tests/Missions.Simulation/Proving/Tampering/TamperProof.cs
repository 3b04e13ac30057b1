using System.Text.Json;

namespace Missions.Simulation.Proving.Tampering;

/// <summary>
/// A demo mission by the shipped program, spoiled in every way that somebody thought of, one copy each: whether
/// <c>mission verify</c> finds it. Twins are honest copies and acts; controls are forgeries that hold in themselves,
/// told apart only by the hash that somebody noted before.
/// </summary>
internal static class TamperProof
{
    public static async Task<Proven> RunAsync(Asked asked, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("missions-tamper-").FullName;
        try
        {
            var demo = await PlayedDemo.InAsync(folder, ct, "--pace", "0.2");
            return await RunOnAsync(demo.Home.Folder, asked.Seed, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <param name="mission">The home of one that is done; it is only read, but for its evidence pack.</param>
    public static async Task<Proven> RunOnAsync(string mission, int seed, CancellationToken ct)
    {
        var (started, misses) = (TimeProvider.System.GetTimestamp(), new List<string>());
        var noted = await NotedAsync(mission, ct);
        var (tampers, found) = (Tampers.All, 0);
        foreach (var tamper in tampers)
            if (await IsFoundAsync(mission, tamper, noted, ct)) found++;
            else misses.Add($"not found: {tamper.Name}");

        var (twins, allowed) = (Twins.All, 0);
        foreach (var (name, act) in twins)
            if (await ExitAsync(mission, isPack: false, act, [], ct) == 0) allowed++;
            else misses.Add($"an honest act is called tampering: {name}");

        var (controls, succeeded) = (tampers.Where(one => one.IsForgery).ToList(), 0);
        foreach (var forged in controls)
            if (await ExitAsync(mission, forged.IsOfPack, forged.Act, [], ct) == 0) succeeded++;
            else misses.Add($"a forgery does not hold in itself: {forged.Name}");

        return new(
            "tamper",
            misses is [],
            seed,
            Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            "mission verify finds every way to change a mission's home or evidence pack",
            tampers.Count,
            found,
            new() { ["ofThePack"] = tampers.Count(one => one.IsOfPack), ["foundByNotedHash"] = controls.Count },
            misses)
        {
            Twins = twins.Count,
            TwinsAllowed = allowed,
            Controls = controls.Count,
            ControlsSucceeded = succeeded,
        };
    }

    private static async Task<string> NotedAsync(string mission, CancellationToken ct)
    {
        var (_, said) = await ShippedProgram.RunAsync(
            Path.GetDirectoryName(mission)!, ct, "evidence", Path.GetFileName(mission), "--json");
        return JsonElement.Parse(said).GetProperty("journalHash").GetString()!;
    }

    private static async Task<bool> IsFoundAsync(string mission, Tamper tamper, string noted, CancellationToken ct) =>
        await ExitAsync(mission, tamper.IsOfPack, tamper.Act, tamper.IsForgery ? ["--expect", noted] : [], ct) == 1;

    private static async Task<int> ExitAsync(
        string mission, bool isPack, Action<Spoils> act, string[] more, CancellationToken ct)
    {
        var copy = Directory.CreateTempSubdirectory("missions-spoilt-").FullName;
        try
        {
            var target = Path.Combine(copy, Path.GetFileName(mission));
            Copy(isPack ? Path.Combine(mission, "report") : mission, target);
            act(new(target));
            return (await ShippedProgram.RunAsync(copy, ct, ["verify", target, .. more])).Exit;
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
