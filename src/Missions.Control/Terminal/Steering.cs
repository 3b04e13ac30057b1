using Missions.Control.Verbs;
using Missions.Control.Wiring;
using Missions.World;
using Missions.World.Git;
using Missions.World.Processes;

namespace Missions.Control.Terminal;

/// <summary>Does what a key asked for, as the verbs do it, and answers with what they say.</summary>
internal sealed class Steering(Cli cli)
{
    /// <summary>What came of it: a sentence, and all lines where there are more.</summary>
    /// <param name="words">A verb's, the mission left out.</param>
    public async Task<(string Sentence, IReadOnlyList<string> All)> DoAsync(
        IReadOnlyList<string> words, string? mission, CancellationToken ct)
    {
        if (words is ["plan", .., var goal]) return await PlanAsync(goal, ct);

        using var output = new StringWriter();
        using var errors = new StringWriter();
        var typed = cli with
        {
            Machine = cli.Machine with { Via = "terminal" },
            Out = output,
            Error = errors,
            In = TextReader.Null,
            IsInteractive = false,
        };
        var exit = await Typed.RunAsync(typed, AllVerbs.Of(typed), [words[0], mission!, .. words.Skip(1)]);
        var lines = Lines(output).Concat(Lines(errors)).ToList();
        var told = exit == Exit.Done ? Lines(output).LastOrDefault() : Lines(errors).LastOrDefault();
        return (told ?? lines.LastOrDefault() ?? (exit == Exit.Done ? "Done." : $"It did not work ({exit})."), lines);
    }

    /// <summary>On its own, as <c>run --detach</c>: planning takes long, and goes on when the person leaves.</summary>
    private async Task<(string, IReadOnlyList<string>)> PlanAsync(string goal, CancellationToken ct)
    {
        try
        {
            await GitRepository.FindAsync(cli.Machine.Programs, cli.Folder, ct);
            var log = Path.Combine(cli.Machine.Root, "plan.log");
            Directory.CreateDirectory(cli.Machine.Root);
            var (file, itself) = Machine.Itself();
            await Detached.StartAsync(file, [.. itself, "plan", "--no-input", "--", goal], cli.Folder, log, ct);
            return ($"Planning begins on its own, and the mission will be in the list. It tells in {log}.", []);
        }
        catch (WorldException failed)
        {
            return (failed.Message, []);
        }
    }

    private static IEnumerable<string> Lines(StringWriter text) =>
        text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd());
}
