using System.Text.Json;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Settings;

namespace Missions.Control.Demo;

/// <summary>One demo from the curtain to the landing: the mission, its human, and whoever works beside it.</summary>
internal sealed class Play(Machine machine, SampleStage stage, string folder, Narrator narrator)
{
    private const int LinesBeforeTheKill = 14;

    /// <summary>How the mission ended, and whether everything that was planted met a gate.</summary>
    public async Task<(Mission State, MissionHome Home, bool IsMet)> RunAsync(UserSettings seats, CancellationToken ct)
    {
        var providers = seats.Providers?.Values.ToList() ?? [];
        narrator.Begin(areScripted: providers.All(provider => provider.Kind is "scripted"));
        var (home, repository) = await stage.SetAsync(folder, seats, ct);
        narrator.Set(repository, home);

        var director = new Director(machine, home)
        {
            Variables =
            [
                .. providers.Select(provider => provider.KeyFrom?.Split(':', 2)).OfType<string[]>().Select(from => from[^1]),
            ],
            Happened = narrator.Tell,
            Acted = narrator.Act,
            Meanwhile = new Bystander(stage, repository, narrator.Act).ActAsync,
            Allows = stage.History.Allows,
            Kills = now => stage.History.Planted.Contains("kill") && IsMidway(home, now) && narrator.Kill(),
        };
        var state = await director.RunAsync(ct);
        var hasLanded = !stage.History.Lands || await LandAsync(director, home, repository, ct);

        var result = Path.Combine(folder, "result");
        if (state.Completion is not null)
            await stage.Repository
                .GitAsync(folder, ct, "clone", "-q", "--branch", $"mission/{home.Id}", repository, result);
        return (state, home, narrator.End(state, home, repository, result) && hasLanded);
    }

    /// <summary>Lands, by the program where it may move the branch, else by the command that it says.</summary>
    private async Task<bool> LandAsync(Director director, MissionHome home, string repository, CancellationToken ct)
    {
        var (exit, said) = await director.SayAsync(ct, "land", home.Id, "--json");
        var line = said.Split('\n').FirstOrDefault(line => line.StartsWith('{')) ?? "{}";
        using var json = JsonDocument.Parse(line);
        narrator.Say(said.Replace(line, ""));
        if (exit is Exit.Done) return true;
        if (!json.RootElement.TryGetProperty("command", out var command)) return false;
        if (command.GetString()?.Split(' ') is not ["git", .. var words]) return false;

        narrator.Act(command.GetString()!);
        await stage.Repository.GitAsync(repository, ct, words);
        return true;
    }

    /// <summary>The worker of the third feature is in the middle of its work.</summary>
    private bool IsMidway(MissionHome home, Mission now) =>
        now.OpenRuns.FirstOrDefault(IsThird) is { } run
        && machine.Files.List(home.Run(run.Id)).Contains(home.Transcript(run.Id))
        && File.ReadLines(home.Transcript(run.Id)).Count() > LinesBeforeTheKill;

    private static bool IsThird(Run run) => run is { Purpose: Purpose.Implement, Feature.Value: "F-3", Resumes: 0 };
}
