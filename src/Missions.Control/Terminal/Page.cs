namespace Missions.Control.Terminal;

/// <summary>What one place of Mission Control shows: lines, some of which can be opened.</summary>
internal sealed record Page(string Title, IReadOnlyList<Row> Rows)
{
    /// <summary>Nothing in it can be opened, so it is read by scrolling.</summary>
    public bool IsText { get; } = Rows.All(row => row.Id is null);

    public Page Filtered(string filter) => filter is "" ? this : new(
        $"{Title}, with '{filter}'",
        [.. Rows.Where(row => row.Text.Contains(filter, StringComparison.OrdinalIgnoreCase))]);

    /// <summary>The line that is pointed at: the wished one, or the nearest that can be opened.</summary>
    public int Pointed(int wished, int height)
    {
        if (Rows.Count == 0) return 0;
        if (IsText) return Math.Clamp(wished, 0, Math.Max(0, Rows.Count - height));
        wished = Math.Clamp(wished, 0, Rows.Count - 1);
        for (var away = 0; away < Rows.Count; away++)
        {
            if (wished + away < Rows.Count && Rows[wished + away].Id is not null) return wished + away;
            if (wished - away >= 0 && Rows[wished - away].Id is not null) return wished - away;
        }
        return wished;
    }

    /// <summary>The first line that is shown.</summary>
    public int Top(int pointed, int height) => IsText ? pointed
        : pointed < height && Rows.Take(pointed).All(row => row.Id is null) ? 0
        : Math.Clamp(pointed - height / 2, 0, Math.Max(0, Rows.Count - height));

    /// <summary>The next line that can be opened, so many further on.</summary>
    public int Moved(int pointed, int steps, int height)
    {
        if (IsText) return Pointed(pointed + steps, height);
        var (at, left) = (pointed, Math.Abs(steps));
        for (var next = pointed + Math.Sign(steps); left > 0 && next >= 0
            && next < Rows.Count; next += Math.Sign(steps))
        {
            if (Rows[next].Id is null) continue;
            (at, left) = (next, left - 1);
        }
        return at;
    }
}
