using System.Text;

namespace Missions.Engine.Workspaces;

/// <summary>What a copied file says that nobody else should see: the values of its lines <c>NAME=value</c>.</summary>
internal static class CopiedValues
{
    private const int MostBytes = 64 * 1024;
    private const int Shortest = 8;

    /// <summary>Names, words and numbers stand in too many places by chance, so those are left as they are.</summary>
    public static IEnumerable<string> In(byte[] bytes) => bytes.Length > MostBytes || bytes.Contains((byte)0) ? [] :
        Encoding.UTF8.GetString(bytes).Split('\n')
            .Select(line => line.Trim())
            .Where(line => line is not ['#', ..] && line.Contains('='))
            .Select(line => line[(line.IndexOf('=') + 1)..].Trim().Trim('"', '\''))
            .Where(value => value.Length >= Shortest && !value.All(IsOfAWord) && !value.All(char.IsAsciiDigit))
            .Distinct();

    private static bool IsOfAWord(char one) => char.IsAsciiLetter(one) || one is '.' or '-' or '_' or '/' or ' ';
}
