using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;

namespace Missions.Control.Verbs;

/// <summary>A word to the orchestrator, taken up at the next step.</summary>
internal static class SayVerb
{
    public static Command Make(Cli cli)
    {
        var words = new Behind("TEXT", "What the orchestrator should know, in quotes.");
        var constraint = new Option<bool>("--constraint")
        {
            Description = "It must hold for ever: every later briefing says it.",
        };
        var now = new Option<bool>("--now") { Description = "Interrupt what is under way; it goes on afterwards." };
        var json = Words.Json();

        return new Command("say", "Say something to the orchestrator; it is taken up at the next step.")
        {
            words.Argument, constraint, now, json,
        }.Does(cli, async (typed, ct) =>
        {
            var (home, text) = await words.OfAsync(cli, typed, ct);
            if (string.IsNullOrWhiteSpace(text[0]))
                throw new UsedWrongly("Say what the orchestrator should know: mission say \"TEXT\".");
            var say = new MissionCommand.Say(text[0], typed.GetValue(constraint), typed.GetValue(now));
            return await new Order(home, say, say.Constraint ? "Noted; every later briefing says it." : "Noted.")
                .GiveAsync(cli, typed.GetValue(json), ct);
        });
    }
}
