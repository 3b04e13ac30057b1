using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>A repository whose checkouts are the worker's own folder, with all that was left lying there.</summary>
internal sealed class StaleRepository(IRepository inner, string workspace, Programs programs) : IRepository
{
    public async Task CheckoutAsync(string commit, string folder, CancellationToken ct)
    {
        await inner.CheckoutAsync(commit, folder, ct);
        if (folder == workspace || !Directory.Exists(workspace)) return;
        await using var copy = await programs.StartAsync(new("/bin/sh", ["-c", $"cp -a '{workspace}/.' '{folder}/'"]));
        await copy.Ended;
    }

    public Task<string> CheckpointAsync(string folder, string parent, CommitDraft draft, CancellationToken ct) =>
        inner.CheckpointAsync(folder, parent, draft, ct);

    public Task<IReadOnlyList<string>> IgnoredByUserAsync(IReadOnlyList<string> paths, CancellationToken ct) =>
        inner.IgnoredByUserAsync(paths, ct);

    public Task<IReadOnlyList<string>> IgnoredInAsync(
        string folder, IReadOnlyList<string> paths, CancellationToken ct) =>
        inner.IgnoredInAsync(folder, paths, ct);

    public Task<IReadOnlyList<FileChange>> ChangesAsync(string from, string to, CancellationToken ct) =>
        inner.ChangesAsync(from, to, ct);

    public Task<string> DiffAsync(string from, string to, int cap, CancellationToken ct) =>
        inner.DiffAsync(from, to, cap, ct);

    public Task<byte[]?> ReadAsync(string commit, string path, CancellationToken ct) =>
        inner.ReadAsync(commit, path, ct);

    public Task<IReadOnlyList<string>> ListAsync(string commit, string folder, CancellationToken ct) =>
        inner.ListAsync(commit, folder, ct);

    public Task<IReadOnlyList<CommitFile>> FilesAsync(string commit, CancellationToken ct) =>
        inner.FilesAsync(commit, ct);

    public Task<string> TreeAsync(string commit, CancellationToken ct) => inner.TreeAsync(commit, ct);

    public Task SetRefAsync(string name, string commit, CancellationToken ct) => inner.SetRefAsync(name, commit, ct);

    public Task PublishAsync(string commit, CancellationToken ct) => inner.PublishAsync(commit, ct);
}
