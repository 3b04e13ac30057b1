namespace Missions.Simulation.World;

/// <summary>
/// Whole files by absolute path: what simulated rooms and the simulated repository take for the machine's disk.
/// </summary>
public sealed class SimulatedFolders
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public byte[]? Read(string path)
    {
        lock (_lock) return _files.GetValueOrDefault(path);
    }

    public void Write(string path, byte[] bytes)
    {
        lock (_lock) _files[path] = bytes;
    }

    public void Delete(string path)
    {
        lock (_lock) _files.Remove(path);
    }

    /// <summary>The files below a folder, by their paths relative to it.</summary>
    public SortedDictionary<string, byte[]> Below(string folder)
    {
        var prefix = folder.TrimEnd('/') + "/";
        lock (_lock)
        {
            var below = _files.Where(file => file.Key.StartsWith(prefix, StringComparison.Ordinal));
            var relative = below.ToDictionary(file => file.Key[prefix.Length..], file => file.Value);
            return new(relative, StringComparer.Ordinal);
        }
    }
}
