using System.Globalization;
using System.Text;

namespace Missions.Control.Terminal;

/// <summary>
/// What has to be sent to a terminal so that it shows a screen: only what differs from the one before.
/// </summary>
/// <param name="isColourful">Colour may be added to what the words say already.</param>
internal sealed class Painter(bool isColourful)
{
    // A terminal that knows the first holds what it shows until the last; any other ignores both.
    private const string Begin = "\u001b[?2026h", End = "\u001b[?2026l";

    /// <param name="before">What it shows now; null where nobody knows.</param>
    /// <returns>One piece of text; empty where nothing differs.</returns>
    public string Paint(Canvas? before, Canvas after)
    {
        var text = new StringBuilder();
        if (before is null || (before.Columns, before.Rows) != (after.Columns, after.Rows))
        {
            text.Append("\u001b[0m\u001b[2J");
            before = new(after.Columns, after.Rows);
        }
        for (var row = 0; row < after.Rows; row++) PaintLine(text, before, after, row);

        if (text.Length == 0 && before.Cursor == after.Cursor) return "";
        text.Append(after.Cursor is { } cursor ? $"{Move(cursor.Row, cursor.Column)}\u001b[?25h" : "\u001b[?25l");
        return $"{Begin}\u001b[?25l{text}{End}";
    }

    private void PaintLine(StringBuilder text, Canvas before, Canvas after, int row)
    {
        for (var column = 0; column < after.Columns; column++)
        {
            if (before[row, column] == after[row, column]) continue;

            // The second half of a wide sign comes with its first.
            var start = column;
            while (start > 0 && after[row, start].Sign is "") start--;
            text.Append(Move(row, start));
            column = PaintRun(text, (before, after), row, start, column);
        }
    }

    /// <summary>Goes on to the last cell that differs, and returns it.</summary>
    private int PaintRun(StringBuilder text, (Canvas Before, Canvas After) of, int row, int start, int differs)
    {
        var look = (Look?)null;
        var column = start;
        for (; column < of.After.Columns; column++)
        {
            var cell = of.After[row, column];
            if (column > differs && cell == of.Before[row, column] && cell.Sign is not "") break;
            if (cell.Look != look) text.Append(Escape(cell.Look));
            look = cell.Look;
            text.Append(cell.Sign);
        }
        text.Append(Escape(Look.Plain));
        return column - 1;
    }

    private static string Move(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"\u001b[{row + 1};{column + 1}H");

    private string Escape(Look look) => look switch
    {
        Look.Bold => "\u001b[0;1m",
        Look.Dim => isColourful ? "\u001b[0;2m" : "\u001b[0m",
        Look.Chosen => "\u001b[0;7m",
        Look.Good => isColourful ? "\u001b[0;32m" : "\u001b[0m",
        Look.Bad => isColourful ? "\u001b[0;1;31m" : "\u001b[0;1m",
        _ => "\u001b[0m",
    };
}
