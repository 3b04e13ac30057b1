using System.CommandLine;
using System.Globalization;
using Missions.Control.Terminal;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.World.Terminals;

namespace Missions.Control.Verbs;

/// <summary>Mission Control in the terminal: full screen, live, with hands on the wheel.</summary>
internal static class ControlVerb
{
    private const int MostDays = 36_500;

    public static Command Make(Cli cli)
    {
        var mission = Words.Mission();
        var since = new Option<string?>("--since")
        {
            Description = "Since when you were away, as 3d, 12h or a time; your last word by default.",
            HelpName = "WHEN",
        };

        return new Command("control", "Watch and steer missions in the terminal: full screen, live.")
        {
            mission, since,
        }.Does(cli, async (typed, ct) =>
        {
            if (!UserTerminal.IsThere)
                throw new UsedWrongly("mission control needs a terminal; `mission status` tells the same in lines.");
            var moment = Moment(typed.GetValue(since), cli.Machine.Clock.GetUtcNow());
            var home = await FindAsync(cli, typed.GetValue(mission), ct);
            await using var terminal = await UserTerminal.TakeAsync(ct);
            await new ControlSession(cli, terminal, moment).RunAsync(home, ct);
            return Exit.Done;
        });
    }

    /// <summary>Where several could be meant, the list of all is what helps.</summary>
    private static async Task<MissionHome?> FindAsync(Cli cli, string? prefix, CancellationToken ct)
    {
        try
        {
            return await cli.Missions.FindAsync(prefix, ct);
        }
        catch (UsedWrongly) when (prefix is null)
        {
            return null;
        }
    }

    internal static DateTimeOffset? Moment(string? typed, DateTimeOffset now)
    {
        if (typed is null) return null;
        if (typed is [.. var digits, var unit and ('d' or 'h' or 'm')]
            && double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count))
        {
            var days = count / unit switch { 'd' => 1, 'h' => 24, _ => 24 * 60 };
            return days is >= 0 and <= MostDays
                ? now - TimeSpan.FromDays(days)
                : throw new UsedWrongly($"--since reaches back {MostDays}d at most, not `{typed}`.");
        }
        return DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? at
            : throw new UsedWrongly($"--since takes 3d, 12h, 30m or a time such as 2026-11-20T08:00Z, not `{typed}`.");
    }
}
