using System.Security.Cryptography;

namespace Missions.EndToEnd;

/// <summary>The demo, run once by the shipped program; every test of the class looks at what it left.</summary>
[CollectionDefinition(nameof(DemoMission))]
public sealed class DemoMission : IAsyncLifetime, ICollectionFixture<DemoMission>
{
    private readonly string _root = Directory.CreateTempSubdirectory("missions-end-to-end-").FullName;

    internal ShippedProgram Program => new(Home);
    internal Said Said { get; private set; } = new(-1, "", "");
    public string Home => Path.Combine(_root, "home");
    public string Repository => Path.Combine(_root, "demo", "notes");
    public string Mission => Path.GetFileName(Directory.GetDirectories(Home).Single(one => File.Exists(Path.Combine(one, "journal.jsonl"))));
    public string Folder => Path.Combine(Home, Mission);
    public string Journal => Path.Combine(Folder, "journal.jsonl");

    public async Task InitializeAsync() =>
        Said = await Program.RunAsync("demo", "--into", Path.Combine(_root, "demo"), "--pace", "0.2", "--stream", "json");

    public Task DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A copy of the home, to be spoiled.</summary>
    public string Copy()
    {
        var copy = Path.Combine(_root, $"copy-{RandomNumberGenerator.GetHexString(8)}");
        foreach (var file in Directory.EnumerateFiles(Home, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(Home, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
        return copy;
    }
}
