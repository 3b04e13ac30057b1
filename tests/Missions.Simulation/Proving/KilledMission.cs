using System.Text.Json;
using Missions.Control.Demo;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.World.Git;

namespace Missions.Simulation.Proving;

/// <summary>
/// One demo mission in a home of its own, killed so often, and everything that was wrong with it in the end.
/// </summary>
internal sealed class KilledMission : IAsyncDisposable
{
    private readonly string _folder;
    private readonly List<string> _wrongs = [];

    private KilledMission(string folder) => _folder = folder;

    public int Kills { get; private set; }
    public int Events { get; private set; }
    public string Tree { get; private set; } = "";
    public IReadOnlyList<string> Proven { get; private set; } = [];
    public IReadOnlyList<string> Wrongs => _wrongs;
    public IReadOnlyList<Recorded> Journal { get; private set; } = [];

    public static async Task<KilledMission> RunAsync(Random random, int kills, CancellationToken ct)
    {
        KillPlan? plan = null;
        var mission = await PlayAsync(null, (mission, machine, home, happened) =>
        {
            plan = new(random, kills, machine.Clock);
            return new Director(machine, home)
            {
                Happened = happened,
                Kills = _ => plan.IsNow(),
                Killed = () => mission.CheckNothingIsLeftAsync(home, machine.Clock, ct),
            };
        }, ct);
        mission.Kills = plan!.Done;
        return mission;
    }

    /// <param name="seats">Null for the scripted ones.</param>
    /// <param name="direct">Makes the director, who tells all events to what is given last.</param>
    public static async Task<KilledMission> PlayAsync(
        UserSettings? seats,
        Func<KilledMission, Machine, MissionHome, Action<Recorded>, Director> direct,
        CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("missions-kills-").FullName;
        var mission = new KilledMission(folder);
        var machine = Machine.Real() with { Root = Path.Combine(folder, "home") };
        var stage = await SampleStage.OfAsync(machine, "notes", ct);
        var (home, _) = await stage.SetAsync(Path.Combine(folder, "repository"), seats ?? stage.Scripted(0.2), ct);

        var before = new List<Recorded>();
        var state = await direct(mission, machine, home, before.Add).RunAsync(ct);
        mission.Journal = before;
        await mission.CheckAsync(machine, home, state, before, ct);
        return mission;
    }

    /// <summary>The calls that were set going more than once, by their transcript and id.</summary>
    public IEnumerable<string> CalledTwice() => Directory
        .EnumerateFiles(_folder, "transcript.jsonl", SearchOption.AllDirectories)
        .SelectMany(transcript => File.ReadLines(transcript)
            .Select(line => JsonElement.Parse(line))
            .Where(one => one.GetProperty("event").GetString() is "tool-called")
            .GroupBy(one => one.GetProperty("id").GetString())
            .Where(calls => calls.Count() > 1)
            .Select(calls => $"{transcript} has call {calls.Key} {calls.Count()} times"));

    public IEnumerable<string> DiffersFrom(KilledMission calm)
    {
        if (!Proven.SequenceEqual(calm.Proven))
            yield return $"other assertions are proven: {string.Join(", ", Proven)}";
        if (Tree != calm.Tree) yield return $"the tree is {Tree}, undisturbed it is {calm.Tree}";
    }

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(_folder) && _wrongs is []) Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task CheckAsync(
        Machine machine, MissionHome home, Mission state, List<Recorded> seen, CancellationToken ct)
    {
        var journal = await machine.Door(home.Id).EventsAsync(ct);
        Events = journal.Count;
        Proven = [.. state.Standings.Where(one => one.Truth is Truth.Proven).Select(one => one.Assertion.Value).Order()];

        if (!journal.SequenceEqual(seen)) _wrongs.Add("an event that was seen in the journal is not there any more, or changed");
        if (state.Completion is not { EveryAssertionProven: true }) _wrongs.Add("it does not end with every assertion proven");
        foreach (var twice in journal.GroupBy(one => one.Event.Command).Where(one => one.Key is not null && IsSplit(one)))
            _wrongs.Add($"command {twice.Key} was applied twice");

        var opening = state.Opening!;
        var repository = await GitRepository.OpenAsync(
            machine.Programs, new(home.Repository, opening.Repository, home.Id, opening.Base), ct);
        Tree = await repository.TreeAsync(state.Head, ct);
        CheckHandoffs(state);
        await CheckNothingIsLeftAsync(home, machine.Clock, ct);
    }

    /// <summary>What follows from one command is one batch: its lines follow each other.</summary>
    private static bool IsSplit(IEnumerable<Recorded> ofOneCommand)
    {
        var seqs = ofOneCommand.Select(one => one.Seq).ToList();
        return seqs[^1] - seqs[0] != seqs.Count - 1;
    }

    /// <summary>Each handoff stands on the one before: no commit is missing, and none was made twice.</summary>
    private void CheckHandoffs(Mission state)
    {
        var at = state.Opening!.Base;
        foreach (var one in state.Handoffs)
        {
            if (one.Facts.Base != at) _wrongs.Add($"{one.Run} started from {one.Facts.Base}, not from {at}");
            at = one.Facts.Head;
        }
        foreach (var twice in state.Handoffs.GroupBy(one => one.Feature).Where(one => one.Count() > 1))
            _wrongs.Add($"{twice.Key} was handed off {twice.Count()} times");
    }

    private async Task CheckNothingIsLeftAsync(MissionHome home, TimeProvider clock, CancellationToken ct)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if (Leftovers(home.Folder) is []) return;
            await Task.Delay(TimeSpan.FromMilliseconds(100), clock, ct);
        }
        _wrongs.AddRange(Leftovers(home.Folder).Select(left => $"a process is left: {left}"));
    }

    /// <summary>Processes of this machine that were started for the mission, or live in one of its rooms.</summary>
    private static List<string> Leftovers(string home) =>
        [.. ProcessTable.Where(read => read("cmdline").Contains(home) || read("mountinfo").Contains(home))];
}

/// <summary>Draws the moments to kill: most soon after a start, some late.</summary>
internal sealed class KillPlan(Random random, int kills, TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(14);

    private DateTimeOffset? _next;

    public int Done { get; private set; }

    public bool IsNow()
    {
        if (Done >= kills) return false;
        var share = random.NextDouble();
        _next ??= clock.GetUtcNow() + Longest * share * share;
        if (clock.GetUtcNow() < _next) return false;

        _next = null;
        Done++;
        return true;
    }
}
