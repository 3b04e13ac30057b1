using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Simulation.Proving.Leaking;

/// <summary>Runs commands in rooms, some of which do not want to end, and looks for what is left of them.</summary>
internal static class Leaks
{
    private const int InOneRoom = 50;
    private const int AtOnce = 3;

    public static Task<Proven> RunAsync(Asked asked, CancellationToken ct) =>
        RunAsync(asked, asked.IsFull ? 2000 : 200, ShippedProgram.Relay, ct);

    /// <param name="commands">A tenth of them is hostile.</param>
    /// <param name="relay">How the shipped program carries bytes into a room.</param>
    public static async Task<Proven> RunAsync(Asked asked, int commands, RelayProgram relay, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        var misses = new List<string>();
        var rooms = (commands + InOneRoom - 1) / InOneRoom;
        using var watch = LeakWatch.Begin();
        var programs = new Programs(TimeProvider.System);
        var walls = new BubblewrapRooms(programs, relay);
        // What is made once and kept is no leak, such as what the threads of the pool wait on.
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(room => OneRoomAsync(walls, watch, -room, 10, misses, ct)));
        var before = LeakWatch.Descriptors();

        await Parallel.ForEachAsync(
            Enumerable.Range(1, rooms),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
            async (room, stop) => await OneRoomAsync(walls, watch, room, Math.Min(InOneRoom, commands), misses, stop));

        var left = LeakWatch.Descriptors().Except(before).ToList();
        var (processes, files) = (await watch.ProcessesAsync(ct), watch.Files());
        misses.AddRange(processes.Select(process => $"a process is left: {process}"));
        misses.AddRange(files.Select(file => $"a file is left: {file}"));
        if (left.Count > 3) misses.Add($"{left.Count} descriptors are left open: {string.Join(", ", left)}");
        var hostile = rooms * (Math.Min(InOneRoom, commands) / 10);
        return new(
            "leaks", misses is [], asked.Seed, Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            "after commands that do not want to end: no process, no bound port, no descriptor (+-3), no temporary file",
            rooms * Math.Min(InOneRoom, commands), misses is [] ? rooms * Math.Min(InOneRoom, commands) : 0,
            new()
            {
                ["hostile"] = hostile,
                ["rooms"] = rooms,
                ["processes left"] = processes.Count,
                ["descriptors left"] = left.Count,
                ["files left"] = files.Count,
            },
            misses);
    }

    private static async Task OneRoomAsync(
        BubblewrapRooms walls, LeakWatch watch, int number, int commands, List<string> misses, CancellationToken ct)
    {
        var folder = watch.Folder(number);
        await using (var room = await walls.OpenAsync(
            new([new(folder, "/workspace", IsWritable: true)], "/workspace", watch.Environment), ct))
        {
            await using var port = await room.ListenAsync(3128, (_, _) => Task.CompletedTask, ct);
            for (var command = 0; command < commands; command++)
                if (await WrongAsync(room, command, Math.Abs(number) * commands / 10 + command / 10, ct) is { } wrong)
                    lock (misses) misses.Add(wrong);
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task<string?> WrongAsync(IRoom room, int number, int hostile, CancellationToken ct)
    {
        if (number % 10 != 9)
        {
            var honest = await room.RunAsync(new($"echo {number}; cat /dev/null; expr 1 + 1 > /dev/null"), ct);
            return honest is { ExitCode: 0, By: EndedBy.Itself }
                ? null
                : $"an honest command ended with {honest.ExitCode}: {honest.Output}";
        }

        var (name, line) = Hostile.All[hostile % Hostile.All.Count];
        var ended = await room.RunAsync(new(line) { Limit = TimeSpan.FromSeconds(1.5) }, ct);
        if (ended.Took > TimeSpan.FromSeconds(15)) return $"{name} took {ended.Took.TotalSeconds:0} s to end";
        // Whoever listened is gone with its port, and nothing of it is seen.
        var next = await room.RunAsync(new(Hostile.Listen), ct);
        return next.ExitCode == 0 ? null : $"after {name}: {next.Output}";
    }
}
