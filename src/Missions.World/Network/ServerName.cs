using System.Buffers.Binary;
using System.Text;

namespace Missions.World.Network;

/// <summary>
/// Reads the name that a TLS client asks for out of the first thing it says (RFC 8446, 4.1.2; RFC 6066, 3).
/// </summary>
internal static class ServerName
{
    private const int RecordHead = 5;

    public static bool IsTls(ReadOnlySpan<byte> first) => first is [0x16, ..];

    /// <summary>How many bytes the record has whose beginning this is.</summary>
    public static int LengthOf(ReadOnlySpan<byte> record) =>
        record.Length < RecordHead ? RecordHead : RecordHead + BinaryPrimitives.ReadUInt16BigEndian(record[3..]);

    /// <summary>Null where the record names nobody; an empty name where it cannot be read.</summary>
    public static string? In(ReadOnlySpan<byte> record)
    {
        try
        {
            var hello = record[RecordHead..];
            if (hello[0] != 1) return "";
            var body = hello.Slice(4, (hello[1] << 16) + BinaryPrimitives.ReadUInt16BigEndian(hello[2..]));
            body = body[34..];                                              // version and random
            body = body[(1 + body[0])..];                                   // session
            body = body[(2 + BinaryPrimitives.ReadUInt16BigEndian(body))..]; // ciphers
            body = body[(1 + body[0])..];                                   // compression
            return body.IsEmpty ? null : Among(body.Slice(2, BinaryPrimitives.ReadUInt16BigEndian(body)));
        }
        catch (ArgumentOutOfRangeException)
        {
            return "";
        }
        catch (IndexOutOfRangeException)
        {
            return "";
        }
    }

    private static string? Among(ReadOnlySpan<byte> extensions)
    {
        while (!extensions.IsEmpty)
        {
            var (kind, length) = (
                BinaryPrimitives.ReadUInt16BigEndian(extensions),
                BinaryPrimitives.ReadUInt16BigEndian(extensions[2..]));
            var content = extensions.Slice(4, length);
            if (kind == 0) return Encoding.Latin1.GetString(content[5..]);
            extensions = extensions[(4 + length)..];
        }

        return null;
    }
}
