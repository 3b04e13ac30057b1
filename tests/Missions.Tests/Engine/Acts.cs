using System.Text.Json;
using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Journals;
using Missions.Engine.Tools;

namespace Missions.Tests.Engine;

/// <summary>What scripted agents do, in the types that the mission understands.</summary>
internal static class Acts
{
    public static Scene When(Match match, params IReadOnlyList<ScriptedTurn> turns) => new(turns, match);

    public static ScriptedTurn Turn(params IReadOnlyList<ScriptedCall> calls) => new(Calls: calls);

    /// <summary>A turn for each call, one after the other.</summary>
    public static IReadOnlyList<ScriptedTurn> Turns(params IEnumerable<ScriptedCall> calls) =>
        [.. calls.Select(call => Turn(call))];

    public static JsonElement Number(int number) => JsonSerializer.SerializeToElement(number);

    public static ScriptedTurn Says(string text) => new(Say: text);

    public static ScriptedCall Call(string tool, object arguments) =>
        new(tool, JsonSerializer.SerializeToElement(arguments));

    public static ScriptedCall Shell(string command) => Call("shell", new { command });

    public static ScriptedCall Get(string path) =>
        Call("http_request", new { method = "GET", url = $"http://127.0.0.1:8080{path}" });

    public static ScriptedCall Does(MissionCommand command) =>
        Typed(MissionTool.All.Single(tool => tool.Command == command.GetType()).Name, command);

    public static ScriptedCall Propose(Plan plan) => Typed("propose_plan", plan);

    public static ScriptedCall HandOff(Handoff handoff) => Typed("hand_off", handoff);

    public static ScriptedCall Report(Review review) => Typed("report_review", review);

    public static ScriptedCall EndConsult(string summary = "Decided.") => Does(new MissionCommand.EndConsult(summary));

    private static ScriptedCall Typed(string tool, object arguments) =>
        new(tool, JsonSerializer.SerializeToElement(arguments, JournalJson.Default.GetTypeInfo(arguments.GetType())!));
}
