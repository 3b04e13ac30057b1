using Missions.Agents.Models.Scripted;
using Missions.Simulation.Models;
using Missions.World.Files;

namespace Missions.EndToEnd;

/// <summary>One key in the environment is all that a first mission takes.</summary>
public sealed class OneKeyTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("missions-one-key-").FullName;

    [Theory]
    [InlineData("ANTHROPIC", "anthropic/claude-opus-5")]
    [InlineData("OPENAI", "openai/gpt-5.5")]
    public async Task Without_any_settings_a_mission_is_planned(string maker, string seat)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "notes", "scenario");
        var scenario = await ScenarioFolder.ReadAsync(new DiskFiles(), folder, CancellationToken.None);
        await using var server = await ModelServer.StartAsync(scenario, new(), TimeProvider.System);
        var (home, repository) = (Path.Combine(_root, "home"), await RepositoryAsync());
        var address = maker is "OPENAI" ? server.OpenAiAddress : server.Address;

        var program = new ShippedProgram(home)
        {
            Variables =
            {
                ["ANTHROPIC_API_KEY"] = "",
                ["OPENAI_API_KEY"] = "",
                [$"{maker}_API_KEY"] = new ServerRules().Key!,
                [$"{maker}_BASE_URL"] = address.ToString(),
            },
            Folder = repository,
        };
        var said = await program.RunAsync("plan", scenario.Goal);

        Assert.True(said.Exit == 3, said.Output + said.Errors);
        Assert.Contains($"[{seat}]", said.Output + said.Errors, StringComparison.Ordinal);
        Assert.Contains("Q-1 waits for your answer", said.Output + said.Errors, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private async Task<string> RepositoryAsync()
    {
        var repository = Path.Combine(_root, "repository");
        Directory.CreateDirectory(repository);
        await File.WriteAllTextAsync(Path.Combine(repository, "README.md"), "Notes.\n");
        string[][] lines =
        [
            ["init", "-q", "-b", "main"], ["config", "user.name", "Ada"], ["config", "user.email", "ada@example.org"],
            ["add", "."], ["commit", "-q", "-m", "Begin"],
        ];
        foreach (var line in lines) await ShippedProgram.RunAsync("git", _root, ["-C", repository, .. line]);
        return repository;
    }
}
