namespace Missions.Control.Terminal;

/// <summary>What stands in each cell of a screen.</summary>
/// <remarks>A sign of two cells stands in the first of them; the second holds nothing.</remarks>
internal sealed class Canvas
{
    private readonly Cell[] _cells;

    public Canvas(int columns, int rows)
    {
        (Columns, Rows, _cells) = (columns, rows, new Cell[columns * rows]);
        Array.Fill(_cells, Cell.Blank);
    }

    public int Columns { get; }
    public int Rows { get; }

    /// <summary>Where the cursor stands; null where none is shown.</summary>
    public (int Row, int Column)? Cursor { get; set; }

    public Cell this[int row, int column] => _cells[row * Columns + column];

    /// <summary>Writes one line, cut with a sign where it does not fit, and returns the column behind it.</summary>
    /// <param name="room">The column that it may not reach.</param>
    public int Put(int row, int column, string text, Look look = Look.Plain, int? room = null)
    {
        var (end, at, signs) = (Math.Min(room ?? Columns, Columns), column, Glyphs.Of(text).ToList());
        var isCut = signs.Sum(one => one.Width) > end - column;
        foreach (var (sign, width) in signs)
        {
            if (at + width > (isCut ? end - 1 : end)) break;
            Set(row, at, new(sign, look));
            if (width == 2) Set(row, at + 1, new("", look));
            at += width;
        }
        if (!isCut || at >= end || row >= Rows) return at;
        Set(row, at, new("…", look));
        return at + 1;
    }

    /// <summary>Gives the whole line one look, its blank end included.</summary>
    public void Fill(int row, int from, int to, Look look)
    {
        for (var column = from; column < Math.Min(to, Columns); column++)
            Set(row, column, this[row, column] with { Look = look });
    }

    public IEnumerable<string> Lines => Enumerable.Range(0, Rows).Select(row =>
        string.Concat(Enumerable.Range(0, Columns).Select(column => this[row, column].Sign)).TrimEnd());

    /// <summary>Who writes into one half of a wide sign takes the other away.</summary>
    private void Set(int row, int column, Cell cell)
    {
        if (row < 0 || row >= Rows || column < 0 || column >= Columns) return;
        var at = row * Columns + column;
        if (_cells[at].Sign is "" && cell.Sign is not "" && column > 0)
            _cells[at - 1] = _cells[at - 1] with { Sign = " " };
        if (column + 1 < Columns && _cells[at + 1].Sign is "" && cell.Sign != _cells[at].Sign)
            _cells[at + 1] = _cells[at + 1] with { Sign = " " };
        _cells[at] = cell;
    }
}

/// <summary>One cell.</summary>
internal readonly record struct Cell(string Sign, Look Look)
{
    public static Cell Blank { get; } = new(" ", Look.Plain);
}
