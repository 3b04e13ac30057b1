using Missions.Agents.Tools;
using Missions.Core.Runs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Sessions.Scouting;

/// <summary>Lets a run ask read-only helpers, who look in parallel. Scouts have no such tool: nobody goes deeper.</summary>
internal static class ScoutTool
{
    public const string Name = "scout";

    public static Tool Make(Workshop shop, Run run, Checkout checkout) => new Shape(
        Member.List("questions", "Each by itself and whole: a scout knows nothing but its question and the files."))
        .Tool(
            Name,
            "Asks read-only helpers, in parallel; each looks into one question and answers in a few lines.",
            Recovery.Repeat,
            async (call, ct) =>
            {
                var questions = Questions(call);
                var most = shop.Mission.State.Opening!.Limits.FanOut;
                if (questions.Count is 0) return ToolAnswer.Refused("questions is empty; ask at least one.");
                if (questions.Exists(string.IsNullOrWhiteSpace)) return ToolAnswer.Refused("a question is empty.");
                if (questions.Count > most)
                    return ToolAnswer.Refused($"{questions.Count} questions at once, and no more than {most} may be "
                        + "looked into at the same time. Ask the most important ones first.");

                await using var ground = await Ground.OpenAsync(shop, checkout, ct);
                var asked = questions.Select((question, index) =>
                    new Scout(shop, run, ground).LookAsync(new($"{call.Id}-{index + 1}", question), ct));
                var answers = await Task.WhenAll(asked);
                return new(string.Join("\n\n", questions.Zip(answers, (question, answer) => $"## {question}\n{answer}")));
            });

    private static List<string> Questions(ToolCall call) =>
        [.. call.Arguments.GetProperty("questions").EnumerateArray().Select(one => one.GetString()!)];
}
