using System.Globalization;
using Missions.Agents.Models.Scripted;
using Missions.World.Files;

namespace Missions.Simulation.Models;

/// <summary>The server as a program of its own, for agents that are programs of their own.</summary>
internal static class ModelServerProgram
{
    private const string Usage =
        "usage: model-server --scenario FOLDER [--urls URL] [--key KEY] [--pace N] [--fault-rate N] [--seed N] [--agents yes]\n"
        + "Prints its address, then serves until its standard input ends.";

    public static async Task<int> RunAsync(string[] words)
    {
        var options = words.Chunk(2).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1]);
        if (!options.TryGetValue("--scenario", out var folder) || words.Length % 2 != 0)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        var rules = new ServerRules
        {
            Key = options.GetValueOrDefault("--key"),
            Pace = Number(options, "--pace"),
            FaultRate = Number(options, "--fault-rate"),
            Seed = (int)Number(options, "--seed"),
            ServesAgents = options.GetValueOrDefault("--agents") is "yes",
        };
        var scenario = await ScenarioFolder.ReadAsync(new DiskFiles(), Path.GetFullPath(folder), CancellationToken.None);
        var url = options.GetValueOrDefault("--urls", "http://127.0.0.1:0");
        await using var server = await ModelServer.StartAsync(scenario, rules, TimeProvider.System, url);

        Console.WriteLine(server.Address);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static double Number(Dictionary<string, string> options, string name) =>
        double.Parse(options.GetValueOrDefault(name, "0"), CultureInfo.InvariantCulture);
}
