using System.Text;

namespace Missions.World.Network;

/// <summary>The head of a request to a proxy, read so strictly that nobody can read it otherwise.</summary>
/// <param name="Rest">What came behind it already.</param>
internal sealed record RequestHead(
    string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[] Rest)
{
    private const int Longest = 32 * 1024;

    /// <summary>Null where it is none, or too long, or the stream ended before.</summary>
    public static async Task<RequestHead?> ReadAsync(Stream stream, CancellationToken ct)
    {
        var (bytes, length) = (new byte[Longest], 0);
        while (length < Longest)
        {
            var more = await stream.ReadAsync(bytes.AsMemory(length), ct);
            if (more == 0) return null;
            length += more;
            var end = bytes.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
            if (end >= 0) return Parse(Encoding.Latin1.GetString(bytes, 0, end), bytes[(end + 4)..length]);
        }

        return null;
    }

    public IReadOnlyList<string> Values(string name) =>
        [.. Headers.Where(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(one => one.Value)];

    private static RequestHead? Parse(string text, byte[] rest)
    {
        var lines = text.Split("\r\n");
        if (lines.Any(line => line.Any(one => one is < ' ' and not '\t' or '\u007f'))) return null;
        if (lines[0].Split(' ') is not [var method, var target, "HTTP/1.1" or "HTTP/1.0"]) return null;

        var headers = new List<(string, string)>();
        foreach (var line in lines[1..])
        {
            var colon = line.IndexOf(':');
            if (colon <= 0 || !line[..colon].All(IsOfAName)) return null;
            headers.Add((line[..colon], line[(colon + 1)..].Trim(' ', '\t')));
        }

        return new(method, target, headers, rest);
    }

    private static bool IsOfAName(char one) => char.IsAsciiLetterOrDigit(one) || "!#$%&'*+-.^_`|~".Contains(one);
}
