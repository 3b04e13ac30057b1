using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>Answers a question of the orchestrator's.</summary>
internal static class AnswerVerb
{
    public static Command Make(Cli cli)
    {
        var words = new Behind("QUESTION TEXT", "A question such as Q-3, and your answer in quotes.");
        var json = Words.Json();

        return new Command("answer", "Answer a question.") { words.Argument, json }.Does(cli, async (typed, ct) =>
        {
            var (home, given) = await words.OfAsync(cli, typed, ct);
            if (string.IsNullOrWhiteSpace(given[1])) throw new UsedWrongly($"The answer to {given[0]} is empty.");
            var question = Ids.Read<QuestionId>(given[0], "a question, such as Q-3");
            var answer = new MissionCommand.AnswerQuestion(question, given[1]);
            return await new Order(home, answer, $"{question} is answered.")
                .GiveAsync(cli, typed.GetValue(json), ct);
        });
    }
}
