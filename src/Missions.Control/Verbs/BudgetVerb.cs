using System.CommandLine;
using System.Globalization;
using Missions.Control.Wiring;
using Missions.Control.Wiring.Seats;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Verbs;

/// <summary>Changes what a mission may use; with no option, says what that is.</summary>
internal static class BudgetVerb
{
    private const string None = "none";

    public static Command Make(Cli cli)
    {
        var (mission, json) = (Words.Mission(), Words.Json());
        var (usd, tokens) = (Cap("--usd", "Dollars in all"), Cap("--tokens", "Tokens in all"));
        var (hours, runs) = (Cap("--hours", "Hours that runs may be at work"), Cap("--runs", "Runs in all"));

        return new Command("budget", "Change a cap, and let a mission go on that had reached it.")
        {
            mission, usd, tokens, hours, runs, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var now = (await cli.Machine.Door(home.Id).LookAsync(ct)).Budget;
            var caps = now.Mission with
            {
                Usd = Read(typed.GetValue(usd), now.Mission.Usd, decimal.Parse),
                Tokens = Read(typed.GetValue(tokens), now.Mission.Tokens, long.Parse),
                Hours = Read(typed.GetValue(hours), now.Mission.Hours, double.Parse),
                Runs = Read(typed.GetValue(runs), now.Mission.Runs, int.Parse),
            };
            var asksNothing = ((Option<string?>[])[usd, tokens, hours, runs]).All(one => typed.GetValue(one) is null);
            if (asksNothing) return await SayAsync(cli, home, typed.GetValue(json), ct);

            var budget = now with { Mission = caps };
            await CheckAsync(cli, home, budget, ct);
            return await new Order(home, new MissionCommand.ChangeBudget(budget), $"Budget: {Money.Of(caps)}.")
                .GiveAsync(cli, typed.GetValue(json), ct);
        });
    }

    private static Option<string?> Cap(string name, string what) =>
        new(name) { Description = $"{what}; `none` lifts the cap.", HelpName = "N" };

    private static T? Read<T>(string? typed, T? now, Func<string, IFormatProvider, T> parse) where T : struct
    {
        if (typed is null) return now;
        if (typed == None) return null;
        try
        {
            return parse(typed, CultureInfo.InvariantCulture);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            throw new UsedWrongly($"'{typed}' is no cap; give a number, or `none`.");
        }
    }

    private static async Task CheckAsync(Cli cli, MissionHome home, Budget budget, CancellationToken ct)
    {
        if (!budget.HasMoney) return;
        var seats = await FilledSeats.OfAsync(cli.Machine, await cli.Machine.SettingsAsync(home, ct), ct);
        SeatRules.Priced(cli.Machine, seats, "a budget in dollars");
    }

    private static async Task<int> SayAsync(Cli cli, MissionHome home, bool isJson, CancellationToken ct)
    {
        var seen = await cli.LookAsync(home, ct);
        if (isJson) await cli.Out.WriteLineAsync(seen.Json());
        else await cli.Out.WriteLineAsync(
            $"Budget: {seen.Budget.InWords}. Used: ${Money.Amount(seen.Spend.Usd)}, {seen.Spend.Tokens:N0} tokens, "
            + $"{seen.Runs} runs.");
        return Exit.Done;
    }
}
