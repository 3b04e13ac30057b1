using Missions.World.Files;

namespace Missions.Simulation.World;

/// <summary>A disk in memory. It keeps every finished write, as the real one promises.</summary>
public sealed class MemoryFiles(SimulatedFolders folders) : IFiles
{
    public Task<byte[]?> ReadAsync(string path, CancellationToken ct) =>
        Task.FromResult(folders.Read(path)?.ToArray());

    public Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        folders.Write(path, bytes.ToArray());
        return Task.CompletedTask;
    }

    public IReadOnlyList<string> List(string folder) =>
        [.. folders.Below(folder).Keys.Where(path => !path.Contains('/')).Select(path => $"{folder.TrimEnd('/')}/{path}")];

    public void Delete(string path)
    {
        folders.Delete(path);
        foreach (var file in folders.Below(path).Keys) folders.Delete($"{path.TrimEnd('/')}/{file}");
    }
}
