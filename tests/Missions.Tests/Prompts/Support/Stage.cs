using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Prompts.Support;

/// <summary>A small mission in the state in which a run of a purpose starts, and that run.</summary>
internal static class Stage
{
    private const string Commit = "0123456789abcdef";

    private static readonly FeatureId Search = new("F-1");
    private static readonly MilestoneId First = new("M-1");
    private static readonly RequirementId Finds = new("REQ-1");

    private static readonly Assertion Finding = new(
        new("A-SEARCH-1"), "A note is found by a word.", "It is not.", new(Expectation.Fails, "found none"),
        new Proof.Command("node --test proofs/search.mjs", Files: [new("proofs/search.mjs", "test();")]), [Finds]);

    private static readonly Assertion Using = new(
        new("A-SEARCH-2"), "A reader narrows the list.", "It stays.", new(Expectation.Fails),
        new Proof.Flow("http", ["GET /notes?q=milk", "Only milk is listed"]), [Finds]);

    private static readonly Assertion Reading = new(
        new("A-SEARCH-3"), "Searching is written once.", "It is there twice.", new(Expectation.Fails),
        new Proof.Review("Is searching written once?"), [Finds]);

    private static readonly Plan Notes = new(
        "Search",
        "Readers search.",
        [new(Finds, "A reader finds a note.")],
        [Finding, Using, Reading],
        [new(First, "Search", "A reader can search.",
            [new(Search, "Search", "Answer GET /notes?q=.", [Finding.Id, Using.Id, Reading.Id], Skill: "backend")])],
        Skills: [new("backend", "Server work", "Write plain node.")],
        Checks: new(Test: "npm test"));

    private static readonly Handoff Done = new(HandoffOutcome.Done, "It searches.", "Search notes", new(true));

    private static readonly MissionEvent[] Opened =
        [new MissionOpened("notes-1", "Search the notes.", "/repo", Commit, "main", false, false, true, new())];

    private static readonly MissionEvent[] Approved = [.. Opened, new PlanProposed(Notes), new PlanApproved(false)];

    private static readonly MissionEvent[] Validating =
    [
        .. Approved,
        new FeatureHandedOff(new(1), Search, Done, new(Commit, Commit, ["search.mjs"])),
        new ValidationStarted(First, 1, Commit),
    ];

    public static Mission MissionFor(Purpose purpose)
    {
        var events = purpose switch
        {
            Purpose.Interview or Purpose.Plan => Opened,
            Purpose.Implement or Purpose.Consult or Purpose.Repair or Purpose.Question => Approved,
            _ => Validating,
        };
        return Mission.From(
            events.Select((happened, index) => new Recorded(index + 1, DateTimeOffset.UnixEpoch, happened)));
    }

    public static Run RunFor(Purpose purpose) => new(
        new(2),
        RoleOf(purpose),
        purpose,
        "scripted/notes",
        Round: 1,
        Commit,
        purpose is Purpose.Implement or Purpose.Review ? Search : null,
        purpose is Purpose.Interview or Purpose.Plan or Purpose.Repair or Purpose.Debrief or Purpose.Question
            ? null
            : First,
        Group: purpose is Purpose.Question ? Reading.Id.Value : null);

    public static Role RoleOf(Purpose purpose) => purpose switch
    {
        Purpose.Implement => Role.Worker,
        Purpose.Scrutinize => Role.Scrutineer,
        Purpose.Review or Purpose.Repair or Purpose.Question => Role.Reviewer,
        Purpose.Use => Role.UserTester,
        _ => Role.Orchestrator,
    };

    /// <summary>What the step of a purpose looks up in the world for the blanks that no mission can fill.</summary>
    public static Dictionary<string, string> SeenFor(Purpose purpose)
    {
        string[] names = purpose switch
        {
            Purpose.Debrief => ["repository", "skills", "compared"],
            _ when RoleOf(purpose) is Role.Orchestrator => ["repository", "skills"],
            Purpose.Review => ["diff"],
            Purpose.Repair => ["claim", "old", "new"],
            Purpose.Question => ["asked"],
            _ => [],
        };
        return names.ToDictionary(name => name, name => $"<the {name}>");
    }
}
