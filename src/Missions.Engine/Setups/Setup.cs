using Missions.Engine.Workspaces;
using Missions.World.Git;
using Missions.World.Sandboxes;

namespace Missions.Engine.Setups;

/// <summary>
/// Makes a checkout ready by the plan's setup. It runs once for each state of the lock files; later checkouts get
/// copies of what it made, and read the caches that it filled.
/// </summary>
/// <remarks>
/// Each state has caches of its own, that begin as the base's. What the setup of a worker's commit writes there, no
/// other commit's proofs ever see.
/// </remarks>
internal sealed class Setup(Workshop shop)
{
    private string Line => shop.Mission.State.Plan?.Setup ?? "";

    /// <summary>Sets up a folder that holds exactly the files of a commit.</summary>
    /// <returns>The caches to be read by whoever works there.</returns>
    /// <exception cref="SetupFailed">It did not end well; nothing of it is kept.</exception>
    public async Task<IReadOnlyList<Mount>> RunAsync(string folder, string commit, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Line)) return [];

        var files = await shop.Repository.FilesAsync(commit, ct);
        var key = SetupKey.Of(Line, files);
        using var turn = await shop.Turns.TakeAsync(key, ct);
        if (await FindAsync(key, commit, files, ct) is var (found, kept)
            && await shop.Layers.PutAsync(kept.Entries, found.Tree, folder, ct)) return Caches(found);

        var place = await FreeAsync(key, commit, ct);
        await MakeAsync(place, folder, files, ct);
        return Caches(place);
    }

    /// <summary>The caches of a commit that was set up before; none where it was not.</summary>
    public async Task<IReadOnlyList<Mount>> CachesAsync(string commit, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(Line)) return [];
        var files = await shop.Repository.FilesAsync(commit, ct);
        return await FindAsync(SetupKey.Of(Line, files), commit, files, ct) is var (found, _) ? Caches(found) : [];
    }

    private async Task MakeAsync(Place place, string folder, IReadOnlyList<CommitFile> files, CancellationToken ct)
    {
        shop.Files.Delete(place.Folder);
        await shop.Layers.CopyAsync(await BaseHomeAsync(place, ct), place.Home, ct);
        var before = shop.Layers.Look(folder);
        shop.Activity($"Setting up: {Line}");
        var ended = await new SetupRoom(shop, folder, place.Home).RunAsync(Line, ct);
        if (ended is not { By: EndedBy.Itself, ExitCode: 0 }) throw new SetupFailed(Line, ended);

        if (await shop.Layers.KeepAsync(folder, before, place.Tree, ct) is not { } made) return;
        var known = files.ToDictionary(file => file.Path, file => file.Hash);
        var over = made.Changed.ToDictionary(path => path, path => known.GetValueOrDefault(path, ""));
        await shop.Files.WriteAsync(place.Note, new KeptSetup(made, over, ended.Took.TotalSeconds).Write(), ct);
    }

    /// <summary>What was kept for the key, or for this very tree, and fits the commit.</summary>
    private async Task<(Place, KeptSetup)?> FindAsync(
        string key, string commit, IReadOnlyList<CommitFile> files, CancellationToken ct)
    {
        foreach (var place in new[] { At(key), await AtAsync(key, commit, ct) })
            if (KeptSetup.Read(await shop.Files.ReadAsync(place.Note, ct)) is { } kept && kept.Fits(files))
                return (place, kept);
        return null;
    }

    /// <summary>Where nothing is kept that others may be reading.</summary>
    private async Task<Place> FreeAsync(string key, string commit, CancellationToken ct) =>
        await shop.Files.ReadAsync(At(key).Note, ct) is null ? At(key) : await AtAsync(key, commit, ct);

    private async Task<string?> BaseHomeAsync(Place place, CancellationToken ct)
    {
        var commit = shop.Mission.State.Opening!.Base;
        var origin = At(SetupKey.Of(Line, await shop.Repository.FilesAsync(commit, ct)));
        return origin != place && await shop.Files.ReadAsync(origin.Note, ct) is not null ? origin.Home : null;
    }

    private Mount[] Caches(Place place) => shop.Rooms.HasWalls ? [.. PackageCaches.Of(shop.Layers, place.Home)] : [];

    private Place At(string key) => new(Path.Combine(shop.Home.Setups, key));

    private async Task<Place> AtAsync(string key, string commit, CancellationToken ct) =>
        At($"{key}-{(await shop.Repository.TreeAsync(commit, ct))[..12]}");

    private sealed record Place(string Folder)
    {
        public string Tree => Path.Combine(Folder, "tree");
        public string Home => Path.Combine(Folder, "home");
        public string Note => Path.Combine(Folder, "made.json");
    }
}
