using System.Text.Json;
using Missions.Agents.Models.Scripted;
using Missions.Simulation.Models;
using Missions.World.Files;

namespace Missions.EndToEnd;

/// <summary>The demo, played by the shipped program with all seats behind a provider that is asked over HTTP.</summary>
internal sealed class WireMission : IDisposable
{
    private const string Key = "key-of-the-test";

    private readonly string _root = Directory.CreateTempSubdirectory("missions-wire-").FullName;
    private Said _said = new(-1, "", "");

    public int Exit => _said.Exit;
    public string Errors => _said.Errors;
    public required IReadOnlyList<LedgerLine> Books { get; init; }

    /// <summary>Those that the mission proved in the end, in order.</summary>
    public IReadOnlyList<string> Proven { get; private set; } = [];

    public long Tokens { get; private set; }

    public static async Task<WireMission> PlayAsync(string api, double faultRate)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "samples", "notes", "scenario");
        var scenario = await ScenarioFolder.ReadAsync(new DiskFiles(), folder, CancellationToken.None);
        var rules = new ServerRules { FaultRate = faultRate, Pace = 0.2 };
        await using var server = await ModelServer.StartAsync(scenario, rules, TimeProvider.System);

        var books = server.Ledger;
        var mission = new WireMission { Books = [] };
        await mission.RunAsync(Settings(api, server));
        return new WireMission { Books = books.Lines, _said = mission._said, Proven = mission.Proven, Tokens = mission.Tokens };
    }

    public void Dispose()
    {
        if (Directory.Exists(_root)) Directory.Delete(_root, recursive: true);
    }

    private static string Settings(string api, ModelServer server)
    {
        var provider = api is "anthropic"
            ? $$"""{ "kind": "anthropic", "keyFrom": "env:WIRE_KEY", "baseUrl": "{{server.Address}}" }"""
            : $$"""{ "kind": "openai", "keyFrom": "env:WIRE_KEY", "api": "{{api}}", "baseUrl": "{{server.OpenAiAddress}}" }""";
        return $$"""{ "providers": { "wire": {{provider}} }, "seats": { "orchestrator": { "provider": "wire", "effort": "high" } } }""";
    }

    private static string ProvenId(JsonElement one) => one.GetProperty("standing").GetProperty("assertion").GetString()!;

    private async Task RunAsync(string settings)
    {
        var (file, home) = (Path.Combine(_root, "seats.json"), Path.Combine(_root, "home"));
        await File.WriteAllTextAsync(file, settings);
        _said = await new ShippedProgram(home) { Variables = { ["WIRE_KEY"] = Key } }.RunAsync(
            "demo", "--into", Path.Combine(_root, "demo"), "--settings", file, "--json");

        var journal = Directory.EnumerateFiles(home, "journal.jsonl", SearchOption.AllDirectories).Single();
        Proven =
        [
            .. File.ReadLines(journal).Select(line => JsonElement.Parse(line))
                .Where(one => one.GetProperty("event").GetString() is "assertion-proven")
                .Select(ProvenId).Distinct().Order(StringComparer.Ordinal),
        ];
        if (_said.Output is not "") Tokens = JsonElement.Parse(_said.Output).GetProperty("spend").GetProperty("tokens").GetInt64();
        Dispose();
    }
}
