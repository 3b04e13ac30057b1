using Missions.Agents.Models.Scripted;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Settings;

namespace Missions.Control.Demo;

/// <summary>Sets a scripted mission up on a fresh sample repository, through the same doors as any other.</summary>
internal sealed class SampleStage(Machine machine, string sample, History history)
{
    private const string Provider = "scripted";

    public static string Samples => Path.Combine(AppContext.BaseDirectory, "samples");

    /// <summary>The samples that came along with the program.</summary>
    public static IReadOnlyList<string> Names =>
    [
        .. Directory.EnumerateDirectories(Samples)
            .Where(folder => File.Exists(Path.Combine(folder, "history.json")))
            .Select(folder => Path.GetFileName(folder))
            .Order(StringComparer.Ordinal),
    ];

    public string Scenario => Path.Combine(sample, "scenario");

    public static async Task<SampleStage> OfAsync(Machine machine, string name, CancellationToken ct)
    {
        var sample = Path.Combine(Samples, name);
        return new(machine, sample, await History.ReadAsync(machine.Files, sample, ct));
    }

    public History History => history;
    public SampleRepository Repository => new(machine, sample, history);

    /// <param name="folder">Made anew; the repository is below it.</param>
    /// <param name="seats">Who takes them.</param>
    public async Task<(MissionHome Home, string Repository)> SetAsync(
        string folder, UserSettings seats, CancellationToken ct)
    {
        var repository = Path.Combine(folder, Path.GetFileName(sample));
        await Repository.MakeAsync(repository, ct);

        var scenario = await ScenarioFolder.ReadAsync(machine.Files, Scenario, ct);
        var home = await new NewMission(machine).OpenAsync(
            scenario.Goal, repository, answersItself: false, Patient(seats), ct);
        return (home, repository);
    }

    /// <param name="pace">What the script's delays are multiplied with.</param>
    public UserSettings Scripted(double pace) => new(
        new() { [Provider] = new(Provider, Scenario: Scenario, Pace: pace) },
        Seats: new() { ["orchestrator"] = new(Provider) });

    // It is killed on purpose, perhaps often: that alone should not make it give up a run.
    private static UserSettings Patient(UserSettings seats) => seats with { Limits = new(Resumes: 1000) };
}
