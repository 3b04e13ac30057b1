using System.CommandLine;
using Missions.Control.Terminal;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Looking;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>Opens a mission: interview, plan, readiness, rehearsal, up to the approval.</summary>
internal static class PlanVerb
{
    public static Command Make(Cli cli)
    {
        var goal = new Argument<string?>("GOAL")
        {
            Description = "What is to be built; `-` reads it from stdin.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var file = new Option<string?>("--file") { Description = "Reads the goal from a file." };
        var yes = new Option<bool>("--yes")
        {
            Description = "Take the recommended answers (noted as assumptions), and approve.",
        };
        var gate = new Option<int?>("--gate-minutes")
        {
            Description = "How long proofs may be tried before what can be left out is; 0 for no limit.",
        };
        var detach = new Option<bool>("--detach")
        {
            Description = "Plan on its own and return; `mission status` shows when it waits for you.",
        };
        var (json, stream, noInput) = (Words.Json(), Words.Stream(), Words.NoInput());

        return new Command("plan", "Open a mission: interview, plan, readiness, rehearsal.")
        {
            goal, file, yes, gate, detach, json, stream, noInput,
        }.Does(cli, async (typed, ct) =>
        {
            var telling = Telling.Of(typed.GetValue(json), typed.GetValue(stream));
            // Without one no goal helps.
            var found = await GitRepository.FindAsync(cli.Machine.Programs, cli.Folder, ct);
            var text = await GoalAsync(cli, typed.GetValue(goal), typed.GetValue(file), ct);
            var unsettled = new Unsettled(cli.Machine, found);
            foreach (var one in new[] { unsettled.Checkout, await unsettled.SettingsAsync(ct) }.OfType<Symptom>())
                await cli.Error.WriteLineAsync(Unsettled.Note(one));
            var open = new NewMission(cli.Machine) { GateMinutes = typed.GetValue(gate) };
            var home = await open.OpenAsync(text, cli.Folder, typed.GetValue(yes), null, ct);
            await cli.Error.WriteLineAsync($"Mission {home.Id}");
            if (typed.GetValue(detach)) return await DetachedRun.StartAsync(cli, home, [], typed.GetValue(json), ct);
            var asks = cli.IsInteractive && telling is Telling.Prose && !typed.GetValue(noInput);
            return await PlanAsync(cli, home, asks, telling, ct);
        });
    }

    /// <summary>Plans up to the approval; on a terminal what only the human can say is asked on the way.</summary>
    private static async Task<int> PlanAsync(
        Cli cli, MissionHome home, bool asks, Telling telling, CancellationToken ct)
    {
        while (true)
        {
            var drive = new MissionDrive(cli.Machine, home);
            var exit = await RunVerb.RunAsync(cli, drive, _ => now => now.IsApproved, telling, ct);
            if (exit != Exit.NeedsYou || !asks || !await new Conversation(cli, home).GoOnAsync(ct)) return exit;
        }
    }

    private static async Task<string> GoalAsync(Cli cli, string? goal, string? file, CancellationToken ct)
    {
        if (file is not null && goal is not null)
            throw new UsedWrongly("Give the goal as words or as --file, not both.");
        var text = file is not null ? await FileAsync(cli, file, ct)
            : goal == "-" ? await cli.In.ReadToEndAsync(ct)
            : goal;
        if (!string.IsNullOrWhiteSpace(text)) return text;

        throw new UsedWrongly((file, goal) switch
        {
            ({ } empty, _) => $"{empty} is empty: it says no goal.",
            (_, "-") => "Nothing came in: stdin says no goal.",
            _ => "Say what is to be built: mission plan \"GOAL\".",
        });
    }

    private static async Task<string> FileAsync(Cli cli, string file, CancellationToken ct)
    {
        var path = Path.GetFullPath(file, cli.Folder);
        return await cli.Machine.Files.ReadAsync(path, ct) is { } bytes
            ? System.Text.Encoding.UTF8.GetString(bytes)
            : throw new UsedWrongly($"There is no file {file}.");
    }
}
