using System.Diagnostics;
using Missions.Engine;

namespace Missions.Benchmarks;

/// <summary>P4: how long the shipped program takes, from its start to its end, beside one that only greets.</summary>
internal static class Starts
{
    public static async Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, CancellationToken ct)
    {
        await Stage.WriteAsync(new MissionHome(stage.Path("home"), "long"), stage.Lived.Mission.Journal, ct);
        var hello = Stage.Program("Missions.Hello", "Missions.Hello");
        var program = Stage.Program("Missions.Control", "mission");
        var script = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(program)!, "../../../../mission"));
        (string What, Goal Goal, string File, string[] Words)[] all =
        [
            ("start of `mission --version`", Goal.AtMost(1.6), program, ["--version"]),
            ($"`mission status` of a mission of {stage.Days} days", Goal.AtMost(3), program, ["status", "long"]),
            ("`./mission --version`, the script around it included", Goal.None, script, ["--version"]),
        ];
        var ours = all.Select(_ => new List<double>()).ToList();
        var floor = all.Select(_ => new List<double>()).ToList();
        for (var turn = 0; turn <= stage.Of(1, 5, 20); turn++)
            foreach (var (index, one) in all.Index())
            {
                var greeting = await TimeAsync(hello, [], stage, ct);
                var time = await TimeAsync(one.File, one.Words, stage, ct);
                if (turn == 0) continue; // From a cold disk.
                floor[index].Add(greeting);
                ours[index].Add(time);
            }
        var note = $"A journal of {stage.Lived.Mission.Journal.Count} facts.";
        return [.. all.Index().Select(one =>
            new Figure("P4", one.Item.What, "ms", one.Item.Goal, ours[one.Index], floor[one.Index]) { Note = note })];
    }

    private static async Task<double> TimeAsync(string file, string[] words, Stage stage, CancellationToken ct)
    {
        var start = new ProcessStartInfo(file, words)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = stage.Folder,
            Environment = { ["MISSIONS_HOME"] = stage.Path("home") },
        };
        var begin = Stopwatch.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(ct);
        var errors = process.StandardError.ReadToEndAsync(ct);
        await process.WaitForExitAsync(ct);
        var time = Stopwatch.GetElapsedTime(begin).TotalMilliseconds;
        return process.ExitCode == 0 && (await output).Length > 0
            ? Math.Round(time, 2)
            : throw new InvalidOperationException($"{file} {string.Join(' ', words)}: {await errors}{await output}");
    }
}
