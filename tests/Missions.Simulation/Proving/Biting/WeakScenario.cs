using System.Text.Json.Nodes;

namespace Missions.Simulation.Proving.Biting;

/// <summary>What scripted agents say and do in a mission some of whose proofs are weak on purpose.</summary>
internal static class WeakScenario
{
    public const string Goal = "Count the words.";

    public static string Json(IReadOnlyList<WeakFeature> features) => new JsonObject
    {
        ["name"] = "weak",
        ["goal"] = Goal,
        ["scenes"] = new JsonArray(
        [
            Scene("orchestrator", "interview", null, Call("end_consult", Summed("The goal says it all."))),
            Scene("orchestrator", "plan", null, Call("propose_plan", Plan(features))),
            .. features.Select(one => Scene(
                "worker", "implement", one.Id, [.. Writes(one), Call("hand_off", HandOff(one))])),
            .. features.Select(one => Scene("reviewer", "review", one.Id, Call("report_review", Review(one)))),
            Scene("scrutineer", null, null, Call("give_verdict", new()
            {
                ["verdicts"] = new JsonArray(),
                ["summary"] = "All was looked at.",
            })),
            Scene("orchestrator", "consult", null, Call("resolve_issue", new()
            {
                ["issue"] = "{{seen:(I-\\d+) \\((?:(?!I-\\d)[^\\n])*proves nothing}}",
                ["by"] = "dismiss",
                ["because"] = "Counting came with an earlier feature.",
            }), Call("end_consult", Summed("Somebody looked at it."))),
            Scene("orchestrator", "debrief", null, Call("end_consult", Summed("It is done."))),
        ]),
    }.ToJsonString();

    private static JsonObject Plan(IReadOnlyList<WeakFeature> features) => new()
    {
        ["title"] = "Counting words",
        ["summary"] = "Words are counted and reported.",
        ["recommend"] = "run",
        ["requirements"] = new JsonArray(new JsonObject { ["id"] = "REQ-1", ["text"] = Goal }),
        ["contract"] = new JsonArray([.. features.Select(Assertion)]),
        ["milestones"] = new JsonArray(new JsonObject
        {
            ["id"] = "M-1",
            ["title"] = "All of it",
            ["outcome"] = Goal,
            ["features"] = new JsonArray([.. features.Select(Feature)]),
        }),
        ["checks"] = new JsonObject { ["test"] = "node --test test/words.test.mjs" },
    };

    private static JsonObject Assertion(WeakFeature one) => new()
    {
        ["id"] = one.Assertion,
        ["claim"] = $"{one.Title}.",
        ["refutedBy"] = "It does not.",
        ["requirements"] = new JsonArray("REQ-1"),
        ["atBase"] = new JsonObject { ["expect"] = "fails", ["saying"] = one.Saying },
        ["proof"] = new JsonObject
        {
            ["kind"] = "command",
            ["run"] = one.Line,
            ["expectExit"] = 0,
            ["timeoutSeconds"] = 30,
            ["files"] = one.Proof is var (path, content)
                ? new JsonArray(new JsonObject { ["path"] = path, ["content"] = content })
                : [],
        },
    };

    private static JsonObject Feature(WeakFeature one) => new()
    {
        ["id"] = one.Id,
        ["title"] = one.Title,
        ["description"] = one.Title,
        ["satisfies"] = new JsonArray(one.Assertion),
    };

    private static IEnumerable<JsonObject> Writes(WeakFeature one) => one.Files.Select(file =>
        Call("write_file", new() { ["path"] = file.Key, ["content"] = file.Value }));

    private static JsonObject HandOff(WeakFeature one) => new()
    {
        ["outcome"] = "done",
        ["summary"] = one.Title,
        ["commitMessage"] = one.Title,
        ["done"] = new JsonArray(one.Title),
        ["procedure"] = new JsonObject { ["followed"] = true },
    };

    private static JsonObject Review(WeakFeature one) => new()
    {
        ["feature"] = one.Id,
        ["verdict"] = "pass",
        ["summary"] = "It is there.",
        ["findings"] = new JsonArray(),
    };

    private static JsonObject Scene(
        string role, string? purpose, string? feature, params IEnumerable<JsonObject> calls)
    {
        var match = new JsonObject { ["role"] = role };
        if (purpose is not null) match["purpose"] = purpose;
        if (feature is not null) match["feature"] = feature;
        return new()
        {
            ["match"] = match,
            ["turns"] = new JsonArray([.. calls.Select(call => new JsonObject { ["calls"] = new JsonArray(call) })]),
        };
    }

    private static JsonObject Summed(string text) => new() { ["summary"] = text };

    private static JsonObject Call(string tool, JsonObject arguments) =>
        new() { ["tool"] = tool, ["args"] = arguments };
}
