using System.Text;

namespace Missions.World.Sandboxes;

/// <summary>
/// How a program gets its environment whose input stays open: as one line of shell that comes before all that is for
/// the program. Arguments would not do, for every user of the machine can see them.
/// </summary>
internal static class FirstLine
{
    /// <summary>Reads and carries out that line; no shell reads further than its end from a pipe.</summary>
    public const string Reading = """
        n='
        '; IFS= read -r given && eval "$given"; unset n given

        """;

    /// <exception cref="WorldException">A shell cannot export such a name.</exception>
    public static byte[] Exporting(IEnumerable<KeyValuePair<string, string>> environment)
    {
        var line = new StringBuilder(":");
        foreach (var (name, value) in environment)
        {
            if (!IsWord(name)) throw new WorldException($"A shell cannot export a variable named '{name}'. Rename it.");
            var quoted =
                value.Replace("'", "'\\''", StringComparison.Ordinal).Replace(
                    "\n", "'\"$n\"'", StringComparison.Ordinal);
            line.Append($"; export {name}='{quoted}'");
        }

        return Encoding.UTF8.GetBytes(line.Append('\n').ToString());
    }

    private static bool IsWord(string name) =>
        name is [not (>= '0' and <= '9'), ..] && name.All(one => char.IsAsciiLetterOrDigit(one) || one == '_');
}
