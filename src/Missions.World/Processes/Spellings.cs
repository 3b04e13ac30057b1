using System.Text;
using System.Text.Json;

namespace Missions.World.Processes;

/// <summary>The ways in which programs print a value that they were given.</summary>
public static class Spellings
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The longest first, so that none is left with a piece of another.</summary>
    public static IReadOnlyList<string> Of(string value, int shortest)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        string[] plain =
        [
            value, string.Concat(value.Reverse()), Uri.EscapeDataString(value), Convert.ToHexString(bytes),
            JsonEncodedText.Encode(value).ToString(), string.Concat(bytes.Select(one => $"x{one:x2}")),
            string.Concat(value.Select(one => $"u{(int)one:x4}")), InBase32(bytes),
            string.Concat(bytes.Select(one => $" {one}")), value.Replace("/", @"\/"),
        ];
        var coded = Enumerable.Range(0, 3).Select(offset => Base64(bytes, offset));
        return
        [
            .. plain.Concat(coded.SelectMany(one => (string[])[one, one.Replace('+', '-').Replace('/', '_')]))
                .Where(one => one.Length >= shortest)
                .Distinct()
                .OrderByDescending(one => one.Length),
        ];
    }

    /// <summary>The part of its base64 that it alone decides, where it begins so many bytes into a group.</summary>
    private static string Base64(byte[] bytes, int offset)
    {
        var whole = Convert.ToBase64String([.. new byte[offset], .. bytes]).TrimEnd('=');
        var start = offset == 0 ? 0 : offset + 1;
        var end = (offset + bytes.Length) % 3 == 0 ? whole.Length : whole.Length - 1;
        return whole[start..Math.Max(start, end)];
    }

    private static string InBase32(byte[] bytes)
    {
        var bits = string.Concat(bytes.Select(one => $"{one:b8}"));
        return string.Concat(Enumerable.Range(0, bits.Length / 5)
            .Select(index => Base32[Convert.ToInt32(bits.Substring(index * 5, 5), 2)]));
    }
}
