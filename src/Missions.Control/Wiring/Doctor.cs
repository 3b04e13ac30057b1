using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Control.Verbs;
using Missions.Control.Wiring.Seats;
using Missions.Engine.Looking;
using Missions.Engine.Prompts;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;
using Missions.World;
using Missions.World.Browsers;
using Missions.World.Files;
using Missions.World.Git;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Control.Wiring;

/// <summary>Looks whether everything is there that a mission takes: the machine first, then the repository.</summary>
/// <param name="times">How often each check is run; 0 runs nothing.</param>
internal sealed class Doctor(Cli cli, int times, Action<string> activity)
{
    /// <returns>A null ground where there is no commit to look at.</returns>
    public async Task<(IReadOnlyList<Symptom> Symptoms, Ground? Ground)> ExamineAsync(CancellationToken ct)
    {
        List<Symptom> symptoms =
        [
            await TryAsync("git", GitAsync, "Install git 2.31 or newer: apt-get install git", ct),
            await TryAsync("repository", RepositoryAsync, "Go to a repository with a commit in it.", ct),
            .. await OwnAsync(ct),
        ];
        var isReady = symptoms.TrueForAll(one => one.IsWell || one.Name is "model" || one.Name.StartsWith("seat ", StringComparison.Ordinal));
        symptoms.Add(await TryAsync("browser", BrowserAsync, Browser.Cure, ct) with { IsNeeded = false });
        symptoms.Add(await TryAsync("tmux", TmuxAsync, World.Terminals.Terminal.Cure, ct) with { IsNeeded = false });
        symptoms.Add(await TryAsync("prompts", PromptsAsync, "`mission prompts diff NAME` shows what changed.", ct) with { IsNeeded = false });
        if (symptoms is not [_, { IsWell: true }, ..]) return (symptoms, null);

        var exam = await ExamAsync(symptoms, isReady, ct);
        // What was said of the settings already is not said otherwise.
        var isSaid = symptoms.Exists(one => one.Name is "settings");
        return ([.. symptoms, .. exam.Symptoms.Where(one => !isSaid || one.Name is not "settings")], exam.Ground);
    }

    /// <summary>What the user's own settings decide; where they cannot be read, that is all there is to mend.</summary>
    private async Task<IReadOnlyList<Symptom>> OwnAsync(CancellationToken ct)
    {
        var path = cli.Machine.SettingsPath;
        var home = await TryAsync(
            "home", HomeAsync, $"Make {cli.Machine.Root} writable, or name another in MISSIONS_HOME.", ct);
        var read = await TryAsync("home", async _ => $"{await cli.Machine.SettingsAsync(ct)}", $"Mend {path}.", ct);
        if (!read.IsWell)
            return [home.IsWell ? read : home, .. ((string[])["model", "sandbox"]).Select(name => new Symptom(
                name, false, "not looked at, for the settings above", $"Mend {path} first.", IsNeeded: true))];

        return
        [
            home,
            await TryAsync("model", ModelAsync, "See above; `mission demo` needs none.", ct),
            .. await SeatSymptoms.OfAsync(cli.Machine, await cli.Machine.SettingsAsync(ct), ct),
            await TryAsync(
                "sandbox", SandboxAsync, "apt-get install bubblewrap, and allow unprivileged user namespaces.", ct),
        ];
    }

    private static async Task<Symptom> TryAsync(
        string name, Func<CancellationToken, Task<string>> look, string cure, CancellationToken ct)
    {
        try
        {
            return new(name, true, await look(ct), IsNeeded: true);
        }
        catch (WorldException broken) when (!ct.IsCancellationRequested)
        {
            return new(name, false, broken.Message, cure, IsNeeded: true);
        }
    }

    private async Task<Examination> ExamAsync(List<Symptom> symptoms, bool isReady, CancellationToken ct)
    {
        var repository = await GitRepository.FindAsync(cli.Machine.Programs, cli.Folder, ct);
        var survey = await InitVerb.LookAsync(cli.Machine, repository.Top, ct);
        RepositorySettings? settings = null;
        var path = Path.Combine(repository.Top, RepositorySettingsFile.Path);
        var reading = await TryAsync("settings", async _ =>
        {
            if (await cli.Machine.Files.ReadAsync(path, ct) is { } bytes) settings = RepositorySettingsFile.Read(bytes, path);
            return "";
        }, $"Mend {path}.", ct);
        var unsettled = new Unsettled(cli.Machine, repository);
        if (unsettled.Checkout is { } checkout) symptoms.Add(checkout);
        if (!reading.IsWell) symptoms.Add(reading);
        else if (await unsettled.SettingsAsync(ct) is { } uncommitted) symptoms.Add(uncommitted);
        if (await ConstitutionAsync(repository, ct) is { } constitution) symptoms.Add(constitution);
        if (settings?.Copy is [_, ..] copy && await CopyAsync(repository, copy, ct) is { } lacking) symptoms.Add(lacking);

        var tries = times > 0 && isReady && reading.IsWell;
        var tried = tries
            ? await new DoctorTrial(cli.Machine, activity).RunAsync(repository, settings ?? survey.Settings, times, ct)
            : null;
        return new(
            survey, settings, tried, tool => Programs.Find(tool) is not null, IsHeldUp: times > 0 && !tries);
    }

