using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.World.Terminals;

namespace Missions.Agents.Tools;

/// <summary>Using programs of the terminal as somebody at the keyboard would.</summary>
public static class TerminalTools
{
    private const string None = "no terminal was started here; terminal_start does it.";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static IReadOnlyList<Tool> All(
        Screens screens, TimeProvider clock, Func<Observation, CancellationToken, Task<string?>> observe) =>
    [
        .. ((Tool[])[Start(screens), Type(screens), Screen(screens, clock)])
            .Select(tool => tool.Observed(observe, (_, head) => head)),
    ];

    private static Tool Start(Screens screens) => new Shape(
        Member.Text("command", "A shell line; the screen has 80 columns, 24 lines.")).Tool(
        "terminal_start", "Starts a program in a real terminal, in place of the one before, and shows its screen.",
        Recovery.Tell, async (call, ct) =>
        {
            var command = call.Text("command");
            var terminal = await screens.StartAsync(command, ct);
            return Answer($"terminal_start \"{OneLine(command)}\"", await terminal.ReadAsync(ct));
        });

    private static Tool Type(Screens screens) => new Shape(
        Member.Text("text", "As it stands, and keys by name: <Enter> <Esc> <Up> <F1> <C-c> <M-x>, <lt> for <.")).Tool(
        "terminal_type", "Types into the terminal, and shows the screen afterwards.", Recovery.Tell, async (call, ct) =>
        {
            var text = call.Text("text");
            if (screens.Terminal is not { } terminal) return ToolAnswer.Refused(None);
            var (typed, wrong) = Keys.Of(text);
            if (wrong is not null) return ToolAnswer.Refused(wrong);
            if (typed.Count == 0) return ToolAnswer.Refused("text types nothing.");

            await terminal.TypeAsync(typed, ct);
            return Answer($"terminal_type \"{OneLine(text)}\"", await terminal.ReadAsync(ct));
        });

    private static Tool Screen(Screens screens, TimeProvider clock) => new Shape(
        Member.Text("waitFor", "A text to wait for, up to 10 s.").Optional).Tool(
        "terminal_screen", "Reads the terminal's screen, as text and as a picture.", Recovery.Repeat,
        async (call, ct) =>
        {
            if (screens.Terminal is not { } terminal) return ToolAnswer.Refused(None);
            var (wanted, start) = (call.TextOrNull("waitFor") ?? "", clock.GetTimestamp());
            var screen = await terminal.ReadAsync(ct);
            while (!screen.Text.Contains(wanted, StringComparison.Ordinal))
            {
                if (clock.GetElapsedTime(start) > Patience)
                    return ToolAnswer.Refused($"\"{wanted}\" did not come to the screen. It shows:\n{screen.Text}");
                screen = await terminal.ReadAsync(ct);
            }

            var picture = await screens.PictureAsync(screen, ct);
            var answer = Answer("terminal_screen", screen) with { Picture = picture };
            return picture is not null ? answer
                : answer with { Text = $"{answer.Text}\n(No picture: no browser made one.)" };
        });

    private static ToolAnswer Answer(string did, TerminalScreen screen)
    {
        var ended = screen.ExitCode is { } code ? $", ended with exit {code}" : "";
        return new($"{did} -> {screen.Text.Split('\n').Length} lines{ended}\n{screen.Text}", Facts: JsonElement.Parse(
            new JsonObject { ["ended"] = screen.ExitCode is not null, ["exitCode"] = screen.ExitCode }.ToJsonString()));
    }

    private static string OneLine(string text)
    {
        var line = text.ReplaceLineEndings("<Enter>");
        return line.Length > 200 ? $"{line[..200]}..." : line;
    }
}
