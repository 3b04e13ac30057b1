using Missions.Agents.Tools;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.World;
using Missions.World.Git;

namespace Missions.Control.Wiring;

/// <summary>The missions of this home, and which of them is meant.</summary>
internal sealed class MissionList(Machine machine, string folder)
{
    public IReadOnlyList<string> Ids => !Directory.Exists(machine.Root) ? [] :
    [
        .. Directory.EnumerateDirectories(machine.Root)
            .Where(mission => File.Exists(Path.Combine(mission, "journal.jsonl")))
            .Select(mission => Path.GetFileName(mission))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>By its id or the beginning of it; left out, the one of this repository that is meant.</summary>
    /// <exception cref="UsedWrongly">None or several fit.</exception>
    public async Task<MissionHome> FindAsync(string? prefix, CancellationToken ct)
    {
        var ids = prefix is null
            ? await HereAsync(ct)
            : [.. Ids.Where(id => id.StartsWith(prefix, StringComparison.Ordinal))];
        if (ids is [var one]) return machine.Home(one);
        if (prefix is not null && ids.Contains(prefix)) return machine.Home(prefix);

        throw new UsedWrongly((prefix, ids) switch
        {
            ({ } typed, []) => $"There is no mission '{typed}'.{Likely.Hint(typed, Ids)} {Known(Ids)}",
            ({ } typed, _) => $"'{typed}' fits several missions; type more of the id. {Known(ids)}",
            (null, []) when await WhyNowhereAsync(ct) is { } why =>
                $"Say which mission. {Known(Ids)} Where you are tells none: {why}",
            (null, []) => $"No mission belongs to this repository. {Known(Ids)} `mission plan \"GOAL\"` opens one.",
            _ => $"Several missions belong to this repository; say which. {Known(ids)}",
        });
    }

    /// <summary>The first event of a mission, without reading the rest.</summary>
    public async Task<MissionEvent.MissionOpened?> OpeningAsync(string id, CancellationToken ct)
    {
        var home = machine.Home(id);
        var events = MissionJournal.EventsAsync(machine.Logs.ReadAsync(home.Journal, ct), home.Journal, ct);
        await foreach (var recorded in events) return recorded.Event as MissionEvent.MissionOpened;
        return null;
    }

    /// <summary>Those of this repository: the ones that are not over where there are any, else all.</summary>
    private async Task<IReadOnlyList<string>> HereAsync(CancellationToken ct)
    {
        var top = await TopAsync(ct);
        var (here, live) = (new List<string>(), new List<string>());
        foreach (var id in Ids)
        {
            if (top is null || (await OpeningAsync(id, ct))?.Repository != top) continue;
            here.Add(id);
            if (!(await machine.Door(id).LookAsync(ct)).IsOver) live.Add(id);
        }
        return live is [] ? here is [.., var last] ? [last] : [] : live;
    }

    /// <summary>The top folder of the repository that it was typed in; null outside of any.</summary>
    public async Task<string?> TopAsync(CancellationToken ct) => (await LookAroundAsync(ct)).Top;

    private async Task<string?> WhyNowhereAsync(CancellationToken ct) => (await LookAroundAsync(ct)).WhyNowhere;

    private async Task<(string? Top, string? WhyNowhere)> LookAroundAsync(CancellationToken ct)
    {
        try
        {
            return ((await GitRepository.FindAsync(machine.Programs, folder, ct)).Top, null);
        }
        catch (WorldException nowhere)
        {
            return (null, nowhere.Message);
        }
    }

    private static string Known(IReadOnlyList<string> ids) => ids is []
        ? "There is no mission yet."
        : $"There {(ids.Count == 1 ? "is" : "are")}: {string.Join(", ", ids.Take(10))}.";
}