    /// <summary>Null where the repository has none.</summary>
    private async Task<Symptom?> ConstitutionAsync(UserRepository repository, CancellationToken ct)
    {
        var spec = new RepositorySpec(repository.GitFolder, repository.Top, "", repository.Head);
        Constitution? read = null;
        var symptom = await TryAsync("constitution", async _ =>
        {
            read = await ConstitutionFile.ReadAsync(GitRepository.ToRead(cli.Machine.Programs, spec), spec.Base, ct);
            return read is null
                ? ""
                : $"{read.Articles.Count} articles, {read.Articles.Count(one => one.Proof is not null)} with a proof; "
                    + "no proof was tried";
        }, $"Mend {Constitution.Path} and commit it.", ct);
        return read is null && symptom.IsWell ? null : symptom;
    }

    /// <summary>Null where everything that is listed can be copied.</summary>
    private async Task<Symptom?> CopyAsync(UserRepository repository, Seq<string> copy, CancellationToken ct)
    {
        var spec = new RepositorySpec(repository.GitFolder, repository.Top, "", repository.Head);
        using var checkout = new ConfinedFolders().Open(repository.Top);
        var (_, problems) = await Copies.FindAsync(copy, checkout, GitRepository.ToRead(cli.Machine.Programs, spec), ct);
        return problems is [] ? null
            : new("copy", false, string.Join(' ', problems.Select(one => one.Seen)), problems[0].Cure);
    }

    private Task<string> GitAsync(CancellationToken ct) => Task.FromResult(
        Programs.Find("git") ?? throw new WorldException("git is not on the PATH."));

    private async Task<string> RepositoryAsync(CancellationToken ct)
    {
        var found = await GitRepository.FindAsync(cli.Machine.Programs, cli.Folder, ct);
        return $"{found.Top}, {found.Branch ?? "no branch"} at {found.Head[..10]}"
            + (found.IsDirty ? "; it has changes, which a mission leaves out" : "");
    }

    private async Task<string> HomeAsync(CancellationToken ct)
    {
        var probe = Path.Combine(cli.Machine.Root, $".doctor-{cli.Machine.CommandId()}");
        await cli.Machine.Files.WriteAsync(probe, ReadOnlyMemory<byte>.Empty, ct);
        cli.Machine.Files.Delete(probe);
        return $"{cli.Machine.Root}, {cli.Missions.Ids.Count} missions";
    }

    private async Task<string> ModelAsync(CancellationToken ct)
    {
        var seats = await FilledSeats.OfAsync(cli.Machine, await cli.Machine.SettingsAsync(ct), ct);
        var names = new[] { Role.Orchestrator, Role.Worker, Role.Scrutineer }.Select(role => seats.For(role).Name);
        var named = string.Join(", ", names.Distinct());
        return seats.AreScripted
            ? $"{named}: scripted agents, no model is asked"
            : $"{named}; a key is set, nothing was asked of it";
    }

    private async Task<string> SandboxAsync(CancellationToken ct)
    {
        var rooms = cli.Machine.Rooms(await cli.Machine.SettingsAsync(ct));
        await using var room = await rooms.OpenAsync(new RoomSpec([], "/tmp", new Dictionary<string, string>()), ct);
        var ended = await room.RunAsync(new("true"), ct);
        if (ended.ExitCode != 0)
            throw new WorldException($"A room was made of {rooms.Driver}, and `true` fails in it: {ended.Output}");
        return rooms.Driver is "none"
            ? "none: agents and proofs run without walls, as the settings say"
            : $"{rooms.Driver}; a room was made and left";
    }

    private async Task<string> BrowserAsync(CancellationToken ct)
    {
        var program = Browser.Program ?? throw new WorldException("none, so flows on the web cannot be tested");
        return $"{program}, in a room: {await SaidAsync($"{ShellWord.Of(program)} --version", ct)}";
    }

    private async Task<string> TmuxAsync(CancellationToken ct)
    {
        if (Programs.Find("tmux") is null)
            throw new WorldException("none, so flows in the terminal cannot be tested");
        return $"in a room: {await SaidAsync("tmux -V", ct)}";
    }

    /// <summary>The last line that a program prints in a room: it may be on the machine and yet not be seen there.</summary>
    private async Task<string> SaidAsync(string line, CancellationToken ct)
    {
        var rooms = cli.Machine.Rooms(await cli.Machine.SettingsAsync(ct));
        await using var room = await rooms.OpenAsync(new RoomSpec([], "/tmp", new Dictionary<string, string>()), ct);
        var ended = await room.RunAsync(new(line), ct);
        var said = ended.Output.Trim().Split('\n')[^1];
        return ended.ExitCode == 0 ? said : throw new WorldException($"`{line}` fails in a room: {said}");
    }

    private async Task<string> PromptsAsync(CancellationToken ct)
    {
        var folders = new PromptFolders(cli.Machine, await cli.Missions.TopAsync(ct));
        foreach (var name in PromptLibrary.Names)
            if (await folders.PlaceAsync(name, ct) is { } path && await folders.TextAsync(name, ct) is { } text
                && PromptLibrary.Problem(name, text) is { } problem)
                throw new WorldException($"{path}: {problem}");

        var drifted = await folders.DriftedAsync(ct);
        return drifted is [] ? "as they are built in, or yours are up to date"
            : throw new WorldException($"Made from an older version: {string.Join(", ", drifted)}");
    }
}
