using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.Engine.Looking;
using Missions.Engine.Prompts;
using Missions.Engine.Workspaces;
using Missions.World.Git;

namespace Missions.Control.Wiring;

/// <summary>Runs setup, checks and services of a commit in rooms, and leaves nothing behind.</summary>
internal sealed class DoctorTrial(Machine machine, Action<string> activity)
{
    public async Task<Readiness> RunAsync(
        UserRepository repository, RepositorySettings known, int times, CancellationToken ct)
    {
        // Not among the missions: it is none.
        var home = new MissionHome(Path.Combine(machine.Root, ".doctor"), $"doctor-{machine.CommandId()}");
        try
        {
            return await RunAsync(home, repository, known, times, ct);
        }
        finally
        {
            machine.Files.Delete(home.Folder);
        }
    }

    private async Task<Readiness> RunAsync(
        MissionHome home, UserRepository repository, RepositorySettings known, int times, CancellationToken ct)
    {
        var opened = new MissionEvent.MissionOpened(
            home.Id, "Look", repository.Top, repository.Head, repository.Branch, false, false, false, new Limits());
        var log = await machine.Logs.OpenAsync(home.Journal, ct);
        await log.AppendAsync(Trial.Journal(opened, known, machine.Clock.GetUtcNow()), ct);
        await using var mission = await LiveMission.OpenAsync(log, home.Journal, machine.Clock, ct);

        var settings = await machine.SettingsAsync(ct);
        var spec = new RepositorySpec(home.Repository, repository.Top, home.Id, repository.Head);
        var ours = await GitRepository.OpenAsync(machine.Programs, spec, ct);
        var crew = new Crew(
            ours, spec, new Nobody(), new(new PromptLibrary()), "Missions <missions@localhost>", activity);
        var shop = crew.At(machine, settings, home, mission);
        return await Trial.RunAsync(shop, times, ct);
    }

    /// <summary>No agent takes part in a look.</summary>
    private sealed class Nobody : ISeats
    {
        public Seat For(Role role) => throw new MissionException("The doctor asks no agent. This is a defect of the program.");

        public Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct) => Task.FromResult(For(default));
    }
}
