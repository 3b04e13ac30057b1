using Missions.World.Files;

namespace Missions.Simulation.World;

/// <summary>Layers on a simulated disk, which knows files only.</summary>
public sealed class SimulatedLayers(SimulatedFolders folders) : ILayers
{
    public FolderLook Look(string folder) =>
        new(folders.Below(folder).ToDictionary(file => file.Key, file => Convert.ToHexString(file.Value)));

    public Task<Layer?> KeepAsync(string folder, FolderLook before, string layer, CancellationToken ct)
    {
        var now = Look(folder).Entries;
        foreach (var path in folders.Below(layer).Keys) folders.Delete($"{layer}/{path}");
        if (before.Entries.Keys.Any(path => !now.ContainsKey(path))) return Task.FromResult<Layer?>(null);

        var made = new Layer(
            [.. now.Keys.Where(path => !before.Entries.ContainsKey(path))],
            [.. now.Where(one => before.Entries.TryGetValue(one.Key, out var was) && was != one.Value).Select(one => one.Key)]);
        Copy([.. made.Added, .. made.Changed], folder, layer);
        return Task.FromResult<Layer?>(made);
    }

    public Task<bool> PutAsync(Layer entries, string layer, string folder, CancellationToken ct)
    {
        if (entries.Added.Any(path => folders.Read($"{folder}/{path}") is not null)) return Task.FromResult(false);
        Copy([.. entries.Added, .. entries.Changed], layer, folder);
        return Task.FromResult(true);
    }

    public Task CopyAsync(string? folder, string to, CancellationToken ct)
    {
        foreach (var path in folders.Below(to).Keys) folders.Delete($"{to}/{path}");
        if (folder is not null) Copy(folders.Below(folder).Keys, folder, to);
        return Task.CompletedTask;
    }

    public IReadOnlyList<string> FoldersAmong(IEnumerable<string> paths, string folder) =>
        [.. paths.Where(path => folders.Below($"{folder}/{path}").Count > 0)];

    private void Copy(IEnumerable<string> paths, string from, string to)
    {
        foreach (var path in paths) folders.Write($"{to}/{path}", [.. folders.Read($"{from}/{path}")!]);
    }
}
