namespace Missions.Engine.Views;

/// <summary>What differs between two short texts, line by line.</summary>
public static class LineDiff
{
    /// <summary>
    /// Every line, with <c>-</c> before those that only the first has and <c>+</c> before the second's.
    /// </summary>
    public static IEnumerable<string> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        // How long the longest common part is of what comes after each pair of places.
        var common = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
            for (var j = after.Count - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j]
                    ? common[i + 1, j + 1] + 1
                    : Math.Max(common[i + 1, j], common[i, j + 1]);

        var (left, right) = (0, 0);
        while (left < before.Count || right < after.Count)
            if (left < before.Count && right < after.Count && before[left] == after[right])
            {
                yield return $"  {before[left++]}";
                right++;
            }
            else if (right == after.Count || left < before.Count && common[left + 1, right] >= common[left, right + 1])
                yield return $"- {before[left++]}";
            else yield return $"+ {after[right++]}";
    }
}
