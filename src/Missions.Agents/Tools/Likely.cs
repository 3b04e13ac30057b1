namespace Missions.Agents.Tools;

/// <summary>Finds the word that was probably meant, so that a refusal can name it.</summary>
public static class Likely
{
    /// <summary><c> Did you mean x?</c>, or nothing where no word is near.</summary>
    public static string Hint(string word, IReadOnlyList<string> words)
    {
        if (word.Length is 0 or > 100 || words.Count == 0) return "";

        var nearest = words.MinBy(other => Distance(word, other))!;
        var distance = Distance(word, nearest);
        var isNear = distance < nearest.Length && distance <= Math.Max(2, nearest.Length / 3);
        return isNear ? $" Did you mean {nearest}?" : "";
    }

    // Levenshtein's, without regard to case.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();

        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;

            for (var j = 1; j <= to.Length; j++)
            {
                var isSame = char.ToLowerInvariant(from[i - 1]) == char.ToLowerInvariant(to[j - 1]);
                var replaced = diagonal + (isSame ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
