using Missions.Engine;
using Missions.Engine.Briefings;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;
using Missions.World.Files;
using Missions.World.Git;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Control.Wiring;

/// <summary>What differs from workshop to workshop on one machine: whose repository it is, and who works there.</summary>
internal sealed record Crew(
    GitRepository Repository,
    RepositorySpec Spec,
    ISeats Seats,
    BriefingWriter Briefings,
    string Author,
    Action<string> Activity)
{
    /// <summary>A mission's workshop, furnished with what this machine and the user's settings give.</summary>
    public Workshop At(Machine machine, UserSettings settings, MissionHome home, LiveMission mission) => new(
        mission, home, machine.Files, machine.Logs, machine.Rooms(settings), Repository,
        new GitBase(machine.Programs, Spec), Seats, Briefings, machine.Clock, Author, Activity)
    {
        Layers = new DiskLayers(machine.Programs),
        UserPrograms = new UserPrograms(machine.Programs),
        Variable = Environment.GetEnvironmentVariable,
        PrivateHosts = settings.Sandbox?.PrivateHosts ?? [],
        AllowedHosts = settings.Sandbox?.AllowedHosts ?? [],
        Host = new OpenRooms(machine.Programs),
        Ports = machine.Ports,
    };
}
