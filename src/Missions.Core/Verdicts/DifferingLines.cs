namespace Missions.Core.Verdicts;

/// <summary>A line of one side, and what it is compared by.</summary>
internal readonly record struct ComparedLine(string Key, string Text);

/// <summary>
/// The lines by which two long texts differ, without what both have in between: that would hide the next difference.
/// </summary>
internal static class DifferingLines
{
    /// <summary>How far a common line is looked for, so that long texts cost no square of their length.</summary>
    private const int Reach = 200;

    public static IEnumerable<string> Between(IReadOnlyList<ComparedLine> old, IReadOnlyList<ComparedLine> now)
    {
        var (left, right) = (0, 0);
        while (left < old.Count || right < now.Count)
        {
            var (gone, come) = ToCommon(old, now, left, right);
            for (var end = left + gone; left < end; left++) yield return $"base: {old[left].Text}";
            for (var end = right + come; right < end; right++) yield return $"head: {now[right].Text}";
            (left, right) = (left + 1, right + 1);
        }
    }

    /// <summary>How many lines of each side stand before the nearest common one: all, where there is none.</summary>
    private static (int Gone, int Come) ToCommon(
        IReadOnlyList<ComparedLine> old, IReadOnlyList<ComparedLine> now, int left, int right)
    {
        for (var far = 0; far <= Reach; far++)
            for (var gone = Math.Max(0, far - now.Count + right + 1);
                gone <= far && left + gone < old.Count;
                gone++)
                if (old[left + gone].Key == now[right + far - gone].Key)
                    return (gone, far - gone);

        return (Math.Max(0, old.Count - left), Math.Max(0, now.Count - right));
    }
}
