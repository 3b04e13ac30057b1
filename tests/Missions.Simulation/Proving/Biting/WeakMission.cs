using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine.Settings;
using Missions.Engine.Views;
using Missions.Simulation.Proving.Honesty;

namespace Missions.Simulation.Proving.Biting;

/// <summary>A real mission in real rooms, with proofs that are weak on purpose.</summary>
internal sealed class WeakMission(Machine machine, string folder)
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["README.md"] = "# Words\n",
        ["src/words.mjs"] = "export const known = [\"list\"];\n",
        ["test/words.test.mjs"] = """
            import test from "node:test";
            import assert from "node:assert";
            import { known } from "../src/words.mjs";
            test("it knows a word", () => assert.ok(known.includes("list")));

            """,
    };

    /// <param name="hunks">How many are taken out of each feature; 0 switches the gate off.</param>
    public async Task<(Mission State, string Last)> RunAsync(int hunks, CancellationToken ct)
    {
        var scenario = Path.Combine(folder, $"scenario-{hunks}");
        Directory.CreateDirectory(scenario);
        await File.WriteAllTextAsync(
            Path.Combine(scenario, "scenario.json"), WeakScenario.Json(WeakFeature.All), ct);
        var settings = new UserSettings(
            new() { ["scripted"] = new("scripted", Scenario: scenario, Pace: 0) },
            Seats: new() { ["orchestrator"] = new("scripted") },
            Bite: new(hunks));

        var repository = await MadeAsync(Path.Combine(folder, $"repository-{hunks}"), ct);
        var home = await new NewMission(machine).OpenAsync(
            WeakScenario.Goal, repository, answersItself: true, settings, ct);
        var last = "";
        var (rest, state) = await new MissionDrive(machine, home).RunAsync(
            _ => false, one => last = LogLine.Of(one) ?? last, _ => { }, ct);
        return (state, $"{rest.Sentence} {last}");
    }

    private async Task<string> MadeAsync(string place, CancellationToken ct)
    {
        foreach (var (path, text) in Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(place, path))!);
            await File.WriteAllTextAsync(Path.Combine(place, path), text, ct);
        }
        var git = new PlainRepository(machine.Programs, place);
        await git.GitAsync(ct, "init", "-q", "-b", "main");
        await git.GitAsync(ct, "add", "-A");
        await git.GitAsync(
            ct, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "Know a word");
        return place;
    }
}
