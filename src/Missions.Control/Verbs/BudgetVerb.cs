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

        var each = new Option<string?>("--each")
        {
            Description = "`milestone` or `run`: the caps of each, instead of the mission's.",
        };

        return new Command("budget", "Change a cap, and let a mission go on that had reached it.")
        {
            mission, each, usd, tokens, hours, runs, json,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var now = (await cli.Machine.Door(home.Id).LookAsync(ct)).Budget;
            var old = Of(now, typed.GetValue(each));
            var caps = new Caps(
                Read(typed.GetValue(usd), old.Usd, decimal.Parse),
                Read(typed.GetValue(tokens), old.Tokens, long.Parse),
                Read(typed.GetValue(hours), old.Hours, double.Parse),
                Read(typed.GetValue(runs), old.Runs, int.Parse));
            var asksNothing = ((Option<string?>[])[usd, tokens, hours, runs]).All(one => typed.GetValue(one) is null);
            if (asksNothing) return await SayAsync(cli, home, typed.GetValue(json), ct);

            var budget = With(now, typed.GetValue(each), caps);
            await CheckAsync(cli.Machine, home, budget, ct);
            var whose = typed.GetValue(each) is { } one ? $"Budget of each {one}" : "Budget";
            return await new Order(home, new MissionCommand.ChangeBudget(budget), $"{whose}: {Money.Of(caps)}.")
                .GiveAsync(cli, typed.GetValue(json), ct);
        });
    }

    private static Option<string?> Cap(string name, string what) =>
        new(name) { Description = $"{what}; `none` lifts the cap.", HelpName = "N" };

    public static Caps Of(Budget budget, string? each) => each switch
    {
        null => budget.Mission,
        "milestone" => budget.Milestone,
        "run" => budget.Run,
        _ => throw new UsedWrongly($"--each takes `milestone` or `run`, not `{each}`."),
    };

    public static Budget With(Budget budget, string? each, Caps caps) => each switch
    {
        null => budget with { Mission = caps },
        "milestone" => budget with { Milestone = caps },
        _ => budget with { Run = caps },
    };

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

    public static async Task CheckAsync(Machine machine, MissionHome home, Budget budget, CancellationToken ct)
    {
        if (!budget.HasMoney) return;
        var seats = await FilledSeats.OfAsync(machine, await machine.SettingsAsync(home, ct), ct);
        SeatRules.Priced(machine, seats, "a budget in dollars");
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
