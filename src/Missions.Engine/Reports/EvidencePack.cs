using System.Text;
using Missions.Core;
using Missions.Engine.Journals;
using Missions.Engine.Verifying;
using Missions.Engine.Views;
using Missions.World.Files;
using Missions.World.Logs;

namespace Missions.Engine.Reports;

/// <summary>
/// Writes what a mission rests on as a folder that can be given away: the page, the manifest, the journal and every
/// output that is cited.
/// </summary>
public sealed class EvidencePack(MissionHome home, IFiles files, ILogs logs)
{
    public const string Page = "index.html";
    public const string Journal = "journal.jsonl";
    public const string Blobs = "blobs";

    /// <summary>What a pack of the mission holds, its manifest last.</summary>
    /// <exception cref="LogDamaged">The journal does not hold; `mission verify` says where.</exception>
    public async Task<(Manifest Manifest, IReadOnlyList<(string Path, byte[] Bytes)> Files)> MakeAsync(
        CancellationToken ct)
    {
        var journal = await JournalCopy.ReadAsync(home.Journal, files, logs, ct);
        var mission = Mission.From(journal.Events);
        var outputs = await OutputsAsync(mission, ct);
        var page = Encoding.UTF8.GetBytes(Report.Of(journal.Events, outputs.GetValueOrDefault));

        List<(string Path, byte[] Bytes)> packed =
        [
            (Page, page), (Journal, journal.Bytes),
            .. outputs.Select(output => ($"{Blobs}/{output.Key}", output.Value)),
        ];
        var manifest = Of(mission, journal, packed);
        return (manifest, [.. packed, (Manifest.Name, Encoding.UTF8.GetBytes(manifest.Json()))]);
    }

    /// <summary>Writes it over an older pack of the same folder.</summary>
    /// <exception cref="LogDamaged">The journal does not hold.</exception>
    public async Task<Manifest> WriteAsync(string folder, CancellationToken ct)
    {
        var (manifest, packed) = await MakeAsync(ct);
        var paths = packed.Select(one => Path.Combine(folder, one.Path)).ToHashSet(StringComparer.Ordinal);
        foreach (var stale in files.List(Path.Combine(folder, Blobs)).Where(path => !paths.Contains(path)))
            if (IsHash(Path.GetFileName(stale))) files.Delete(stale);
        foreach (var (path, bytes) in packed) await files.WriteAsync(Path.Combine(folder, path), bytes, ct);
        return manifest;
    }

    private async Task<SortedDictionary<string, byte[]>> OutputsAsync(Mission mission, CancellationToken ct)
    {
        var outputs = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var hash in CitedBlob.All(mission).Select(blob => blob.Hash).Distinct())
            if (await files.ReadAsync(Path.Combine(home.Blobs, hash), ct) is { } bytes) outputs[hash] = bytes;
        return outputs;
    }

    private static Manifest Of(
        Mission mission,
        JournalCopy journal,
        IEnumerable<(string Path, byte[] Bytes)> packed) => new(
        MissionJournal.Version,
        Manifest.ThisBuild,
        mission.Opening?.Mission ?? "",
        mission.Opening?.Goal ?? "",
        mission.Opening?.IsScripted is true,
        Present.StateOf(mission, isRun: false),
        mission.LastAt,
        mission.Opening?.Base ?? "",
        mission.Head,
        journal.Events.Count,
        journal.Hash,
        [.. (mission.Plan?.Contract ?? []).Select(one => PackedAssertion.Of(mission, one))],
        [.. mission.Seals.Select(seal => new PackedSeal(seal.Milestone.ToString(), seal.Commit, seal.Hash))],
        [.. (BiteView.Of(mission)?.Items ?? []).Select(one => PackedBite.Of(mission, one))],
        [.. mission.Completion?.Comparison?.Lines ?? []],
        [.. packed.Select(one => new PackedFile(one.Path, one.Bytes.Length, World.Files.Blobs.HashOf(one.Bytes)))]);

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);
}
