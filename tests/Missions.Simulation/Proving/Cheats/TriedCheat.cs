using System.Text.Json;
using Missions.Core;
using static Missions.Core.MissionEvent;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>How one cheat went.</summary>
/// <param name="Sentence">What the gate said.</param>
/// <param name="Wrongs">What speaks against it, a sentence each.</param>
internal sealed record TriedCheat(
    Cheat Cheat, bool Held, bool TwinAllowed, bool ControlSucceeded, string Sentence, IReadOnlyList<string> Wrongs)
{
    public static TriedCheat Of(Cheat cheat, Ending caught, Ending twin, Ending control)
    {
        var isSaid = caught.Sentence.Contains(cheat.Caught, StringComparison.Ordinal);
        var isAllowed = twin is { IsSealed: true, IsTrue: true };
        var isThrough = control is { IsSealed: true, IsTrue: false };
        var wrongs = new List<string>();
        if (caught.IsSealed) wrongs.Add($"{cheat.Name}: it was sealed");
        else if (!isSaid) wrongs.Add($"{cheat.Name}: caught by another sentence: {caught.Sentence}");
        if (!isAllowed) wrongs.Add($"twin of {cheat.Name}: {(twin.IsTrue ? "" : "it is not honest; ")}{twin.Sentence}");
        if (!isThrough)
            wrongs.Add($"control of {cheat.Name}: {(control.IsTrue ? "it is true; " : "")}{control.Sentence}");
        return new(cheat, !caught.IsSealed && isSaid, isAllowed, isThrough, caught.Sentence, wrongs);
    }
}

/// <summary>How one mission ended: sealed or not, truly or not, and what was said first against it.</summary>
internal sealed record Ending(bool IsSealed, bool IsTrue, string Sentence)
{
    /// <summary>Nothing that follows could still be the first word about the work.</summary>
    public static bool IsOver(Mission mission) =>
        mission.Seals is [_, ..] || mission.Blocker is not null || mission.Rounds is [.., { Holds: false }]
        || mission.Runs.Any(run => run.State is Core.Runs.RunState.Lost);

    /// <summary>What somebody was told whose call was refused, or else the first that went wrong.</summary>
    public static async Task<string> SentenceAsync(
        Stage stage, Mission state, IReadOnlyList<Recorded> events, CancellationToken ct) =>
        await RefusedAsync(stage, state, ct) ?? First(events);

    public static string First(IReadOnlyList<Recorded> events) => events.Select(one => one.Event switch
    {
        ClaimDisputed disputed => $"{disputed.Claim} {disputed.Fact}",
        ValidationEnded { Holds: false } ended => ended.Because,
        IssueRaised(var issue) => issue.Text,
        RunLost lost => lost.Reason,
        _ => null,
    }).OfType<string>().FirstOrDefault("Nothing was said.");

    private static async Task<string?> RefusedAsync(Stage stage, Mission state, CancellationToken ct)
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
