using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.Engine.Briefings;
using Missions.Engine.Prompts;
using Missions.Engine.Steps;
using Missions.Engine.Workspaces;
using Missions.Simulation.World;
using Missions.Tests.Support;
using Missions.Tests.World.Browsers;
using Missions.World.Files;
using Missions.World.Git;
using Missions.World.Logs;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;

namespace Missions.Tests.Engine.Flows;

/// <summary>
/// A whole mission on a page, with scripted agents in real rooms: what only a browser shows fails its first milestone,
/// and what a later feature breaks is found by doing the recorded flow again.
/// </summary>
public sealed class WebMissionTests : IDisposable
{
    private static readonly Programs Programs = new(TimeProvider.System);
    private static readonly FeatureId F1 = new("F-1"), F1B = new("F-1B"), F2 = new("F-2"), F2B = new("F-2B");
    private static readonly MilestoneId M1 = new("M-1"), M2 = new("M-2");

    private static readonly Assertion Clears = new(
        new("A-CLEAR-1"), "Clear empties the list.", "A note is still listed.", new(Expectation.Fails),
        new Proof.Flow("web", ["Open /", "Click Clear", "The list is empty"], "app", ["screenshot", "console"]),
        [new("REQ-1")]);

    private static readonly Assertion Signs = new(
        new("A-SIGN-1"), "The page says who made it.", "It does not.", new(Expectation.Fails, "no footer"),
        new Proof.Command("grep -q '<footer>' app.cjs || { echo no footer; exit 1; }"), [new("REQ-1")]);

    private static readonly Plan Plan = new(
        "Clear the list", "A reader clears the list.", [new(new("REQ-1"), "The list can be cleared.")], [Clears, Signs],
        [
            new(M1, "Clear", "The list can be cleared.", [new(F1, "Clear", "A button that clears.", [Clears.Id])]),
            new(M2, "Sign", "The page is signed.", [new(F2, "Sign", "A footer.", [Signs.Id])]),
        ],
        Recommend: "run", Checks: new(Lint: "node lint.cjs"),
        Services: [new("app", "node app.cjs {port}", "{url}/")]);

    private static readonly IReadOnlyList<Scene> Scenes =
    [
        When(new("orchestrator", "interview"), Turns(
            Does(new NoteRequirement("Clear the list.", "scope", "goal")), EndConsult())),
        When(new("orchestrator", "plan"), Turns(Propose(Plan))),
        Changes(F1, """s|<ul id="list">|<button onclick="wipe()">Clear</button> &|"""),
        Changes(F1B, "s|wipe()|list.replaceChildren()|"),
        Changes(F2, "s|list.replaceChildren()|void 0|; s|</ul>|&<footer>By Ada</footer>|"),
        Changes(F2B, "s|void 0|list.replaceChildren()|"),
        Mends("Done again", 2, F2, F2B, M2),
        Mends("A-CLEAR-1 is refuted", 1, F1, F1B, M1),
        When(new("reviewer", "review"), Turns(Report(Story.Passes))),
        When(new("scrutineer"), Turns(Does(new GiveVerdict("All was looked at.")))),
        new(
            [
                Turn(Call("start_service", new { name = "app" })),
                Turn(Call("browser_open", new { url = "{{seen:(http://127.0.0.1:[0-9]+/)}}" })),
                Turn(Call("browser_click", new { target = "button \"Clear\"" })),
                Turn(Call("browser_read", new { target = "list" })),
                Turn(Call("browser_screenshot", new { name = "cleared" })),
                Turn(Call("browser_console", new { })),
                Verdict("good", "proven"),
                Verdict("bad", "refuted"),
            ],
            new("user-tester"), [new("browser_console -> 1 error", "bad")]),
        When(new("orchestrator", "debrief"), Turns(EndConsult("It can be cleared."))),
    ];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_a_browser_shows_fails_it_and_what_a_later_feature_breaks_is_found_without_a_model()
    {
        var (mission, rest, home) = await RunAsync();
        await using var end = mission;
        var state = mission.State;
        var replays = state.Evidence.Where(one => one.Kind is EvidenceKind.Replay).ToList();
        var pictures = state.Evidence.Where(one => one.Picture is not null).ToList();

        Assert.True(
            rest.Reason is RestReason.Done,
            $"{rest.Sentence} {string.Join('\n', state.Issues.Select(one => one.Text))}");
        Assert.Equal(
            [(M1, false), (M1, true), (M2, false), (M2, true)],
            state.Rounds.Select(round => (round.Milestone, round.Holds == true)));
        Assert.Contains(
            state.Readiness!.Driven, one => one.StartsWith("The surface web can be driven", StringComparison.Ordinal));
        Assert.Equal(2, state.Runs.Count(run => run.Purpose is Purpose.Use));
        Assert.Equal((6, 3, null), (state.Recordings[0].Calls, state.Recordings[0].Checked, state.Recordings[0].Note));
        Assert.Equal([false, true], replays.Select(one => one.Holds));
        Assert.Contains(
            "browser_read {\"target\":\"list\"}", replays[0].Note!, StringComparison.Ordinal);
        Assert.Equal(Clears.Id, state.Issues[1].Assertion);
        Assert.Equal(2, pictures.Count(one => one.Run is not null));
        foreach (var seen in pictures)
            Assert.Equal("PNG", System.Text.Encoding.ASCII.GetString(
                await new Blobs(new DiskFiles(), home.Blobs).GetAsync(seen.Picture!, default), 1, 3));
    }

