using System.Globalization;
using Missions.Control.Terminal;

namespace Missions.Tests.Screens;

/// <summary>What is sent to a terminal makes it show the picture, and nothing is sent that is there already.</summary>
public class PainterTests
{
    private static readonly string[] Signs = ["a", "b", " ", "漢", "…", "é", "│", "Z"];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 60)];

    [Theory, MemberData(nameof(Seeds))]
    public void However_pictures_follow_each_other_the_terminal_shows_the_last(int seed)
    {
        var dice = new Random(seed);
        var (painter, shown, terminal) = (new Painter(isColourful: true), (Canvas?)null, new PlainTerminal(24, 6));
        for (var nth = 0; nth < 20; nth++)
        {
            var next = Any(dice, shown);
            terminal.Take(painter.Paint(shown, next));
            shown = next;

            Assert.Equal(next.Lines, terminal.Lines);
        }
    }

    [Fact]
    public void The_same_picture_again_sends_nothing()
    {
        var picture = new Canvas(20, 3);
        picture.Put(1, 2, "still");

        Assert.Equal("", new Painter(false).Paint(picture, picture));
    }

    [Fact]
    public void One_changed_sign_sends_that_sign_alone_and_clears_nothing()
    {
        var (before, after) = (new Canvas(80, 24), new Canvas(80, 24));
        before.Put(3, 5, "turn 11");
        after.Put(3, 5, "turn 12");
        var sent = new Painter(false).Paint(before, after);

        Assert.Contains("\u001b[4;12H", sent);
        Assert.DoesNotContain("\u001b[2J", sent);
        Assert.True(sent.Length < 50, sent.Replace("\u001b", "ESC"));
    }

    [Fact]
    public void Without_colour_none_is_sent()
    {
        var picture = new Canvas(20, 1);
        picture.Put(0, 0, "bad", Look.Bad);

        Assert.DoesNotContain("31", new Painter(isColourful: false).Paint(null, picture));
    }

    private static Canvas Any(Random dice, Canvas? before)
    {
        var canvas = new Canvas(24, 6);
        for (var row = 0; row < 6; row++)
        {
            if (before is not null && dice.Next(3) > 0) canvas.Put(row, 0, before.Lines.ElementAt(row));
            for (var nth = dice.Next(3); nth > 0; nth--)
                canvas.Put(
                    row, dice.Next(24),
                        string.Concat(Enumerable.Range(0, dice.Next(8)).Select(_ => Signs[dice.Next(Signs.Length)])),
                            (Look)dice.Next(6));
        }
        return canvas;
    }

    /// <summary>As much of a terminal as the painter needs.</summary>
    private sealed class PlainTerminal(int columns, int rows)
    {
        private readonly string[,] _cells = Blank(columns, rows);
        private int _row, _column;

        public IEnumerable<string> Lines => Enumerable.Range(0, rows).Select(row =>
            string.Concat(Enumerable.Range(0, columns).Select(column => _cells[row, column])).TrimEnd());

        public void Take(string sent)
        {
            for (var at = 0; at < sent.Length; at++)
            {
                if (sent[at] is '\u001b') at = Escape(sent, at);
                else if (Glyphs.Of(sent[at].ToString()).ToList() is [var (sign, width)]) Put(sign, width);
            }
        }

        private int Escape(string sent, int at)
        {
            var end = at + 2;
            while (!char.IsAsciiLetter(sent[end])) end++;
            var words = sent[(at + 2)..end];
            if (sent[end] is 'H' && words is not "")
            {
                var numbers = words.Split(';').Select(word => int.Parse(word, CultureInfo.InvariantCulture)).ToArray();
                (_row, _column) = (numbers[0] - 1, numbers[1] - 1);
            }
            if (sent[end] is 'J') Array.Copy(Blank(columns, rows), _cells, _cells.Length);
            return end;
        }

        /// <summary>A wide sign takes two cells; whoever writes into one half of it takes the other away.</summary>
        private void Put(string sign, int width)
        {
            for (var column = _column; column < _column + width; column++)
            {
                if (_cells[_row, column] is "" && column > 0) _cells[_row, column - 1] = " ";
                if (column + 1 < columns && _cells[_row, column + 1] is "") _cells[_row, column + 1] = " ";
            }
            _cells[_row, _column] = sign;
            if (width == 2) _cells[_row, _column + 1] = "";
            _column += width;
        }

        private static string[,] Blank(int columns, int rows)
        {
            var cells = new string[rows, columns];
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++) cells[row, column] = " ";
            return cells;
        }
    }
}
