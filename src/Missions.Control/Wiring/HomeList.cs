using System.Collections.Concurrent;
using Missions.Engine.Views;
using Missions.World;
using Missions.World.Logs;

namespace Missions.Control.Wiring;

/// <summary>
/// The missions of a home as a list, looked at often: a journal that has not changed is not read again.
/// </summary>
internal sealed class HomeList(Machine machine)
{
    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    public async Task<HomeView> LookAsync(CancellationToken ct)
    {
        var entries = new List<HomeEntry>();
        foreach (var id in new MissionList(machine, machine.Root).Ids) entries.Add(await LookAsync(id, ct));
        return HomeView.Of(entries);
    }

    /// <summary>A mission that cannot be read is listed, too: hiding it would not mend it.</summary>
    private async Task<HomeEntry> LookAsync(string id, CancellationToken ct)
    {
        try
        {
            var home = machine.Home(id);
            var file = new FileInfo(home.Journal);
            var now = file.Exists ? (file.Length, file.LastWriteTimeUtc) : default;
            if (!_known.TryGetValue(id, out var known) || known.File != now)
                _known[id] = known = await ReadAsync(id, now, ct);
            return machine.Locks.Owner(home.Lock) is null ? known.Alone : known.Run;
        }
        catch (Exception broken) when (broken is WorldException or IOException or UnauthorizedAccessException)
        {
            // Not kept: it may be readable the next time, and look no different from outside.
            return HomeEntry.Damaged(id, broken.Message);
        }
    }

    private async Task<Known> ReadAsync(string id, (long, DateTime) file, CancellationToken ct)
    {
        try
        {
            var mission = await machine.Door(id).LookAsync(ct);
            return new(
                file, Named(HomeEntry.Of(mission, isRun: false), id), Named(HomeEntry.Of(mission, isRun: true), id));
        }
        catch (LogDamaged broken)
        {
            var damaged = HomeEntry.Damaged(id, broken.Message);
            return new(file, damaged, damaged);
        }
    }

    private static HomeEntry Named(HomeEntry entry, string id) => entry with { Mission = id };

    /// <param name="File">Length and time of the journal when it was read.</param>
    private sealed record Known((long Length, DateTime Written) File, HomeEntry Alone, HomeEntry Run);
}