    private static Scene Changes(FeatureId feature, string edit) => When(
        new("worker", "implement", $"{feature}"),
        Turns(
        Shell($"sed -i '{edit}' app.cjs"),
        HandOff(new(HandoffOutcome.Done, "Changed.", "Change the page", new(true)))));

    private static Scene Mends(string told, int issue, FeatureId follows, FeatureId feature, MilestoneId milestone)
    {
        Seq<FeatureToAdd> mending =
            [new(feature, "Mend it", "Make Clear work.", milestone, Follows: follows, Mends: [Clears.Id])];
        var resolved = new { issue = $"I-{issue}", by = "feature", feature = $"{feature}", because = "It is mended." };
        return When(
            new("orchestrator", "consult", Told: [told]),
            Turns(Does(new AmendPlan("It does not hold.", mending)), Call("resolve_issue", resolved), EndConsult()));
    }

    private static ScriptedTurn Verdict(string label, string result) => new(label, Calls:
    [
        Call("give_verdict", new
        {
            summary = "Used it.",
            verdicts = (object[])
            [
                new
                {
                    assertion = "A-CLEAR-1", result, because = "That is what the page shows.",
                    evidence = (string[])
                    [
                        "{{seen:Evidence (E-[0-9]+): browser_read}}",
                        "{{seen:Evidence (E-[0-9]+): browser_screenshot}}",
                        "{{seen:Evidence (E-[0-9]+): browser_console}}",
                    ],
                },
            ],
        }),
    ]);

    private async Task<(LiveMission Mission, Step.Rest Resting, MissionHome Home)> RunAsync()
    {
        var source = NotesPage.Source.Replace("PORT", "process.argv[2]", StringComparison.Ordinal);
        var git = PlainGit.Init(
            Path.Combine(_folder.Path, "repository"), new Dictionary<string, string>
            {
                ["app.cjs"] = source,
                ["lint.cjs"] = "require('child_process').execFileSync(process.execPath, ['--check', 'app.cjs'])\n",
            });
        var home = new MissionHome(_folder.Path, "web");
        var clock = TimeProvider.System;
        var mission = await LiveMission.OpenAsync(
            await new MemoryLogs().OpenAsync(home.Journal, default), home.Journal, clock, default);
        await mission.SubmitAsync(
            new Open("web", "Clear the list.", git.Folder, git.Head, "main", false, true, true, new()), Actor.Human,
            default);
        var spec = new RepositorySpec(home.Repository, git.Folder, home.Id, git.Head);
        var shop = new Workshop(
            mission, home, new DiskFiles(), new FileLogs(), new BubblewrapRooms(Programs, Bystander.Relay),
            await GitRepository.OpenAsync(Programs, spec, default), new GitBase(Programs, spec),
            new Scripted(new("web", Scenes)),
            new BriefingWriter(new PromptLibrary()), clock, "Ada <ada@example.org>", _ => { })
        {
            Layers = new DiskLayers(Programs),
            UserPrograms = new SimulatedUserPrograms(),
            Host = new OpenRooms(Programs),
            Ports = new MachinePorts(),
        };
        var runner = new MissionRunner(mission, new StepRunner(shop), new(clock), false);
        return (mission, await runner.RunAsync(_ => false, default), home);
    }

    private sealed class Scripted(Scenario scenario) : ISeats
    {
        public Seat For(Role role) => new(
            "scripted/web",
            new ModelAgent(new ScriptedModel(scenario, TimeProvider.System, 0), new(), TimeProvider.System), _ => 0);

        public Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct) =>
            Task.FromResult(For(default));
    }
}
