namespace Missions.Simulation.Proving.Attacks;

/// <summary>One idea of how to get out, the honest act beside it, and the same with its defence switched off.</summary>
/// <param name="Kind">What the room is like: see <see cref="Trial"/>; empty for a plain one.</param>
/// <param name="Line">What a worker's shell runs.</param>
/// <param name="Twin">Must end with 0, and reach nothing that is not its own.</param>
/// <param name="Control">Runs without walls, and must get through.</param>
/// <param name="Before">On the machine, before; each line NAME=value that it prints is known to the others.</param>
/// <param name="After">On the machine, afterwards.</param>
internal sealed record Attack(
    string Family, string Name, string Kind, string Line, string Twin, string Control, string Before, string After)
{
    private const string Head = "== ";
    private const string Part = "-- ";

    /// <summary>The attacks of a family, as they are written down beside this file.</summary>
    public static IReadOnlyList<Attack> Of(string family)
    {
        var name = $"{typeof(Attack).Namespace}.{family}.attacks";
        using var file = new StreamReader(typeof(Attack).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There are no attacks named {family}."));
        return [.. file.ReadToEnd().Split($"\n{Head}").Skip(1).Select(text => Read(family, text))];
    }

    private static Attack Read(string family, string text)
    {
        var parts = text.Split($"\n{Part}");
        var head = parts[0].Split('\n', 2);
        var kind = head[0] is ['[', ..] ? head[0][1..head[0].IndexOf(']')] : "";
        var named = parts.Skip(1)
            .Select(part => part.Split('\n', 2))
            .ToDictionary(part => part[0].Trim(), part => part[1].Trim());
        var line = head[1].Trim();
        return new(
            family, kind is "" ? head[0] : head[0][(kind.Length + 3)..], kind, line,
            named.GetValueOrDefault("twin", ""), named.GetValueOrDefault("control", line), named.GetValueOrDefault("before", ""),
            named.GetValueOrDefault("after", ""));
    }
}
