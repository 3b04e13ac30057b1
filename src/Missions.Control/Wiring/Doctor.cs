using Missions.Core.Seats;
using Missions.Engine.Settings;
using Missions.World;
using Missions.World.Git;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Control.Wiring;

/// <summary>Something that was looked at, and how to put it right.</summary>
/// <param name="Level">What it takes: 1 to plan, 2 to build, 3 to prove. 0 where nothing depends on it.</param>
internal sealed record Symptom(string Name, bool IsWell, string Seen, string? Cure, int Level);

/// <summary>Looks whether everything is there that a mission takes.</summary>
internal sealed class Doctor(Cli cli)
{
    private static readonly string[] Tools =
        ["node", "npm", "python3", "dotnet", "go", "cargo", "java", "ruby", "php", "make"];

    public async Task<IReadOnlyList<Symptom>> ExamineAsync(CancellationToken ct) =>
    [
        await TryAsync("git", 1, GitAsync, "Install git 2.31 or newer: apt-get install git", ct),
        await TryAsync("repository", 1, RepositoryAsync, "Go to a repository with a commit in it.", ct),
        await TryAsync("home", 1, HomeAsync, $"Make {cli.Machine.Root} writable, or name another in "
            + $"MISSIONS_HOME.", ct),
        await TryAsync("model", 1, ModelAsync, "See above; `mission demo` needs none.", ct),
        await TryAsync("sandbox", 2, SandboxAsync, "apt-get install bubblewrap, and allow unprivileged user "
            + "namespaces.", ct),
        Toolchains(),
        await TryAsync("checks", 3, ChecksAsync, "`mission init` writes down what it finds; add what is missing.", ct),
        await TryAsync("prompts", 0, PromptsAsync, "`mission prompts diff NAME` shows what changed.", ct),
    ];

    private static async Task<Symptom> TryAsync(
        string name, int level, Func<CancellationToken, Task<string>> look, string cure, CancellationToken ct)
    {
        try
        {
            return new(name, true, await look(ct), null, level);
        }
        catch (WorldException broken) when (!ct.IsCancellationRequested)
        {
            return new(name, false, broken.Message, cure, level);
        }
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
        var seats = await ModelSeats.OfAsync(cli.Machine, await cli.Machine.SettingsAsync(ct), ct);
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

    private static Symptom Toolchains()
    {
        var found = Tools.Where(tool => Programs.Find(tool) is not null).ToList();
        return new("toolchains", true, found is [] ? "none of the usual ones" : string.Join(", ", found), null, 0);
    }

    private async Task<string> ChecksAsync(CancellationToken ct)
    {
        var top = await cli.Missions.TopAsync(ct) ?? throw new WorldException("There is no repository to look at.");
        var settings = Path.Combine(top, ".missions", "settings.json");
        if (await cli.Machine.Files.ReadAsync(settings, ct) is not null)
            return $"{settings} says; a plan tries them on the base";

        var survey = await Surveyor.LookAsync(cli.Machine.Files, top, ct);
        if (survey.Checks.All is []) throw new WorldException("No check was found: nothing here would ever be green.");
        return $"found {string.Join(", ", survey.Checks.All.Select(check => $"{check.Name} `{check.Run}`"))}; not "
            + $"tried";
    }

    private async Task<string> PromptsAsync(CancellationToken ct)
    {
        var drifted = await new PromptFolders(cli.Machine, await cli.Missions.TopAsync(ct)).DriftedAsync(ct);
        return drifted is [] ? "as they are built in, or yours are up to date"
            : throw new WorldException($"Made from an older version: {string.Join(", ", drifted)}");
    }
}
