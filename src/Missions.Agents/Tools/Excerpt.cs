namespace Missions.Agents.Tools;

/// <summary>The lines of a text that an agent asked for, as far as they fit into an answer.</summary>
internal static class Excerpt
{
    private const int MostCharacters = 60_000;

    public static ToolAnswer Of(string text, int? from, int? count)
    {
        var all = text.Split('\n');
        var total = text.EndsWith('\n') ? all.Length - 1 : all.Length;
        var first = from ?? 1;

        if (first < 1 || count < 1) return ToolAnswer.Refused("from and lines must be at least 1.");
        if (first > Math.Max(1, total)) return ToolAnswer.Refused($"there is no line {first}; the last is {total}.");

        var last = Last(all, first, (int)Math.Min(total, first - 1L + (count ?? total)));
        if (first == 1 && last >= total) return new(text);

        var note = last < total ? $" Go on with from={last + 1}." : "";
        return new($"{string.Join('\n', all[(first - 1)..last])}\n[Lines {first} to {last} of {total}.{note}]");
    }

    // At least one line, however long; the loop's own cap takes care of that.
    private static int Last(string[] all, int first, int wanted)
    {
        var (last, characters) = (first, all[first - 1].Length);
        while (last < wanted && characters + all[last].Length < MostCharacters) characters += all[last++].Length + 1;
        return last;
    }
}
