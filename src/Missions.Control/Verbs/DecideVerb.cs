using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;

namespace Missions.Control.Verbs;

/// <summary>Takes a decision that waits for the human.</summary>
internal static class DecideVerb
{
    public static Command Make(Cli cli)
    {
        var words = new Behind(
            "DECISION CHOICE", "A decision such as D-2, and one of its options; `mission status` shows them.");
        var because = new Option<string?>("--because") { Description = "Why you choose that.", HelpName = "TEXT" };
        var json = Words.Json();

        return new Command("decide", "Take a decision that waits for you.") { words.Argument, because, json }
            .Does(cli, async (typed, ct) =>
            {
                var (home, given) = await words.OfAsync(cli, typed, ct);
                var decision = Ids.Read<DecisionId>(given[0], "a decision, such as D-2");
                var decide = new MissionCommand.Decide(decision, given[1], typed.GetValue(because));
                return await new Order(home, decide, $"{decision} is decided: {given[1]}.")
                    .GiveAsync(cli, typed.GetValue(json), ct);
            });
    }
}
