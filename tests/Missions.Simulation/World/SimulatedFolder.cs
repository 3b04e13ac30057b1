using System.Text;
using System.Text.RegularExpressions;
using Missions.World.Files;

namespace Missions.Simulation.World;

/// <summary>A folder of the simulated disk. It has no links, so only words could lead out of it.</summary>
internal sealed class SimulatedFolder(SimulatedFolders folders, string root) : IFolder
{
    public Task<FileContent> ReadAsync(string path, int maxBytes, CancellationToken ct)
    {
        var bytes = folders.Read(Inside(path)) ?? throw new PathRefused($"There is no file {path}.");
        return Task.FromResult(new FileContent(bytes.AsMemory(0, Math.Min(bytes.Length, maxBytes)), bytes.Length));
    }

    public Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        folders.Write(Inside(path), bytes.ToArray());
        return Task.CompletedTask;
    }

    public PathList List(string glob, int limit)
    {
        var paths = Matching(glob).Take(limit + 1).ToList();
        return new([.. paths.Take(limit)], paths.Count > limit);
    }

    public Task<FoundLines> SearchAsync(string pattern, string? glob, int limit, CancellationToken ct)
    {
        var regex = RegexOf(pattern);
        var lines = Matching(glob ?? "**").SelectMany(path => Lines(path)
            .Where(line => regex.IsMatch(line.Text))
            .Select(line => new FoundLine(path, line.Number, line.Text)));
        var found = lines.Take(limit + 1).ToList();
        return Task.FromResult(new FoundLines([.. found.Take(limit)], found.Count > limit));
    }

    public void Dispose() { }

    private IEnumerable<string> Matching(string glob)
    {
        var wanted = new Glob(glob);
        return folders.Below(root).Keys.Where(path => !path.StartsWith(".git/", StringComparison.Ordinal) && wanted.IsMatch(path));
    }

    private IEnumerable<(int Number, string Text)> Lines(string path) =>
        Encoding.UTF8.GetString(folders.Read(Inside(path))!).Split('\n').Select((text, index) => (index + 1, text));

    private static Regex RegexOf(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
        catch (ArgumentException)
        {
            return new(Regex.Escape(pattern), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        }
    }

    private string Inside(string path)
    {
        if (path.StartsWith('/'))
            throw new PathRefused($"{path} is absolute. Paths here are relative to the workspace.");
        var full = Path.GetFullPath(path, root);
        return full.StartsWith($"{root}/", StringComparison.Ordinal)
            ? full
            : throw new PathRefused($"{path} leads out of the workspace.");
    }
}
