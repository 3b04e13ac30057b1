using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

/// <summary>The one small mission that every test of Core tells its story about: search and pins for notes.</summary>
public static class Samples
{
    public static readonly DateTimeOffset Start = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly MilestoneId First = new("M-1"), Second = new("M-2");
    public static readonly RequirementId Finds = new("REQ-1"), Pins = new("REQ-2");

    public static readonly Assertion Search = new(
        new("A-SEARCH-1"),
        "GET /notes?q=word lists exactly the notes that contain the word.",
        "A note without the word is listed, or one with it is missing.",
        new(Expectation.Fails, "expected 200, got 404"),
        new Proof.Command("node --test proofs/search.test.mjs", "app", Files: [new("proofs/search.test.mjs", "one")]),
        [Finds]);

    public static readonly Assertion Narrows = new(
        new("A-SEARCH-2"),
        "The list narrows as one types.",
        "Notes stay that do not match.",
        new(Expectation.Fails),
        new Proof.Flow("http", ["Ask for milk", "Only notes with milk remain"], "app"),
        [Finds]);

    public static readonly Assertion Tidy = new(
        new("A-TIDY-1"),
        "Searching is one function.",
        "The search is written twice.",
        new(Expectation.Fails),
        new Proof.Review("Is searching written once?"),
        [Finds]);

    public static readonly Assertion Pin = new(
        new("A-PIN-1"),
        "A pinned note comes first.",
        "An unpinned note stands before it.",
        new(Expectation.Fails, "no pins"),
        new Proof.Command("node --test proofs/pin.test.mjs", Files: [new("proofs/pin.test.mjs", "one")]),
        [Pins]);

    public static readonly Assertion Looks = new(
        new("A-LOOK-1"),
        "Pins look right.",
        "They do not.",
        new(Expectation.Fails),
        new Proof.Human("Do pins look right?"),
        [Pins]);

    public static readonly Assertion Keeps = new(
        new("A-KEEP-1"),
        "All present tests still pass.",
        "One fails.",
        new(Expectation.Holds),
        new Proof.Command("node --test"));

    public static readonly Assertion KeepsOld = new(
        new("A-OLD-1"),
        "The old search page still answers.",
        "It is gone.",
        new(Expectation.Holds),
        new Proof.Command("node --test old"),
        Until: First);

    public static readonly Feature Endpoint =
        new(new("F-1"), "Search endpoint", "Answer GET /notes?q=.", [Search.Id], Skill: "backend");

    public static readonly Feature Box =
        new(new("F-2"), "Search box", "Narrow the list.", [Narrows.Id, Tidy.Id], [Search.Id]);

    public static readonly Feature PinFeature = new(new("F-3"), "Pins", "Pin notes.", [Pin.Id, Looks.Id]);

    public static readonly Plan Notes = new(
        "Search and pins",
        "Readers search and pin.",
        [new(Finds, "A reader finds a note by a word in it."), new(Pins, "A note can be pinned.")],
        [Search, Narrows, Tidy, Pin, Looks, Keeps, KeepsOld],
        [
            new(First, "Search", "A reader can search.", [Endpoint, Box]),
            new(Second, "Pins", "A reader can pin.", [PinFeature]),
        ],
        Skills: [new("backend", "How to work on the server", "Write plain node.")],
        Checks: new(Lint: "npm run lint", Test: "npm test"),
        Services: [new("app", "node server.mjs --port {port}", "{url}/")],
        Boundaries: new(["**"], ["infra/**"]));

    public static readonly TestTally Tally = new(3, 1, 0, ["finds", "keeps", "old"]);

    public static readonly Readiness Ready = new(
        1,
        [
            new("lint", "npm run lint", [0, 0, 0], [], []),
            new("test", "npm test", [1, 1, 1], ["old.test: fails"], [], Tally),
        ],
        ["app started"],
        []);

    public static Open Open(bool answersItself = false, Limits? limits = null) =>
        new(
            "notes-1", "Search and pins.", "/repo", "base", "main", false, answersItself, false,
            limits ?? new(Bite: 3));

    public static Handoff Done(string summary = "All of it.") =>
        new(HandoffOutcome.Done, summary, "Add it", new(true), Commands: [new("npm test", 0)]);

    public static RunFacts Facts(string @base, string head) =>
        new(@base, head, ["src/search.mjs"], [new("npm test", 0)]);

    public static Spend Cents => new(1000, 900, 50, 0.01m);
}
