using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.Agents.Models.Scripted;
using Missions.Core.Plans;
using Missions.Engine.Journals;
using ReviewProof = Missions.Core.Plans.Proof.Review;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>Who plays in a mission with a cheat: one worker who may cheat, and others who believe everything.</summary>
internal static class Cast
{
    public static Scenario Planning(Plan plan) => new("cheats",
    [
        Scene("orchestrator", "interview", Call("end_consult", new() { ["summary"] = "The goal says it all." })),
        Scene("orchestrator", "plan", Call("propose_plan",
            JsonSerializer.SerializeToNode(plan, JournalJson.Default.Plan)!.AsObject())),
        Scene("reviewer", "question", Call("report_review", Unbuilt(plan))),
    ]);

    /// <summary>What one sees who reads the base.</summary>
    private static JsonObject Unbuilt(Plan plan)
    {
        var review = Review(plan);
        review["feature"] = "QUESTION";
        foreach (var judged in review["assertions"]!.AsArray())
            (judged!["result"], judged["because"]) = ("refuted", "Search is not built yet.");
        return review;
    }

    /// <summary>The same with somebody who plays otherwise: who, on what, and the calls as JSON.</summary>
    public static Scenario With(this Scenario scenario, string role, string? purpose, string calls) => scenario with
    {
        Scenes =
        [
            Scene(role, purpose, [.. JsonNode.Parse(calls)!.AsArray().Select(call =>
                Call((string)call![0]!, call[1]!.AsObject()))]),
            .. scenario.Scenes,
        ],
    };

    /// <param name="shell">What the worker runs.</param>
    /// <param name="claim">What its handoff says otherwise than an honest one, as JSON.</param>
    public static Scenario Working(Plan plan, string shell, string claim) => new("cheats",
    [
        Scene("worker", "implement",
            [Call("shell", new() { ["command"] = shell, ["timeoutSeconds"] = 30 }), .. HandsOff(claim)]),
        Scene("reviewer", "review", Call("report_review", Review(plan))),
        Scene("user-tester", null,
            Call("start_service", new() { ["name"] = "app" }),
            Call("http_request", new()
            {
                ["method"] = "GET",
                ["url"] = "{{seen:(http://127.0.0.1:[0-9]+)}}/notes?q=milk",
            }),
            Call("give_verdict", JsonNode.Parse(Proven)!.AsObject())),
        Scene("scrutineer", null,
            Call("give_verdict", new() { ["verdicts"] = new JsonArray(), ["summary"] = "Looked at." })),
        Scene("orchestrator", null, Call("end_consult", new() { ["summary"] = "Nothing comes to mind." })),
    ]);

    private const string Proven = """
        {"summary":"Used it.","verdicts":[{"assertion":"A-SEARCH","result":"proven","because":"Only milk came.",
        "evidence":["{{seen:Evidence (E-[0-9]+)}}"]}]}
        """;

    private static IEnumerable<ScriptedCall> HandsOff(string claim) =>
        claim is "none" ? [] : [Call("hand_off", HandOff(claim))];

    private static JsonObject HandOff(string claim)
    {
        var handoff = new JsonObject
        {
            ["outcome"] = "done",
            ["summary"] = "Search is built.",
            ["commitMessage"] = "Search notes",
            ["done"] = new JsonArray("Search."),
            ["procedure"] = new JsonObject { ["followed"] = true },
        };
        foreach (var (name, value) in JsonNode.Parse(claim)!.AsObject()) handoff[name] = value?.DeepClone();
        return handoff;
    }

    private static JsonObject Review(Plan plan) => new()
    {
        ["feature"] = "F-1",
        ["verdict"] = "pass",
        ["summary"] = "All is well.",
        ["findings"] = new JsonArray(),
        ["assertions"] = new JsonArray(
        [
            .. plan.Contract.Where(one => one.Proof is ReviewProof).Select(one => new JsonObject
            {
                ["assertion"] = one.Id.ToString(),
                ["result"] = "proven",
                ["because"] = "It says so.",
                ["file"] = "src/search.mjs",
                ["line"] = 1,
            }),
        ]),
    };

    public static Scene Scene(string role, string? purpose, params IEnumerable<ScriptedCall> calls) =>
        new([.. calls.Select(call => new ScriptedTurn(Calls: [call]))], new Match(role, purpose));

    public static ScriptedCall Call(string tool, JsonObject arguments)
    {
        using var json = JsonDocument.Parse(arguments.ToJsonString());
        return new(tool, json.RootElement.Clone());
    }
}
