using System.Text.Json.Nodes;
using Missions.Control.Verbs;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Tests.Core;
using Missions.Tests.Support;
using Missions.World.Files;
using Missions.World.Locks;
using Missions.World.Logs;
using Missions.World.Processes;

namespace Missions.Tests.Control;

/// <summary>A terminal in a repository with a home of missions, where verbs are typed in process.</summary>
public sealed class Desk : IDisposable
{
    public static readonly CancellationToken Never = CancellationToken.None;

    private readonly TempFolder _temp = new();
    private readonly Machine _machine;

    public Desk()
    {
        var clock = TimeProvider.System;
        Git = PlainGit.Init(_temp.Of("repo"), new Dictionary<string, string> { ["README.md"] = "Notes\n" });
        var home = _temp.Of("home");
        _machine = new(home, clock, new DiskFiles(), new FileLogs(), new FileLocks(clock), new Programs(clock));
    }

    public PlainGit Git { get; }
    public string Root => _machine.Root;
    public string Out { get; private set; } = "";
    public string Error { get; private set; } = "";
    public JsonObject Json => JsonNode.Parse(Out)!.AsObject();
    public Machine Machine => _machine;

    public MissionHome Home(string id = "notes-1") => _machine.Home(id);

    public Task<Mission> StateAsync(string id = "notes-1") => _machine.Door(id).LookAsync(Never);

    /// <summary>A mission whose journal tells this story, on this repository's commit.</summary>
    public async Task<MissionHome> TellAsync(Given story, string id = "notes-1")
    {
        var home = Home(id);
        await using var log = await _machine.Logs.OpenAsync(home.Journal, Never);
        foreach (var recorded in story.Journal)
            await log.AppendAsync([MissionJournal.Entry(Here(recorded.Event, id), recorded.At)], Never);
        return home;
    }

    /// <summary>Types words, and answers what is asked with these lines.</summary>
    public async Task<int> TypeAsync(IReadOnlyList<string> words, string? answers = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var input = new StringReader(answers ?? "");
        var cli = new Cli(_machine, output, error, input, Git.Folder, IsInteractive: answers is not null);

        var exit = await Typed.RunAsync(cli, AllVerbs.Of(cli), words);
        (Out, Error) = (output.ToString(), error.ToString());
        return exit;
    }

    public Task<int> TypeAsync(params string[] words) => TypeAsync((IReadOnlyList<string>)words);

    public void Dispose() => _temp.Dispose();

    private MissionEvent Here(MissionEvent happened, string id) => happened is MissionEvent.MissionOpened opened
        ? opened with { Mission = id, Repository = Git.Folder, Base = Git.Head }
        : happened;
}
