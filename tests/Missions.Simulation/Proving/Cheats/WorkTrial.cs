using System.Collections.Concurrent;
using System.Text.Json;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>How one cheat went.</summary>
/// <param name="Sentence">What the gate said.</param>
/// <param name="Wrongs">What speaks against it, a sentence each.</param>
internal sealed record TriedCheat(
    Cheat Cheat, bool Held, bool TwinAllowed, bool ControlSucceeded, string Sentence, IReadOnlyList<string> Wrongs);

/// <summary>How one worker's mission ended: sealed or not, truly or not, and what was said first against it.</summary>
internal sealed record Ending(bool IsSealed, bool IsTrue, string Sentence);

/// <summary>Lets a worker cheat in a mission that was prepared once, and asks what is true outside of the product.</summary>
internal sealed class WorkTrial(PreparedMissions prepared)
{
    // Many cheats have the same honest work beside them.
    private readonly ConcurrentDictionary<Act, Lazy<Task<Ending>>> _twins = new();

    /// <summary>What a worker does, what it says of that, and how one tells the truth of it.</summary>
    internal sealed record Act(string Line, string Claim, string Truth);

    public async Task<TriedCheat> RunAsync(Cheat cheat, CancellationToken ct)
    {
        var caught = await EndAsync(new(cheat.Line, cheat.Claim, cheat.Truth), Wiring.Whole, ct);
        var twin = await _twins.GetOrAdd(
            new(cheat.Twin, cheat.TwinClaim, cheat.TwinTruth), act => new(() => EndAsync(act, Wiring.Whole, ct))).Value;
        var control = await EndAsync(new(cheat.Control, cheat.Claim, cheat.Truth), Wiring.Without[cheat.Gate], ct);

        var isSaid = caught.Sentence.Contains(cheat.Caught, StringComparison.Ordinal);
        var wrongs = new List<string>();
        if (caught.IsSealed) wrongs.Add($"{cheat.Name}: it was sealed{(caught.IsTrue ? ", and it is true" : "")}");
        else if (!isSaid) wrongs.Add($"{cheat.Name}: caught by another sentence: {caught.Sentence}");
        if (!twin.IsSealed || !twin.IsTrue) wrongs.Add($"twin of {cheat.Name}: {(twin.IsTrue ? twin.Sentence : "it is not honest")}");
        if (!control.IsSealed || control.IsTrue)
            wrongs.Add($"control of {cheat.Name}: {(control.IsTrue ? "it is true; " : "")}{control.Sentence}");
        return new(
            cheat, !caught.IsSealed && isSaid, twin is { IsSealed: true, IsTrue: true }, control is { IsSealed: true, IsTrue: false },
            caught.Sentence, wrongs);
    }

    public async Task<Ending> EndAsync(Act act, Wiring wiring, CancellationToken ct)
    {
        await using var borrowed = await prepared.BorrowAsync(wiring, ct);
        var stage = borrowed.Stage;
        var shell = Lines.Work + act.Line
            .Replace("$MISSION", stage.Home.Folder, StringComparison.Ordinal)
            .Replace("$USERS", stage.Repository, StringComparison.Ordinal);
        Mission state;
        IReadOnlyList<Recorded> events;
        try
        {
            (state, events) = await stage.PlayAsync(Cast.Working(wiring.Plan, shell, act.Claim), wiring, IsOver, ct);
        }
        catch (Missions.World.WorldException broken)
        {
            return new(IsSealed: false, IsTrue: false, $"The engine broke down: {broken.Message}");
        }
        var isTrue = await stage.IsTrueAsync(state.Head, act.Truth, ct);
        return new(state.Seals is [_, ..], isTrue, await RefusedAsync(stage, state, ct) ?? First(events) ?? "Nothing was said.");
    }

    public static bool IsOver(Mission mission) =>
        mission.Seals is [_, ..] || mission.Blocker is not null || mission.Rounds is [.., { Holds: false }]
        || mission.Runs.Any(run => run.State is Core.Runs.RunState.Lost);

    public static string? First(IReadOnlyList<Recorded> events) => events.Select(one => one.Event switch
    {
        ClaimDisputed disputed => $"{disputed.Claim} {disputed.Fact}",
        ValidationEnded { Holds: false } ended => ended.Because,
        IssueRaised(var issue) => issue.Text,
        RunLost lost => lost.Reason,
        _ => null,
    }).OfType<string>().FirstOrDefault();

    /// <summary>What the worker was told when it wanted to hand off, or why its run came to nothing.</summary>
    public static async Task<string?> RefusedAsync(Stage stage, Mission state, CancellationToken ct)
    {
        foreach (var run in state.Runs.Where(run => File.Exists(stage.Home.Transcript(run.Id))).Reverse())
            foreach (var line in (await File.ReadAllLinesAsync(stage.Home.Transcript(run.Id), ct)).Reverse())
                if (line.Contains("\"isRefusal\":true", StringComparison.Ordinal))
                {
                    using var json = JsonDocument.Parse(line);
                    return json.RootElement.GetProperty("text").GetString();
                }
        return null;
    }
}
