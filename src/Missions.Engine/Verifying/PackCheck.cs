using System.Text.Json;
using Missions.Engine.Reports;
using Missions.World.Files;
using Missions.World.Logs;

namespace Missions.Engine.Verifying;

/// <summary>
/// Every file of an evidence pack is as its manifest says, and page and manifest are what the journal and the outputs
/// beside them give.
/// </summary>
internal sealed class PackCheck(string folder, IFiles files, ILogs logs, Findings found)
{
    private const string Edited = "is not what the journal and the outputs beside it give: it was edited.";

    /// <summary>The journal that it must be a copy of, as far as it goes; null where only the copy is there.</summary>
    public string? MadeOf { get; init; }

    private string ManifestPath => Path.Combine(folder, Manifest.Name);

    public async Task CheckAsync(CancellationToken ct)
    {
        if (await ReadAsync(ct) is not { } manifest) return;

        var present = Present();
        foreach (var file in manifest.Files) await CheckAsync(file, present, ct);
        foreach (var stray in present.Except(manifest.Files.Select(one => one.Path), StringComparer.Ordinal))
            found.Add(Path.Combine(folder, stray), "is in the pack, and its manifest does not know it.");
        await RemakeAsync(manifest, ct);
        if (MadeOf is not null && !await IsCopyAsync(MadeOf, ct))
            found.Add(Path.Combine(folder, EvidencePack.Journal), $"is not the beginning of {MadeOf}.");
        found.Check("Pack", manifest.Files.Count, "files", folder);
    }

    private async Task<Manifest?> ReadAsync(CancellationToken ct)
    {
        try
        {
            if (Manifest.Read(await files.ReadAsync(ManifestPath, ct) ?? []) is { Files: not null } manifest)
                return manifest;
        }
        catch (JsonException odd)
        {
            found.Add(ManifestPath, $"is no manifest of an evidence pack: {odd.Message}");
            return null;
        }
        found.Add(ManifestPath, "is no manifest of an evidence pack.");
        return null;
    }

    private async Task CheckAsync(PackedFile file, HashSet<string> present, CancellationToken ct)
    {
        var path = Path.Combine(folder, file.Path);
        if (!present.Contains(file.Path)) found.Add(path, "is missing from the pack.");
        else if (await files.ReadAsync(path, ct) is { } bytes && Blobs.HashOf(bytes) != file.Sha256)
            found.Add(path, $"is not the file that was packed: its SHA-256 is not {file.Sha256}.");
    }

    /// <summary>Only what can be in a pack is looked at, so that a manifest cannot name a file elsewhere.</summary>
    private HashSet<string> Present() =>
    [
        .. files.List(folder).Select(path => Path.GetFileName(path)).Where(name => name != Manifest.Name),
        .. files.List(Path.Combine(folder, EvidencePack.Blobs))
            .Select(path => $"{EvidencePack.Blobs}/{Path.GetFileName(path)}"),
    ];

    private async Task RemakeAsync(Manifest manifest, CancellationToken ct)
    {
        var home = new MissionHome(Path.GetDirectoryName(folder)!, Path.GetFileName(folder));
        try
        {
            var (made, packed) = await new EvidencePack(home, files, logs).MakeAsync(ct);
            if (manifest.Build != Manifest.ThisBuild)
            {
                found.Check("Page", 0, $"compared, as another build made it (version {manifest.Program})", folder);
                if (Facts(manifest) != Facts(made)) found.Add(ManifestPath, Edited);
                return;
            }
            foreach (var (path, bytes) in packed.Where(one => one.Path is EvidencePack.Page or Manifest.Name))
                await CompareAsync(Path.Combine(folder, path), bytes, ct);
        }
        catch (LogDamaged)
        {
            // Said already, with its line.
        }
    }

    /// <summary>All but what another build may say otherwise: how the page is laid out.</summary>
    private static string Facts(Manifest manifest) => (manifest with
    {
        Program = "",
        Build = "",
        Files = [.. manifest.Files.Where(file => file.Path != EvidencePack.Page)],
    }).Json();

    private async Task<bool> IsCopyAsync(string journal, CancellationToken ct) =>
        await files.ReadAsync(journal, ct) is { } whole
        && await files.ReadAsync(Path.Combine(folder, EvidencePack.Journal), ct) is { } copy
        && whole.AsSpan().StartsWith(copy);

    private async Task CompareAsync(string path, byte[] made, CancellationToken ct)
    {
        if (await files.ReadAsync(path, ct) is { } there && there.AsSpan().SequenceEqual(made)) return;
        found.Add(path, Edited);
    }
}
