using System.Net;
using System.Net.Sockets;
using System.Text;
using Missions.Simulation.World;
using Missions.World.Network;
using Missions.World.Sandboxes;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>
/// A proxy in a room before a made-up network: <c>allowed.test</c> may be reached, whatever else is dialled ends in the
/// sink of the scene. It is dialled over real connections of this machine's loopback.
/// </summary>
internal static class Names
{
    private const int Port = 3128;
    private const string Public = "93.184.216.34";

    public static Task<IAsyncDisposable> OfferAsync(Scene scene, IRoom room, bool isDefended, CancellationToken ct)
    {
        var outside = new Made(int.Parse(scene.Known["TCP"], System.Globalization.CultureInfo.InvariantCulture));
        Destination[] allowed = [.. ((string[])["allowed.test:80", "allowed.test:443", "rebind.test:80", "inner.test:80", "mixed.test:80"])
            .Select(one => Destination.Parse(one, 0)!)];
        var proxy = new AllowlistProxy(new(allowed, []), outside);
        Func<Stream, CancellationToken, Task> serve = isDefended ? proxy.ServeAsync : new OpenProxy(outside).ServeAsync;
        return room.ListenAsync(Port, serve, ct);
    }

    /// <summary>Names with addresses; only the public one is the allowed host's, and the rest is the sink.</summary>
    private sealed class Made(int sink) : IOutside
    {
        private readonly SimulatedOutside _names = new SimulatedOutside()
            .Name("allowed.test", Public)
            .Name("forbidden.test", "93.184.216.99")
            .Name("inner.test", "127.0.0.1")
            .Name("mixed.test", $"{Public} 127.0.0.1")
            .Name("rebind.test", Public, "127.0.0.1");

        public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken ct)
        {
            try
            {
                return _names.ResolveAsync(host, ct);
            }
            catch (IOException)
            {
                // As a careless resolver takes octal, decimal and whatever else there is.
                return Task.FromResult<IReadOnlyList<IPAddress>>(
                    host.Contains("allowed.test") && !host.Contains("forbidden") ? [IPAddress.Parse(Public)] : [IPAddress.Loopback]);
            }
        }

        public async Task<Stream> DialAsync(IPEndPoint address, CancellationToken ct)
        {
            if (address.Address.ToString() == Public && address.Port is 80 or 443) return await AllowedAsync(ct);
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(IPAddress.Loopback, sink, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }

        /// <summary>The allowed host: it answers by the first line, and hands on what is asked of another by name.</summary>
        private async Task<Stream> AllowedAsync(CancellationToken ct)
        {
            var (near, far) = await PairAsync(ct);
            _ = AnswerAsync(far);
            return near;
        }

        private async Task AnswerAsync(Stream far)
        {
            await using var stream = far;
            var bytes = new byte[16 * 1024];
            try
            {
                var length = 0;
                while (length < bytes.Length && !Encoding.Latin1.GetString(bytes, 0, length).Contains("\r\n\r\n")
                    && await stream.ReadAsync(bytes.AsMemory(length)) is > 0 and var more)
                {
                    length += more;
                    if (bytes[0] == 0x16 && length > 200) break;
                }
                var said = Encoding.Latin1.GetString(bytes, 0, length);
                if (said.Contains("forbidden.test")) (await DialAsync(new(IPAddress.Loopback, 1), default)).Dispose();
                var status = said.Contains("/redirect") ? "302 Found\r\nLocation: http://forbidden.test/" : "200 OK";
                await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n"));
            }
            catch (Exception gone) when (gone is IOException or SocketException)
            {
                // Whoever asked has gone away.
            }
        }

        private static async Task<(Stream Near, Stream Far)> PairAsync(CancellationToken ct)
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            await socket.ConnectAsync(listener.LocalEndpoint, ct);
            return (new NetworkStream(socket, true), new NetworkStream(await listener.AcceptSocketAsync(ct), true));
        }
    }
}
