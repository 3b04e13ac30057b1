using Missions.Core.Verdicts;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Simulation.Proving.Honesty;

/// <summary>Runs shell lines on a commit of the clone in a real room, as an honest planner would before it promises.</summary>
internal sealed class TrialRoom(IRooms rooms, PlainRepository repository, string? setup, Dictionary<string, ProofOutcome> known)
{
    /// <summary>The same of a commit without other files; it was perhaps looked at as another's parent already.</summary>
    public async Task<ProofOutcome> RunAsync(string commit, string line, CancellationToken ct)
    {
        var key = $"{commit} {setup} {line}";
        if (known.TryGetValue(key, out var before)) return before;
        var (prepared, run) = await RunAsync(commit, line, Nothing, ct);
        return known[key] = prepared.ExitCode == 0 ? run : prepared with { ExitCode = -1 };
    }

    private static readonly Dictionary<string, string> Nothing = [];

    public async Task<(ProofOutcome Setup, ProofOutcome Run)> RunAsync(
        string commit, string line, IReadOnlyDictionary<string, string> files, CancellationToken ct)
    {
        await repository.StandOnAsync(commit, ct);
        foreach (var (path, text) in files)
        {
            var target = Path.Combine(repository.Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, text, ct);
        }
        await using var room = await rooms.OpenAsync(
            new([new(repository.Folder, "/workspace", IsWritable: true)], "/workspace", new Dictionary<string, string> { ["CI"] = "1" }),
            ct);
        var prepared = setup is null ? new(0, false, "", 0) : await LineAsync(room, setup, ct);
        return (prepared, prepared.ExitCode == 0 ? await LineAsync(room, line, ct) : prepared);
    }

    private static async Task<ProofOutcome> LineAsync(IRoom room, string line, CancellationToken ct)
    {
        var ended = await room.RunAsync(new(line) { Limit = TimeSpan.FromMinutes(3) }, ct);
        return new(ended.ExitCode, ended.By is not EndedBy.Itself, ended.Output, ended.Took.TotalSeconds);
    }
}
