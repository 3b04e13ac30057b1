using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>A host and a port in the one spelling that they are compared in.</summary>
/// <param name="Host">A name in lower-case ASCII without a dot at its end, or an address as .NET writes it.</param>
public sealed record Destination(string Host, int Port)
{
    private const int LongestName = 253;
    private const int LongestLabel = 63;

    /// <summary>
    /// Null where it is not plainly a host, or a host and a port: other spellings of an address (octal, hexadecimal,
    /// shortened), users, paths, zones and control characters are none.
    /// </summary>
    /// <param name="usualPort">What is meant where none is named; zero where one must be.</param>
    public static Destination? Parse(string text, int usualPort)
    {
        var (host, port) = Split(text);
        var number = port is null ? usualPort : PortOf(port);
        return number is > 0 and <= 65535 && HostOf(host) is { } known ? new(known, number) : null;
    }

    /// <summary>As it stands in addresses.</summary>
    public override string ToString() => Host.Contains(':') ? $"[{Host}]:{Port}" : $"{Host}:{Port}";

    private static (string Host, string? Port) Split(string text)
    {
        var colon = text.StartsWith('[') ? text.IndexOf("]:", StringComparison.Ordinal) + 1 : text.IndexOf(':');
        return colon <= 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
    }

    private static int PortOf(string port) =>
        port is [>= '1' and <= '9', ..] && port.Length <= 5 && port.All(char.IsAsciiDigit)
            ? int.Parse(port, CultureInfo.InvariantCulture)
            : -1;

    private static string? HostOf(string host) => host switch
    {
        ['[', .. var inner, ']'] when inner.All(one => char.IsAsciiHexDigit(one) || one is ':' or '.') =>
            IPAddress.TryParse(inner, out var address) && address.AddressFamily is AddressFamily.InterNetworkV6
                ? Plain(address).ToString()
                : null,
        _ => NameOf(host),
    };

    private static string? NameOf(string host)
    {
        if (Ascii(host)?.ToLowerInvariant() is not { Length: > 0 } name) return null;
        if (name.EndsWith('.')) name = name[..^1];
        var labels = name.Split('.');
        if (name.Length > LongestName || !labels.All(IsLabel)) return null;
        if (!IsNumber(labels[^1])) return name;

        // Whatever ends in a number is taken for an address by some resolver, so it must be one for all of them.
        return IPAddress.TryParse(name, out var address) && address.ToString() == name ? name : null;
    }

    private static string? Ascii(string host)
    {
        try
        {
            return host.All(char.IsAscii) ? host : new IdnMapping { UseStd3AsciiRules = true }.GetAscii(host);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static bool IsLabel(string label) =>
        label is { Length: > 0 and <= LongestLabel } and not ['-', ..] and not [.., '-']
        && label.All(one => char.IsAsciiLetterLower(one) || char.IsAsciiDigit(one) || one is '-' or '_');

    private static bool IsNumber(string label) =>
        label.All(char.IsAsciiDigit) || label.StartsWith("0x", StringComparison.Ordinal);

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
