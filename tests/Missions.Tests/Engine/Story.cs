using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Simulation;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;

namespace Missions.Tests.Engine;

/// <summary>
/// The small mission that every test of the engine tells its story about: an application that knows words learns new
/// ones. A test puts its own scenes before the usual ones.
/// </summary>
internal static class Story
{
    public const string Goal = "Know more words.";

    public static readonly FeatureId F1 = new("F-1"), F2 = new("F-2"), F3 = new("F-3"), F1B = new("F-1B");
    public static readonly MilestoneId M1 = new("M-1"), M2 = new("M-2");

    public static readonly Assertion Search = Knows("search"), Pins = Knows("pins"), Tags = Knows("tags") with
    {
        Proof = new Proof.Command("prove proofs/tags.txt", "app", Files: [new("proofs/tags.txt", "tags\n")]),
    };

    public static readonly Assertion Answers = new(
        new("A-USE"),
        "GET /search answers 200.",
        "It answers anything else.",
        new(Expectation.Fails),
        new Proof.Flow("http", ["Open /search", "It answers 200"], "app"),
        [new("REQ-1")],
        Interface: ["GET /search"]);

    public static readonly Assertion Keeps = new(
        new("A-KEEP"),
        "What the application did, it does.",
        "It does not any more.",
        new(Expectation.Holds),
        new Proof.Command("keep"));

    public static readonly Plan OneMilestone = new(
        "More words",
        "The application learns words.",
        [new(new("REQ-1"), "It knows more words.")],
        [Search, Answers, Keeps],
        [new(M1, "Search", "It knows search.", [Feature(F1, "search", [Search.Id, Answers.Id])])],
        Recommend: "run",
        Skills: [new("words", "How to add words.", "Add the word to both files.")],
        Setup: "set-up",
        Checks: new(Lint: "lint", Test: "run-tests"),
        Services: [new("app", "serve", "{url}/")]);

    public static readonly Plan TwoMilestones = OneMilestone with
    {
        Contract = [Search, Tags, Answers, Pins, Keeps],
        Milestones =
        [
            new(M1, "Search", "It knows search and tags.",
                [Feature(F1, "search", [Search.Id, Answers.Id]), Feature(F2, "tags", [Tags.Id])]),
            new(M2, "Pins", "It knows pins.", [Feature(F3, "pins", [Pins.Id])]),
        ],
    };

    /// <summary>Agents who do their work well, whatever the plan says.</summary>
    public static IReadOnlyList<Scene> Usual(Plan plan) =>
    [
        When(new("orchestrator", "interview"), Turns(
            Call("list_files", new { glob = "**" }),
            Does(new NoteRequirement("It knows more words.", "scope", "the goal")),
            EndConsult("Understood."))),
        When(new("orchestrator", "plan"), Turns(Call("read_file", new { path = "README.md" }), Propose(plan))),
        .. plan.Features.Select(feature => Builds(feature.Id, feature.Title)),
        When(new("reviewer", "review"), Turns(Shell("run-tests"), Report(Passes))),
        When(new("reviewer", "repair"), Turns(Report(Passes with { Feature = F1 }))),
        When(new("scrutineer"), Turns(Does(new GiveVerdict("All was looked at.")))),
        Uses("proven"),
        When(new("orchestrator", "debrief"), Turns(EndConsult("It knows more words."))),
    ];

    public static Review Passes => new(new("{{seen:feature=(F-[A-Z0-9]+)}}"), ReviewResult.Pass, "Nothing to complain about.");

    /// <summary>A worker who teaches the application a word, and says what it did.</summary>
    public static Scene Builds(FeatureId feature, string word, Handoff? handoff = null, Match? match = null) => When(
        match ?? new("worker", "implement", $"{feature}"),
        Turns(
            Shell($"add {SimulatedProject.Known} {word}"),
            Shell($"add {SimulatedProject.Tested} {word}"),
            Shell("run-tests"),
            HandOff(handoff ?? Done(word))));

    public static Handoff Done(string word) => new(
        HandoffOutcome.Done,
        $"It knows {word}.",
        $"Know {word}",
        new(true),
        Commands: [new("run-tests", 0)],
        Tests: [new(SimulatedProject.Tested, [new(word)])]);

    /// <summary>A user-tester who looks before it judges.</summary>
    public static Scene Uses(string result, Match? match = null) => new(
        [
            new("serve", Calls: [Call("start_service", new { name = "app" })]),
            Turn(Get("/search")),
            Turn(Call("give_verdict", new
            {
                summary = "Used it.",
                verdicts = (object[])
                [
                    new { assertion = "A-USE", result, because = "It answers so.", evidence = (string[])["{{seen:Evidence (E-[0-9]+)}}"] },
                ],
            })),
        ],
        match ?? new("user-tester", Milestone: "M-1"),
        [new("start_service starts one again", "serve")]);

    public static Feature Feature(FeatureId id, string word, Seq<AssertionId> satisfies) =>
        new(id, word, $"Teach it {word}.", satisfies, Skill: "words");

    private static Assertion Knows(string word) => new(
        new($"A-{word.ToUpperInvariant()}"),
        $"It knows {word}.",
        "It does not.",
        new(Expectation.Fails, $"expected {word}, got nothing"),
        new Proof.Command($"prove proofs/{word}.txt", Files: [new($"proofs/{word}.txt", $"{word}\n")]),
        [new("REQ-1")]);
}
