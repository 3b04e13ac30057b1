using Missions.Core.Plans;

namespace Missions.Engine.Proofs;

/// <summary>The recipes of a makefile that checks use, with what those need.</summary>
internal static class Recipes
{
    public static List<string> Lines(string text, Checks checks)
    {
        var rules = Rules(text);
        var open = new Queue<string>(checks.All
            .Where(check => check.Run.Split(' ')[0] is "make" or "gmake")
            .SelectMany(check => check.Run.Split(' ').Skip(1).Where(word => !word.StartsWith('-') && !word.Contains('='))));
        var (seen, lines) = (new HashSet<string>(), new List<string>());
        while (open.TryDequeue(out var target))
        {
            if (!seen.Add(target) || !rules.TryGetValue(target, out var rule)) continue;
            var needed = rule[0].Split(':', 2)[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            lines.AddRange([$"{target}:", .. needed.Select(one => $"{target}: {one}"), .. rule.Skip(1)]);
            foreach (var one in needed) open.Enqueue(one);
        }
        return lines;
    }

    private static Dictionary<string, List<string>> Rules(string text)
    {
        var (rules, current) = (new Dictionary<string, List<string>>(), new List<List<string>>());
        foreach (var line in text.Split('\n'))
        {
            if (line.StartsWith('\t')) current.ForEach(rule => rule.Add(line.Trim()));
            else if (line.Length > 0 && !char.IsWhiteSpace(line[0]) && line.IndexOf(':') is > 0 and var colon
                && !line.Contains(":=", StringComparison.Ordinal) && line[0] is not '#')
            {
                current = [.. line[..colon].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(target => rules.TryGetValue(target, out var known) ? known : rules[target] = [line.Trim()])];
            }
        }
        return rules;
    }
}
