using System.Text;
using Missions.World.Network;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>A proxy that believes what it is told and reaches everybody: the control of attacks on ours.</summary>
internal sealed class OpenProxy(IOutside outside)
{
    public async Task ServeAsync(Stream near, CancellationToken ct)
    {
        while (await HeadAsync(near, ct) is { } head)
        {
            var lines = head.Replace("\r", "").Split('\n');
            var words = lines[0].Split(' ', '\t');
            var target = words.Length > 1 ? words[1] : "";
            var hosts = lines.Skip(1).Where(line => line.StartsWith("host:", StringComparison.OrdinalIgnoreCase)).ToList();
            var host = hosts is [] ? target : hosts[^1][5..].Trim();
            foreach (var one in (string[])[target, host])
                await using (var far = await DialAsync(one, ct))
                {
                    if (words[0] == "CONNECT" && one == target)
                    {
                        await near.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), ct);
                        await Pump.BothAsync(near, far, ct);
                        return;
                    }
                    await far.WriteAsync(Encoding.Latin1.GetBytes(head), ct);
                    if (one == target && target.Contains("allowed.test") && !target.Contains("forbidden") && !hosts.Exists(other => other.Contains("forbidden")))
                        await far.CopyToAsync(near, ct);
                }
        }
    }

    private async Task<Stream> DialAsync(string authority, CancellationToken ct)
    {
        var plain = Uri.UnescapeDataString(authority);
        if (plain.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme) plain = plain[(scheme + 3)..];
        plain = plain[(plain.LastIndexOf('@') + 1)..].Split('/', '?', '#')[0];
        var colon = plain.LastIndexOf(':');
        var port = colon > 0 && int.TryParse(plain[(colon + 1)..], out var named) ? named : 80;
        var host = colon > 0 ? plain[..colon] : plain;
        var addresses = await outside.ResolveAsync(host.Trim('[', ']').ToLowerInvariant(), ct);
        return await outside.DialAsync(new(addresses[^1], port), ct);
    }

    private static async Task<string?> HeadAsync(Stream near, CancellationToken ct)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (await near.ReadAsync(one, ct) == 1)
        {
            head.Append((char)one[0]);
            var said = head.ToString();
            if (said.EndsWith("\r\n\r\n", StringComparison.Ordinal) || said.EndsWith("\n\n", StringComparison.Ordinal)) return said;
        }
        return null;
    }
}
