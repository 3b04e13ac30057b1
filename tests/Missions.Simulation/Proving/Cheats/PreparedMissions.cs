using System.Collections.Concurrent;
using Missions.Core.Plans;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>Missions that are planned, rehearsed and approved once for each plan, and copied for each cheat.</summary>
internal sealed class PreparedMissions(Programs programs, IRooms rooms, string folder)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Stage>>> _stages = new();
    private int _copies;

    /// <summary>What a commit of the past holds although nobody should look there: answers.</summary>
    public static string Leaked => $"{Notebook.Shown[..^1]},{Notebook.Varied[1..]}";

    public async Task<Borrowed> BorrowAsync(Plan plan, CancellationToken ct)
    {
        var name = plan.GetHashCode().ToString("x", System.Globalization.CultureInfo.InvariantCulture);
        var place = Path.Combine(folder, $"plan-{name}");
        var stage = await _stages.GetOrAdd(name, _ => new(() => PrepareAsync(plan, place, ct))).Value;
        return new(await stage.CopyAsync(Path.Combine(folder, $"copy-{Interlocked.Increment(ref _copies)}"), ct));
    }

    private async Task<Stage> PrepareAsync(Plan plan, string place, CancellationToken ct)
    {
        var stage = new Stage(programs, rooms, place);
        var files = new Dictionary<string, string>(Notebook.Files) { ["answers.txt"] = Leaked };
        if (plan == Notebook.Within)
            (files["accept/search.check.mjs"], files["accept/cases.json"]) = (Notebook.Check, Notebook.Shown);
        await stage.OpenAsync(files, ct);
        var (state, _) = await stage.PlayAsync(
            Cast.Planning(plan), Wiring.Whole, mission => mission.IsApproved || mission.DraftProblems is [_, ..], ct);
        if (!state.IsApproved)
            throw new InvalidOperationException($"The plan is not approved: {string.Join(" ", state.DraftProblems)}");
        return stage;
    }

    /// <summary>A copy that goes when it is disposed.</summary>
    internal sealed class Borrowed(Stage stage) : IAsyncDisposable
    {
        public Stage Stage => stage;

        public ValueTask DisposeAsync()
        {
            Directory.Delete(stage.Folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }
}
