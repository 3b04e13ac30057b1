using System.Text.Json;
using Missions.Agents.Models.Scripted;

namespace Missions.Simulation.Proving.Money;

/// <summary>One small mission, played well by everybody: the application learns one word.</summary>
internal static class OutageScenario
{
    private static readonly object Plan = new
    {
        title = "More words",
        summary = "The application learns a word.",
        recommend = "run",
        requirements = new[] { new { id = "REQ-1", text = "It knows search." } },
        contract = new object[]
        {
            new
            {
                id = "A-SEARCH",
                claim = "It knows search.",
                refutedBy = "It does not.",
                atBase = new { expect = "fails", saying = "expected search, got nothing" },
                requirements = new[] { "REQ-1" },
                proof = new
                {
                    kind = "command",
                    run = "prove proofs/search.txt",
                    files = new[] { new { path = "proofs/search.txt", content = "search\n" } },
                },
            },
        },
        milestones = new[]
        {
            new
            {
                id = "M-1",
                title = "Search",
                outcome = "It knows search.",
                features = new[]
                {
                    new { id = "F-1", title = "search", description = "Teach it.", satisfies = new[] { "A-SEARCH" } },
                },
            },
        },
        setup = "set-up",
        checks = new { lint = "lint", test = "run-tests" },
    };

    public static Scenario Scenario { get; } = new(
        "simulated",
        [
            new(Turns(Call("end_consult", new { summary = "Understood." })), new("orchestrator", "interview")),
            new(
                Turns(Call("list_files", new { glob = "**" }), Call("propose_plan", Plan)),
                new("orchestrator", "plan")),
            new(
                Turns(
                    Call("shell", new { command = $"add {SimulatedProject.Known} search" }),
                    Call("shell", new { command = $"add {SimulatedProject.Tested} search" }),
                    Call("shell", new { command = "run-tests" }),
                    Call("hand_off", new
                    {
                        outcome = "done",
                        summary = "It knows search.",
                        commitMessage = "Know search",
                        procedure = new { followed = true },
                        commands = new[] { new { run = "run-tests", exitCode = 0 } },
                    })),
                new("worker")),
            new(
                Turns(
                    Call("shell", new { command = "run-tests" }),
                    Call("report_review", new { feature = "F-1", verdict = "pass", summary = "It is fine." })),
                new("reviewer")),
            new(Turns(Call("give_verdict", new { summary = "All was looked at." })), new("scrutineer")),
            new(Turns(Call("end_consult", new { summary = "It knows search." })), new("orchestrator", "debrief")),
        ]);

    private static List<ScriptedTurn> Turns(params ScriptedCall[] calls) =>
        [.. calls.Select(call => new ScriptedTurn(Calls: [call]))];

    private static ScriptedCall Call(string tool, object arguments) =>
        new(tool, JsonSerializer.SerializeToElement(arguments));
}
