using System.Collections.Concurrent;
using System.Text.Json;

namespace Missions.EndToEnd;

/// <summary>The demo of each sample, played once by the shipped program, by whichever test asks first.</summary>
public sealed class SampleMissions : IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<Task<SampleMission>>> _played = new();
    private readonly string _root = Directory.CreateTempSubdirectory("missions-samples-").FullName;

    public Task<SampleMission> PlayedAsync(string sample) =>
        _played.GetOrAdd(sample, name => new(() => SampleMission.PlayAsync(name, Path.Combine(_root, name)))).Value;

    public void Dispose() => Directory.Delete(_root, recursive: true);
}

/// <summary>What the demo of one sample left: its words, its journal, its user's repository.</summary>
public sealed class SampleMission
{
    private readonly string _home;
    private readonly string _mission;
    private readonly string _repository;

    private SampleMission(string sample, string root, (int Exit, string Errors) said)
    {
        (Exit, Errors) = said;
        _home = Path.Combine(root, "home");
        _repository = Path.Combine(root, "demo", sample);
        var journal = Directory.EnumerateFiles(_home, "journal.jsonl", SearchOption.AllDirectories).Single();
        _mission = Path.GetDirectoryName(journal)!;
        Events = [.. File.ReadLines(journal).Select(Parsed)];
        History = Parsed(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "samples", sample, "history.json")));
    }

    public int Exit { get; }
    public string Errors { get; }
    public IReadOnlyList<JsonElement> Events { get; }

    /// <summary>The sample's <c>history.json</c>.</summary>
    public JsonElement History { get; }

    internal static async Task<SampleMission> PlayAsync(string sample, string root)
    {
        var said = await new ShippedProgram(Path.Combine(root, "home")).RunAsync(
            "demo", "--sample", sample, "--into", Path.Combine(root, "demo"), "--pace", "0", "--stream", "json");
        return new(sample, root, (said.Exit, said.Errors));
    }

    public IEnumerable<JsonElement> Of(string name) =>
        Events.Where(one => one.GetProperty("event").GetString() == name);

    /// <summary>The ids of the contract's assertions whose proof is of a kind.</summary>
    public HashSet<string> Proofs(string kind) =>
    [
        .. Events.Last(one => one.TryGetProperty("plan", out var plan) && plan.ValueKind is JsonValueKind.Object)
            .GetProperty("plan").GetProperty("contract").EnumerateArray()
            .Where(assertion => assertion.GetProperty("proof").GetProperty("kind").GetString() == kind)
            .Select(assertion => assertion.GetProperty("id").GetString()!),
    ];

    public string Text(string path) => File.ReadAllText(Path.Combine(_repository, path));

    /// <summary>The page of the evidence pack.</summary>
    public async Task<string> PackAsync()
    {
        var folder = Path.Combine(Path.GetDirectoryName(_home)!, "pack");
        var said = await new ShippedProgram(_home).RunAsync(
            "evidence", Path.GetFileName(_mission), "--into", folder);
        Assert.True(said.Exit == 0, said.Errors);
        return await File.ReadAllTextAsync(Path.Combine(folder, "index.html"));
    }

    /// <summary>What git says in the user's repository.</summary>
    public async Task<string> GitAsync(params string[] arguments) =>
        (await ShippedProgram.RunAsync("git", _home, ["-C", _repository, .. arguments])).Output;

    private static JsonElement Parsed(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
