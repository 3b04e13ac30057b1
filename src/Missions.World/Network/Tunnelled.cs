using System.Text;

namespace Missions.World.Network;

/// <summary>What a client says first in a tunnel, and whom it says that it wants there.</summary>
internal static class Tunnelled
{
    private const int LongestHead = 32 * 1024;

    /// <summary>A whole record where it is TLS, a whole head where it is a plain request.</summary>
    public static async Task<byte[]> FirstWordsAsync(Stream near, byte[] begun, CancellationToken ct)
    {
        var said = new MemoryStream();
        await said.WriteAsync(begun, ct);
        var buffer = new byte[16 * 1024];
        while (!IsWhole(said.ToArray()))
        {
            var more = await near.ReadAsync(buffer, ct);
            if (more == 0) break;
            said.Write(buffer, 0, more);
        }

        return said.ToArray();
    }

    /// <summary>The first name that is not the one that the tunnel is for; null where none is.</summary>
    public static string? Other(byte[] first, Destination wanted) =>
        Names(first).FirstOrDefault(name => Destination.Parse(name, wanted.Port) != wanted);

    private static IEnumerable<string> Names(byte[] first)
    {
        if (ServerName.IsTls(first)) return ServerName.In(first) is { } name ? [name] : [];
        return !IsRequest(first)
            ? []
            : Encoding.Latin1.GetString(first).Split('\n')
                .TakeWhile(line => line.Trim() is not "")
                .Where(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase))
                .Select(line => line["Host:".Length..].Trim());
    }

    private static bool IsWhole(byte[] said) => said switch
    {
        [] => false,
        _ when ServerName.IsTls(said) => said.Length >= ServerName.LengthOf(said),
        _ => !IsRequest(said) || said.Length > LongestHead || said.AsSpan().IndexOf("\r\n\r\n"u8) >= 0,
    };

    /// <summary>Whether it may be one: a word in capitals, and a blank where it is over.</summary>
    private static bool IsRequest(byte[] said)
    {
        var word = said.TakeWhile(one => one is >= (byte)'A' and <= (byte)'Z').Count();
        return word is > 0 and <= 16 && (word == said.Length || said[word] == ' ');
    }
}
