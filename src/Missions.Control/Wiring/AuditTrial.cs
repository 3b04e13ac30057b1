using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Auditing;
using Missions.Engine.Looking;
using Missions.Engine.Prompts;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;
using Missions.World.Files;
using Missions.World.Git;

namespace Missions.Control.Wiring;

/// <summary>Audits a range in rooms, in a repository of its own that is gone afterwards.</summary>
internal sealed class AuditTrial(Machine machine, UserRepository repository, Action<string> activity)
{
    /// <param name="given">Settings to use instead of the repository's; null for those.</param>
    public async Task<AuditReport> RunAsync(
        AuditRange range, AuditWishes wishes, (RepositorySettings Settings, string From)? given, CancellationToken ct)
    {
        // Not among the missions: it is none.
        var home = new MissionHome(Path.Combine(machine.Root, ".audit"), $"audit-{machine.CommandId()}");
        try
        {
            var spec = new RepositorySpec(home.Repository, repository.Top, home.Id, range.Base);
            var ours = await GitRepository.OpenAsync(machine.Programs, spec, ct);
            var (settings, from) = given ?? await SettingsAsync(ours, home, range, ct);
            return await RunAsync(home, (ours, spec), (range, wishes), (settings, from), ct);
        }
        finally
        {
            machine.Files.Delete(home.Folder);
        }
    }

    private async Task<AuditReport> RunAsync(
        MissionHome home,
        (GitRepository Ours, RepositorySpec Spec) git,
        (AuditRange Range, AuditWishes Wishes) what,
        (RepositorySettings Settings, string From) known,
        CancellationToken ct)
    {
        var opened = new MissionEvent.MissionOpened(
            home.Id, "Audit", repository.Top, what.Range.Base, null, false, false, false, new Limits());
        var log = await machine.Logs.OpenAsync(home.Journal, ct);
        await log.AppendAsync(Trial.Journal(opened, known.Settings, machine.Clock.GetUtcNow()), ct);
        await using var mission = await LiveMission.OpenAsync(log, home.Journal, machine.Clock, ct);
        var crew = new Crew(
            git.Ours, git.Spec, new NoSeats(), new(new PromptLibrary()), "Missions <missions@localhost>", activity);
        var shop = crew.At(machine, await machine.SettingsAsync(ct), home, mission);
        return await new Audit(shop, what.Range, what.Wishes).RunAsync(known.From, ct);
    }

    /// <summary>The base's word alone: what is audited does not say how.</summary>
    private async Task<(RepositorySettings, string)> SettingsAsync(
        GitRepository ours, MissionHome home, AuditRange range, CancellationToken ct)
    {
        if (await ours.ReadAsync(range.Base, RepositorySettingsFile.Path, ct) is { } bytes)
            return (
                RepositorySettingsFile.Read(bytes, $"{RepositorySettingsFile.Path} of {range.Base[..10]}"),
                $"{RepositorySettingsFile.Path} of the base");

        var folder = Path.Combine(home.Checkouts, "look");
        await ours.CheckoutAsync(range.Base, folder, ct);
        var files = (await ours.FilesAsync(range.Base, ct)).Select(file => file.Path).ToList();
        var survey = await Surveyor.LookAsync(new ConfinedFolders(), folder, files, ct);
        machine.Files.Delete(folder);
        return (survey.Settings, "what was found at the base");
    }

    private sealed class NoSeats : ISeats
    {
        public Seat For(Role role) =>
            throw new MissionException("An audit asks no agent. This is a defect of the program.");

        public Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct) =>
            Task.FromResult(For(default));
    }
}
