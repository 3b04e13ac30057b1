using System.IO.Compression;
using System.Text;

namespace Missions.Engine.Workspaces;

/// <summary>Looks into what is spelled out in base64, packed or not, for something that must not be seen.</summary>
internal static class Packed
{
    private const int Shortest = 16;
    private const int Deepest = 3;
    private const int MostBytes = 1024 * 1024;

    /// <summary>Runs of base64, over line ends, in which a text is found that <paramref name="isHidden"/>.</summary>
    public static string Replace(string text, Func<string, bool> isHidden, string by)
    {
        var left = new StringBuilder();
        for (var index = 0; index < text.Length;)
        {
            var end = index;
            while (end < text.Length && IsOfARun(text, end)) end++;
            var run = text[index..end];
            if (run.Length >= Shortest && Holds(run, isHidden, Deepest)) left.Append(by);
            else left.Append(run);
            if (end < text.Length) left.Append(text[end++]);
            index = end;
        }

        return left.ToString();
    }

    private static bool Holds(string run, Func<string, bool> isHidden, int depth)
    {
        var bare = string.Concat(run.Where(one => !char.IsWhiteSpace(one))).Replace('-', '+').Replace('_', '/').TrimEnd('=');
        var bytes = new byte[bare.Length];
        if (!Convert.TryFromBase64String(bare.PadRight((bare.Length + 3) / 4 * 4, '='), bytes, out var length)) return false;

        var plain = Encoding.Latin1.GetString(Unpacked(bytes[..length]));
        return isHidden(plain) || (depth > 0 && plain.Length >= Shortest && plain.All(char.IsAscii)
            && Holds(plain, isHidden, depth - 1));
    }

    private static byte[] Unpacked(byte[] bytes)
    {
        if (bytes is not [0x1f, 0x8b, ..]) return bytes;
        try
        {
            using var unpacking = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var plain = new byte[MostBytes];
            return plain[..unpacking.ReadAtLeast(plain, plain.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return bytes;
        }
    }

    // A line end belongs to it where it goes on behind it.
    private static bool IsOfARun(string text, int index) => text[index] switch
    {
        '+' or '/' or '-' or '_' or '=' => true,
        '\n' => index > 0 && index + 1 < text.Length && IsSign(text[index - 1]) && IsSign(text[index + 1]),
        var sign => char.IsAsciiLetterOrDigit(sign),
    };

    private static bool IsSign(char one) => char.IsAsciiLetterOrDigit(one) || one is '+' or '/' or '-' or '_' or '=';
}
