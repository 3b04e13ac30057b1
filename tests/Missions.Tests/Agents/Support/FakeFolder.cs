using System.Text;
using System.Text.RegularExpressions;
using Missions.World.Files;

namespace Missions.Tests.Agents.Support;

/// <summary>Files in a dictionary: a workspace, or what the engine keeps.</summary>
internal sealed class FakeFolder : IFolder, IFiles
{
    public SortedDictionary<string, byte[]> Files { get; } = new(StringComparer.Ordinal);

    public string this[string path]
    {
        get => Encoding.UTF8.GetString(Files[path]);
        set => Files[path] = Encoding.UTF8.GetBytes(value);
    }

    public Task<FileContent> ReadAsync(string path, int maxBytes, CancellationToken ct) =>
        Files.TryGetValue(path, out var bytes)
            ? Task.FromResult(new FileContent(bytes.AsMemory(0, Math.Min(maxBytes, bytes.Length)), bytes.Length))
            : throw new PathRefused($"There is no file {path}.");

    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) => Task.FromResult(Files.GetValueOrDefault(path));

    public Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        if (path.Contains("..", StringComparison.Ordinal)) throw new PathRefused($"{path} leads out of the workspace.");
        Files[path] = bytes.ToArray();
        return Task.CompletedTask;
    }

    public PathList List(string glob, int limit)
    {
        var found = Files.Keys.Where(path => path.EndsWith(glob.TrimStart('*'), StringComparison.Ordinal)).ToList();
        return new([.. found.Take(limit)], found.Count > limit);
    }

    public Task<FoundLines> SearchAsync(string pattern, string? glob, int limit, CancellationToken ct)
    {
        var lines = Files.Keys.SelectMany(path => this[path].Split('\n').Index()
            .Where(line => Regex.IsMatch(line.Item, pattern))
            .Select(line => new FoundLine(path, line.Index + 1, line.Item)));
        return Task.FromResult(new FoundLines([.. lines.Take(limit)], false));
    }

    public IReadOnlyList<string> List(string folder) => [];

    public void Delete(string path) => Files.Remove(path);

    public void Dispose() { }
}
