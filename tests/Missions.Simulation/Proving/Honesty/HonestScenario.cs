using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.Core.Plans;
using Missions.Engine.Journals;
using Missions.Engine.Proofs;

namespace Missions.Simulation.Proving.Honesty;

/// <summary>What honest agents say and do about a commit: the plan, the very files of it, and the truth about both.</summary>
internal static class HonestScenario
{
    public static string Json(RealCommit commit, HonestPlan honest) => new JsonObject
    {
        ["name"] = "honest",
        ["goal"] = commit.Subject,
        ["scenes"] = new JsonArray(
            Scene("orchestrator", "interview", Call("end_consult", new() { ["summary"] = "The goal says it all." })),
            Scene("orchestrator", "plan", Call("propose_plan", Plan(honest.Plan))),
            Scene("worker", "implement", [.. Writes(commit), Shell(honest.Plan.Checks!.Test!), Call("hand_off", HandOff(commit, honest))]),
            Scene("reviewer", "review", Call("report_review", new()
            {
                ["feature"] = "F-1",
                ["verdict"] = "pass",
                ["summary"] = "It does what the commit says.",
                ["findings"] = new JsonArray(),
            })),
            Scene("scrutineer", null, Call("give_verdict", new() { ["verdicts"] = new JsonArray(), ["summary"] = "All was looked at." })),
            Scene("orchestrator", "debrief", Call("end_consult", new() { ["summary"] = "It is done." }))),
    }.ToJsonString();

    private static JsonObject Plan(Plan plan) =>
        JsonSerializer.SerializeToNode(plan, JournalJson.Default.Plan)!.AsObject();

    private static IEnumerable<JsonObject> Writes(RealCommit commit)
    {
        foreach (var file in commit.Files)
            if (file.After is null) yield return Shell($"rm -- {Quoted(file.Path)}");
            else if (file.IsText)
            {
                yield return Call("write_file", new() { ["path"] = file.Path, ["content"] = file.TextAfter });
                if (file.IsProgram) yield return Shell($"chmod +x -- {Quoted(file.Path)}");
            }
            else if (file.Mode is not "160000") yield return Shell(Binary(file));
    }

    private static string Binary(ChangedFile file)
    {
        var path = Quoted(file.Path);
        var folder = $"mkdir -p \"$(dirname {path})\"; rm -f -- {path};";
        return file.IsLink
            ? $"{folder} ln -s {Quoted(file.TextAfter)} {path}"
            : $"{folder} base64 -d > {path} <<'END'\n{Convert.ToBase64String(file.After!, Base64FormattingOptions.InsertLineBreaks)}\nEND";
    }

    private static JsonObject HandOff(RealCommit commit, HonestPlan honest) => new()
    {
        ["outcome"] = "done",
        ["summary"] = commit.Subject,
        ["commitMessage"] = commit.Message is "" ? "Change it" : commit.Message,
        ["done"] = new JsonArray(commit.Subject),
        ["commands"] = new JsonArray(new JsonObject { ["run"] = honest.Plan.Checks!.Test!, ["exitCode"] = honest.ExitOfTests }),
        ["tests"] = new JsonArray(
        [
            .. commit.Files
                .Where(file => TestFiles.IsTest(file.Path) && file.IsText)
                .Select(file => (file.Path, Names: NewNames(file)))
                .Where(one => one.Names.Count > 0)
                .Select(one => new JsonObject
                {
                    ["file"] = one.Path,
                    ["cases"] = new JsonArray([.. one.Names.Select(name => new JsonObject { ["name"] = name, ["verifies"] = name })]),
                }),
        ]),
        ["procedure"] = new JsonObject { ["followed"] = true },
    };

    private static List<string> NewNames(ChangedFile file) =>
    [
        .. TestFiles.Declared(file.Path, file.TextAfter).Except(TestFiles.Declared(file.Path, file.TextBefore)).Take(5),
    ];

    private static JsonObject Scene(string role, string? purpose, params IEnumerable<JsonObject> calls)
    {
        var match = new JsonObject { ["role"] = role };
        if (purpose is not null) match["purpose"] = purpose;
        return new()
        {
            ["match"] = match,
            ["turns"] = new JsonArray([.. calls.Select(call => new JsonObject { ["calls"] = new JsonArray(call) })]),
        };
    }

    private static JsonObject Shell(string line) => Call("shell", new() { ["command"] = line, ["timeoutSeconds"] = 600 });

    private static JsonObject Call(string tool, JsonObject arguments) => new() { ["tool"] = tool, ["args"] = arguments };

    private static string Quoted(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
