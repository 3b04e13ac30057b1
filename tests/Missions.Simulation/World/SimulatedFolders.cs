using System.Collections.Immutable;
using Missions.World.Files;

namespace Missions.Simulation.World;

/// <summary>
/// Whole files by absolute path: what simulated rooms and the simulated repository take for the machine's disk.
/// </summary>
public sealed class SimulatedFolders : IFolders
{
    private readonly Lock _lock = new();
    private ImmutableSortedDictionary<string, byte[]> _files = ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.Ordinal);

    /// <summary>The same disk from here on by itself, as after a crash at this moment.</summary>
    public SimulatedFolders Copy() => new() { _files = _files };

    public IFolder Open(string root) => new SimulatedFolder(this, root);

    public byte[]? Read(string path)
    {
        lock (_lock) return _files.GetValueOrDefault(path);
    }

    public void Write(string path, byte[] bytes)
    {
        lock (_lock) _files = _files.SetItem(path, bytes);
    }

    public void Delete(string path)
    {
        lock (_lock) _files = _files.Remove(path);
    }

    /// <summary>The files below a folder, by their paths relative to it.</summary>
    public SortedDictionary<string, byte[]> Below(string folder)
    {
        var prefix = folder.TrimEnd('/') + "/";
        var below = _files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal));
        return new(below.ToDictionary(file => file.Key[prefix.Length..], file => file.Value), StringComparer.Ordinal);
    }
}
