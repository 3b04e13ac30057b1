using System.CommandLine;
using Missions.Control.Wiring;
using Missions.Core;

namespace Missions.Control.Verbs;

/// <summary>Lets an assertion go unproven, visibly and for ever.</summary>
internal static class WaiveVerb
{
    public static Command Make(Cli cli)
    {
        var words = new Behind("ASSERTION", "An assertion such as A-SEARCH-2.");
        var (because, json) = (Words.Because("it may go unproven; it is shown for ever"), Words.Json());

        return new Command("waive", "Let an assertion go unproven. The mission can then end, but never as done.")
        {
            words.Argument, because, json,
        }.Does(cli, async (typed, ct) =>
        {
            var (home, given) = await words.OfAsync(cli, typed, ct);
            var waive = new MissionCommand.Waive(Ids.Read<AssertionId>(given[0], "an "
                + "assertion"), typed.GetRequiredValue(because));
            return await new Order(home, waive, $"{waive.Assertion} is waived: it stays unproven, and that is shown "
                + $"for ever.")
                .GiveAsync(cli, typed.GetValue(json), ct);
        });
    }
}
