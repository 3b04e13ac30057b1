using System.Text.Json;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.Engine.Settings;
using static Missions.Core.MissionEvent;

namespace Missions.Simulation.Proving.Honesty;

/// <summary>Drives one honest mission through the real engine, and tells which gate stood in its way, if one did.</summary>
internal sealed class HonestMission(Machine machine, PlainRepository repository)
{
    private (string Gate, string Sentence)? _refused;

    /// <returns>Null where every gate let it through and every assertion is proven.</returns>
    public async Task<(string Gate, string Sentence)?> RunAsync(
        RealCommit commit, HonestPlan honest, string folder, CancellationToken ct)
    {
        var scenario = Path.Combine(folder, "scenario");
        Directory.CreateDirectory(scenario);
        await File.WriteAllTextAsync(Path.Combine(scenario, "scenario.json"), HonestScenario.Json(commit, honest), ct);
        await repository.StandOnAsync(commit.Parent, ct);
        var settings = new UserSettings(
            new() { ["scripted"] = new("scripted", Scenario: scenario, Pace: 0) },
            Seats: new() { ["orchestrator"] = new("scripted") });
        var home = await new NewMission(machine).OpenAsync(commit.Subject, repository.Folder, answersItself: true, settings, ct);

        var (rest, state) = await new MissionDrive(machine, home).RunAsync(
            _ => _refused is not null, Look, _ => { }, ct);
        if (_refused is { Gate: not "G6" } refused) return refused;
        if (await RefusedCallAsync(home, state, ct) is { } call) return call;
        return _refused ?? (state.Completion is { EveryAssertionProven: true } ? null : ("G6", $"{rest.Reason}: {rest.Sentence}"));
    }

    private void Look(Recorded recorded) => _refused ??= recorded.Event switch
    {
        ReadinessChecked { Readiness.Problems: [var problem, ..] } => ("G4", problem),
        ProofRehearsed { Rehearsal: { Problem: { } problem } one } => ("G3", $"{one.Assertion}: {problem}"),
        ClaimDisputed disputed => ("G7", $"{disputed.Claim} {disputed.Fact}"),
        AssertionRefuted(var standing) => ("proof", $"{standing.Assertion}: {standing.Because}"),
        ValidationEnded { Holds: false } ended =>
            (ended.Because.Contains("`mayChange`", StringComparison.Ordinal) ? "G13" : "G9", ended.Because),
        DecisionAsked(var choice) => ("G16", choice.Text),
        IssueRaised(var issue) => ("G8", issue.Text),
        RunLost lost => ("G6", lost.Reason),
        _ => null,
    };

    /// <summary>A refused call of a run that then came to nothing.</summary>
    private static async Task<(string, string)?> RefusedCallAsync(MissionHome home, Mission state, CancellationToken ct)
    {
        if (state.Completion is { EveryAssertionProven: true }) return null;
        foreach (var run in state.Runs.Where(run => File.Exists(home.Transcript(run.Id))).Reverse())
            foreach (var line in (await File.ReadAllLinesAsync(home.Transcript(run.Id), ct)).Reverse())
                if (line.Contains("\"isRefusal\":true", StringComparison.Ordinal))
                {
                    using var json = JsonDocument.Parse(line);
                    return ("G2/G12", json.RootElement.GetProperty("text").GetString() ?? "");
                }
        return null;
    }
}
