using System.Text;

namespace Missions.World.Terminals;

/// <summary>The cells of a screen: what stands in each, and in which colours.</summary>
public sealed record ScreenCells(IReadOnlyList<IReadOnlyList<Run>> Lines, int Columns, int Rows)
{
    private const string LineDrawing = "jklmnqtuvwx";
    private const string Drawn = "┘┐┌└┼─├┤┴┬│";

    public string Text =>
        string.Join('\n', Lines.Select(line => string.Concat(line.Select(run => run.Text)).TrimEnd())).TrimEnd('\n');

    /// <summary>Reads lines with the escapes of ECMA-48 for colours and styles (SGR), as tmux writes them.</summary>
    public static ScreenCells Read(string text, int columns, int rows)
    {
        var (look, isDrawing) = (Look.Plain, false);
        var lines = new List<IReadOnlyList<Run>>();
        foreach (var line in text.TrimEnd('\n').Split('\n').Take(rows))
        {
            var (runs, current) = (new List<Run>(), new StringBuilder());
            for (var at = 0; at < line.Length; at++)
            {
                if (line[at] is '\u000e' or '\u000f') isDrawing = line[at] is '\u000e';
                else if (line[at] is not '\u001b') current.Append(isDrawing ? Draw(line[at]) : line[at]);
                else
                {
                    Close(runs, current, look);
                    (look, at) = AfterEscape(look, line, at);
                }
            }

            Close(runs, current, look);
            lines.Add(runs);
        }

        return new(lines, columns, rows);
    }

    private static void Close(List<Run> runs, StringBuilder text, Look look)
    {
        if (text.Length > 0) runs.Add(new(text.ToString(), look));
        text.Clear();
    }

    /// <summary>The look after an escape, and where the escape ends.</summary>
    private static (Look Look, int End) AfterEscape(Look look, string line, int at)
    {
        if (at + 1 >= line.Length || line[at + 1] is not '[') return (look, at + 1);

        var end = at + 2;
        while (end < line.Length && !char.IsAsciiLetter(line[end])) end++;
        if (end >= line.Length || line[end] is not 'm') return (look, end);

        var numbers = line[(at + 2)..end].Split(';', ':').Select(word => int.TryParse(word, out var one) ? one : 0);
        return (look.After([.. numbers]), end);
    }

    private static char Draw(char letter) => LineDrawing.IndexOf(letter) is >= 0 and var at ? Drawn[at] : letter;
}

/// <summary>Neighbouring cells that look the same.</summary>
public sealed record Run(string Text, Look Look);

/// <summary>Colours and style of a cell. A colour is null for the usual one, else <c>#rrggbb</c>.</summary>
public sealed record Look(
    string? Ink = null, string? Paper = null, bool IsBold = false, bool IsDim = false, bool IsUnderlined = false,
    bool IsReversed = false)
{
    private static readonly string[] Sixteen =
    [
        "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
        "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
    ];

    public static Look Plain { get; } = new();

    /// <summary>What the numbers of one SGR escape make of it.</summary>
    public Look After(int[] numbers)
    {
        var look = this;
        for (var at = 0; at < numbers.Length; at++)
        {
            if (numbers[at] is 38 or 48)
            {
                var isInk = numbers[at] is 38;
                var (colour, used) = Extended(numbers[(at + 1)..]);
                look = isInk ? look with { Ink = colour } : look with { Paper = colour };
                at += used;
            }
            else look = look.AfterOne(numbers[at]);
        }

        return look;
    }

    private Look AfterOne(int number) => number switch
    {
        0 => Plain,
        1 => this with { IsBold = true },
        2 => this with { IsDim = true },
        4 => this with { IsUnderlined = true },
        7 => this with { IsReversed = true },
        22 => this with { IsBold = false, IsDim = false },
        24 => this with { IsUnderlined = false },
        27 => this with { IsReversed = false },
        >= 30 and <= 37 => this with { Ink = Sixteen[number - 30] },
        39 => this with { Ink = null },
        >= 40 and <= 47 => this with { Paper = Sixteen[number - 40] },
        49 => this with { Paper = null },
        >= 90 and <= 97 => this with { Ink = Sixteen[number - 82] },
        >= 100 and <= 107 => this with { Paper = Sixteen[number - 92] },
        _ => this,
    };

    private static (string? Colour, int Used) Extended(int[] numbers) => numbers switch
    {
        [5, var index, ..] => (Indexed(index), 2),
        [2, var red, var green, var blue, ..] => ($"#{red & 255:x2}{green & 255:x2}{blue & 255:x2}", 4),
        _ => (null, numbers.Length),
    };

    // The cube of 6 by 6 by 6 colours, and the greys after it.
    private static string Indexed(int index)
    {
        if (index < 16) return Sixteen[Math.Max(index, 0)];
        if (index >= 232) return Grey(8 + (Math.Min(index, 255) - 232) * 10);
        var cube = index - 16;
        return $"#{Step(cube / 36):x2}{Step(cube / 6 % 6):x2}{Step(cube % 6):x2}";
    }

    private static string Grey(int level) => $"#{level:x2}{level:x2}{level:x2}";

    private static int Step(int level) => level == 0 ? 0 : 55 + level * 40;
}
