using System.Diagnostics;
using Missions.Agents.Models.Scripted;
using Missions.Simulation.Models;

namespace Missions.Benchmarks.Hosts;

/// <summary>What a mission takes as the program ships: one process each, seen while its orchestrator thinks.</summary>
internal static class Shipped
{
    private const int Many = 3;

    public static async Task<IReadOnlyList<Memory>> MeasureAsync(Stage stage, CancellationToken ct)
    {
        var asked = 0;
        await using var server = await ModelServer.StartAsync(
            new Scenario("slow", [new([new(Say: "Well.", DelaySeconds: 600)])]),
            new() { Pace = 1 },
            TimeProvider.System,
            watch: (http, next) =>
            {
                Interlocked.Increment(ref asked);
                return next(http);
            });
        var processes = new List<Process>();
        try
        {
            for (var one = 0; one < Many; one++)
                processes.Add(await StartAsync(stage.Path($"shipped-{one}"), server.Address, ct));
            for (var wait = 0; asked < Many && wait < 600; wait++)
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, ct);
            if (asked < Many) throw new InvalidOperationException("The missions never asked their model.");
            return [.. processes.Select(process => Memory.Of(process.Id))];
        }
        finally
        {
            foreach (var process in processes) await EndAsync(process);
        }
    }

    private static async Task EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }

    private static async Task<Process> StartAsync(string folder, Uri provider, CancellationToken ct)
    {
        var (home, repository) = (Path.Combine(folder, "home"), Path.Combine(folder, "repository"));
        Directory.CreateDirectory(home);
        Directory.CreateDirectory(repository);
        await File.WriteAllTextAsync(Path.Combine(repository, "README.md"), "Notes.\n", ct);
        await File.WriteAllTextAsync(Path.Combine(home, "settings.json"),
            $$"""
            { "providers": { "slow": { "kind": "anthropic", "keyFrom": "env:BENCH_KEY", "baseUrl": "{{provider}}" } },
              "seats": { "orchestrator": { "provider": "slow" } } }
            """, ct);
        string[][] lines =
        [
            ["init", "-q", "-b", "main"], ["add", "."],
            ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "Begin"],
        ];
        foreach (var line in lines)
            using (var git = Process.Start("git", ["-C", repository, .. line])) await git.WaitForExitAsync(ct);

        var program = Stage.Program("Missions.Control", "mission");
        return Process.Start(new ProcessStartInfo(program, ["plan", "Search the notes."])
        {
            WorkingDirectory = repository,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["MISSIONS_HOME"] = home, ["BENCH_KEY"] = new ServerRules().Key },
        })!;
    }
}

/// <summary>What a process and all that it started hold, in megabytes.</summary>
/// <param name="Proportional">Pages that several share are counted in parts.</param>
internal sealed record Memory(double Resident, double Proportional)
{
    public static Memory Of(int process)
    {
        var family = Family(process);
        return new(family.Sum(one => Sum(one, "Rss:")), family.Sum(one => Sum(one, "Pss:")));
    }

    private static List<int> Family(int process)
    {
        var children = $"/proc/{process}/task/{process}/children";
        var own = Directory.EnumerateDirectories($"/proc/{process}/task")
            .Select(task => File.ReadAllText(Path.Combine(task, "children")))
            .SelectMany(known => known.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return File.Exists(children) ? [process, .. own.SelectMany(child => Family(int.Parse(child)))] : [process];
    }

    private static double Sum(int process, string what) => File.ReadLines($"/proc/{process}/smaps_rollup")
        .Where(line => line.StartsWith(what, StringComparison.Ordinal))
        .Sum(line => long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])) / 1000.0;
}
