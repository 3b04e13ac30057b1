using System.Text.Json;
using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.World.Git;

namespace Missions.Control.Wiring;

/// <summary>
/// What is about to land, written down before the user's branch moves. A landing that was cut off between the two, or
/// that the user does by hand, is journaled by whoever comes next, where the branch shows that it happened.
/// </summary>
internal sealed class CutLanding(Machine machine, MissionHome home, LiveMission mission)
{
    private string Place => PlaceIn(home);

    private static string PlaceIn(MissionHome home) => Path.Combine(home.Folder, "landing.json");

    public Task BeginAsync(MissionCommand.Land land, CancellationToken ct) => machine.Files.WriteAsync(
        Place, JsonSerializer.SerializeToUtf8Bytes<MissionCommand>(land, JournalJson.Default.MissionCommand), ct);

    /// <summary>Something was to land, and nobody has seen it land yet.</summary>
    public static bool IsDue(Machine machine, MissionHome home) => machine.Files.List(home.Folder).Contains(PlaceIn(home));

    /// <summary>Journals what landed. May be called at any time.</summary>
    /// <returns>What landed; null where nothing did.</returns>
    public async Task<MissionCommand.Land?> SettleAsync(CancellationToken ct)
    {
        if (await machine.Files.ReadAsync(Place, ct) is not { } bytes) return null;
        var land = JsonSerializer.Deserialize(bytes, JournalJson.Default.MissionCommand) as MissionCommand.Land;
        var landing = new Landing(machine.Programs, mission.State.Opening!.Repository);
        var hasLanded = land is not null && await landing.HasAsync(land.Branch, land.Commit, ct);
        if (!hasLanded) return null;
        await RecordAsync(land!, ct);
        machine.Files.Delete(Place);
        return land;
    }

    private async Task RecordAsync(MissionCommand.Land land, CancellationToken ct)
    {
        if (mission.State.Landings.Any(one => one.Branch == land.Branch && one.Commit == land.Commit)) return;
        var decision = await mission.SubmitAsync(land, Actor.Human, ct, machine.Via, machine.CommandId());
        if (decision.Refusal is { } refusal) throw new MissionException(refusal);
    }
}
