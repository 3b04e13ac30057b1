using Missions.World.Files;

namespace Missions.Simulation.World;

/// <summary>A disk in memory. It keeps every finished write, as the real one promises.</summary>
public sealed class MemoryFiles : IFiles
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public Task<byte[]?> ReadAsync(string path, CancellationToken ct)
    {
        lock (_gate) return Task.FromResult(_files.GetValueOrDefault(path)?.ToArray());
    }

    public Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (_gate) _files[path] = bytes.ToArray();
        return Task.CompletedTask;
    }

    public IReadOnlyList<string> List(string folder)
    {
        lock (_gate) return [.. _files.Keys.Where(path => Path.GetDirectoryName(path) == folder)];
    }

    public void Delete(string path)
    {
        lock (_gate)
        {
            string[] gone = [.. _files.Keys.Where(file => $"{file}/".StartsWith($"{path}/", StringComparison.Ordinal))];
            foreach (var file in gone) _files.Remove(file);
        }
    }
}
