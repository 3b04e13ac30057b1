using System.Text.Json;
using Missions.Control.Wiring;

namespace Missions.Control.Mcp;

/// <summary>Waits for something to happen in a mission, so that nobody needs to ask over and over.</summary>
internal static class Waiting
{
    private const int Most = 50;
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(250);

    /// <summary>Until it rests or its journal has grown, or so long as was asked for.</summary>
    public static async Task ForNewsAsync(Machine machine, JsonElement asked, CancellationToken ct)
    {
        if (!asked.TryGetProperty("waitSeconds", out var given) || given.ValueKind is not JsonValueKind.Number) return;
        var prefix = VerbTool.Given(asked, "mission")!;
        var fitting = new MissionList(machine, machine.Root).Ids
            .Where(id => id.StartsWith(prefix, StringComparison.Ordinal)).ToList();
        var meant = fitting.Contains(prefix) ? [prefix] : fitting;
        if (meant is not [var id]) return;

        var patience = TimeSpan.FromSeconds(Math.Clamp(given.GetInt32(), 0, Most));
        var (home, began) = (machine.Home(id), machine.Clock.GetTimestamp());
        var before = new FileInfo(home.Journal).Length;
        while (machine.Clock.GetElapsedTime(began) < patience
            && machine.Locks.Owner(home.Lock) is not null && new FileInfo(home.Journal).Length == before)
            await Task.Delay(Often, machine.Clock, ct);
    }
}
