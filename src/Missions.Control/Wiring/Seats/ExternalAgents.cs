using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>Seats programs from outside.</summary>
internal static class ExternalAgents
{
    public static Seat Seat(Machine machine, UserSettings settings, string name) =>
        throw new UsedWrongly(settings.Agents?.ContainsKey(name) is true
            ? $"{machine.SettingsPath}: agents.{name}: no program from outside can sit in a seat yet."
            : $"{machine.SettingsPath}: a seat names the agent '{name}', which `agents` does not have.");
}
