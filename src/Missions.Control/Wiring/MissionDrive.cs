using System.Diagnostics;
using System.Text;
using Missions.Control.Wiring.Seats;
using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Inboxes;
using Missions.Engine.Prompts;
using Missions.Engine.Settings;
using Missions.Engine.Steps;
using Missions.Engine.Telling;
using Missions.Engine.Workspaces;
using Missions.World.Git;
using Missions.World.Network;

namespace Missions.Control.Wiring;

/// <summary>Takes a mission's lock, makes its workshop, and runs it while answering its inbox.</summary>
internal sealed class MissionDrive(Machine machine, MissionHome home)
{
    private const string OverrideFolder = ".missions/prompts";

    public MissionHome Home => home;

    /// <summary>Whether it waits for a provider that does not answer, for days if need be, instead of resting.</summary>
    public bool Waits { get; init; } = true;

    /// <param name="happened">Told of every event once it is durable.</param>
    /// <param name="activity">Told what is being done right now.</param>
    /// <exception cref="MissionInUse">Somebody else runs it.</exception>
    public async Task<(Step.Rest Why, Mission State)> RunAsync(
        Func<Mission, bool> until, Action<Recorded> happened, Action<string> activity, CancellationToken ct)
    {
        using var lease = Take();
        var settings = await machine.SettingsAsync(home, ct);
        await using var mission = await LiveMission.OpenAsync(
            await machine.Logs.OpenAsync(home.Journal, ct), home.Journal, machine.Clock, ct);
        mission.Happened = happened;

        var seats = await FilledSeats.OfAsync(machine, settings, ct);
        if (!mission.State.IsOver) SeatRules.Check(machine, settings, seats, mission.State.Budget, mission.State);
        var shop = await WorkshopAsync(mission, settings, seats, activity, ct);
        machine.Files.Delete(home.Checkouts);
        await new CutLanding(machine, home, mission).SettleAsync(ct);
        if (mission.State.IsApproved) await shop.Repository.PublishAsync(mission.State.Head, ct);

        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var inbox = new Inbox(machine.Files, home.Inbox, machine.Clock);
        using var hook = new Webhook();
        var telling = new PersonTelling(
            mission, Messengers.Of(machine, settings, hook, Console.Error), machine.Clock);
        var watching = inbox.WatchAsync(mission, over.Token);
        var told = telling.WatchAsync(over.Token, ct);
        try
        {
            var rest = await new MissionRunner(mission, new StepRunner(shop), new(machine.Clock), Waits).RunAsync(until, ct);
            return (rest, mission.State);
        }
        finally
        {
            await over.CancelAsync();
            await Task.WhenAll(watching, told)
                .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            await inbox.ApplyAsync(mission, CancellationToken.None);
            if (!ct.IsCancellationRequested) await telling.TellAsync(ct);
        }
    }

    /// <summary>Takes the lock for something that asks no agent.</summary>
    /// <exception cref="MissionInUse">Somebody else runs it.</exception>
    public async Task<T> DoAsync<T>(Func<Workshop, Task<T>> act, Action<string> activity, CancellationToken ct)
    {
        using var lease = Take();
        await using var mission = await LiveMission.OpenAsync(
            await machine.Logs.OpenAsync(home.Journal, ct), home.Journal, machine.Clock, ct);
        machine.Files.Delete(home.Checkouts);
        var settings = await machine.SettingsAsync(home, ct);
        return await act(await WorkshopAsync(mission, settings, new EmptySeats(), activity, ct));
    }

    /// <summary>Journals a landing that the user did by hand; whoever runs the mission does it otherwise.</summary>
    public async Task NoticeLandingAsync(CancellationToken ct)
    {
        using var lease = machine.Locks.TryTake(home.Lock);
        if (lease is null) return;
        await using var mission = await LiveMission.OpenAsync(
            await machine.Logs.OpenAsync(home.Journal, ct), home.Journal, machine.Clock, ct);
        await new CutLanding(machine, home, mission).SettleAsync(ct);
    }

    private IDisposable Take() => machine.Locks.TryTake(home.Lock)
        ?? throw new MissionInUse(home.Id, machine.Locks.Owner(home.Lock)?.ToString() ?? "another process");

    private async Task<Workshop> WorkshopAsync(
        LiveMission mission, UserSettings settings, ISeats seats, Action<string> activity, CancellationToken ct)
    {
        var opening = mission.State.Opening ?? throw new MissionException($"{home.Journal} does not begin with the opening of a mission.");
        var spec = new RepositorySpec(home.Repository, opening.Repository, home.Id, opening.Base);
        var repository = await GitRepository.OpenAsync(machine.Programs, spec, ct);

        var crew = new Crew(
            repository,
            spec,
            seats,
            new(await PromptsAsync(repository, opening.Base, ct)),
            opening.Commits?.Author ?? await AuthorAsync(opening.Repository, ct),
            activity);
        return crew.At(machine, settings, home, mission);
    }

    /// <summary>
    /// The repository's overrides as the base commit has them, so that no run can change what later runs are told.
    /// </summary>
    private async Task<PromptLibrary> PromptsAsync(GitRepository repository, string commit, CancellationToken ct)
    {
        var (theirs, ours) = (new Dictionary<string, string>(), new Dictionary<string, string>());
        foreach (var path in await repository.ListAsync(commit, OverrideFolder, ct))
            if (await repository.ReadAsync(commit, path, ct) is { } bytes)
                theirs[path[(OverrideFolder.Length + 1)..]] = Encoding.UTF8.GetString(bytes);
        foreach (var name in PromptLibrary.Names)
            if (await machine.Files.ReadAsync(Path.Combine(machine.Root, "prompts", name), ct) is { } bytes)
                ours[name] = Encoding.UTF8.GetString(bytes);

        return new(theirs.GetValueOrDefault, ours.GetValueOrDefault);
    }

    private async Task<string> AuthorAsync(string repository, CancellationToken ct) =>
        (await GitRepository.FindAsync(machine.Programs, repository, ct)).User ?? "Missions <missions@localhost>";

    /// <summary>Where nobody is asked anything.</summary>
    private sealed class EmptySeats : ISeats
    {
        public Seat For(Role role) => throw new UnreachableException($"Nobody asked for a {role}.");

        public Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct) =>
            throw new UnreachableException($"Nobody asked for {name}.");
    }
}
