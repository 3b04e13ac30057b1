using System.Text.Json;
using Missions.Agents.Tools;
using static Missions.Agents.Tools.Member;
using static Missions.Control.Mcp.VerbTool;

namespace Missions.Control.Mcp;

/// <summary>What an agent may do with missions. What cannot be undone is not among it.</summary>
internal static class VerbTable
{
    private static readonly Member Mission = Text("mission", "The mission's id, or the beginning of it.");

    public static VerbTool Status { get; } = new(
        "mission_status",
        "Where a mission stands: state, what it does or waits for, assertions, features, spend, needsYou.",
        new(Mission, Number("waitSeconds", "Wait so long for news at most, up to 50.").Optional),
        given => ["status", "--json", .. Words(given, "mission")], Changes: false);

    /// <summary>In the order in which one needs them.</summary>
    public static IReadOnlyList<VerbTool> Tools { get; } =
    [
        new("mission_list", "All missions of this home.", new(), _ => ["list", "--json"], Changes: false),
        new(
            "mission_plan",
            "Open a mission on a goal. It interviews, plans and tries the plan's proofs on its own; returns at once.",
            new(
                Text("goal", "What is to be built, and what must hold."),
                Text("repository", "A folder of the git repository.")),
            given => ["plan", "--detach", "--json", .. Words(given, "goal")]),
        Status,
        new(
            "mission_show",
            "One thing of a mission with all that is known of it.",
            new(Mission, Text(
                "thing",
                "plan, constitution, debrief, a skill's name, or an id: A-SEARCH-1, F-2, M-1, R-7, E-12, I-3, Q-1.")),
            given => ["show", "--json", .. Words(given, "mission", "thing")], Changes: false),
        new(
            "mission_approve",
            "Approve the plan, or an amendment that needs it. The answer says what will be proven and what not.",
            new(Mission), given => ["approve", "--yes", "--json", .. Words(given, "mission")]),
        new(
            "mission_reject", "Send the plan back with the reason.",
            new(Mission, Text("because", "What is wrong with it.")),
            given => ["reject", "--json", $"--because={Given(given, "because")}", .. Words(given, "mission")]),
        new(
            "mission_answer", "Answer a question of the orchestrator's.",
            new(Mission, Text("question", "Such as Q-3."), Text("text", "The answer.")),
            given => ["answer", "--json", .. Words(given, "mission", "question", "text")]),
        new(
            "mission_decide", "Take a decision that waits for the human.",
            new(Mission, Text("decision", "Such as D-2."), Text("choice", "One of its options.")),
            given => ["decide", "--json", .. Words(given, "mission", "decision", "choice")]),
        new(
            "mission_say", "Say something to the orchestrator; it is taken up at the next step.",
            new(Mission, Text("text", "What it should know.")),
            given => ["say", "--json", .. Words(given, "mission", "text")]),
        new(
            "mission_constrain", "Say what must hold for ever: every later briefing has it.",
            new(Mission, Text("text", "What must hold.")),
            given => ["say", "--constraint", "--json", .. Words(given, "mission", "text")]),
        new(
            "mission_run", "Work on until the mission rests again. Returns at once; mission_status shows it.",
            new(Mission), given => ["run", "--detach", "--json", .. Words(given, "mission")]),
        new(
            "mission_pause", "Stop after what is under way.",
            new(Mission), given => ["pause", "--json", .. Words(given, "mission")]),
        new(
            "mission_resume", "Let a paused mission, or one that stands still, go on; mission_run then works on it.",
            new(Mission), given => ["resume", "--json", .. Words(given, "mission")]),
        new(
            "mission_evidence",
            "Write the evidence pack: one HTML page with every proof, and a manifest. Returns its path.",
            new(Mission), given => ["evidence", "--json", .. Words(given, "mission")]),
    ];

    /// <summary>Behind <c>--</c> nothing is an option, whatever it looks like.</summary>
    private static IEnumerable<string> Words(JsonElement given, params IEnumerable<string> names) =>
        ["--", .. names.Select(name => Given(given, name)!)];
}
