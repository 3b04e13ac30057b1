using System.Net;
using System.Net.Sockets;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>Sockets of the machine that nobody in a room may reach. Nothing is ever answered.</summary>
internal sealed class Sinks : IDisposable
{
    private readonly List<(string Name, Socket Socket)> _all = [];

    public Dictionary<string, string> Names { get; } = [];

    private Sinks() { }

    /// <param name="folder">Where those that have a path get it.</param>
    public static Sinks Open(string folder)
    {
        var sinks = new Sinks();
        sinks.Inet("TCP", AddressFamily.InterNetwork, SocketType.Stream, IPAddress.Loopback);
        sinks.Inet("TCP6", AddressFamily.InterNetworkV6, SocketType.Stream, IPAddress.IPv6Loopback);
        sinks.Inet("UDP", AddressFamily.InterNetwork, SocketType.Dgram, IPAddress.Loopback);
        sinks.Inet("UDP6", AddressFamily.InterNetworkV6, SocketType.Dgram, IPAddress.IPv6Loopback);
        sinks.Path("STREAM", SocketType.Stream, System.IO.Path.Combine(folder, "stream"));
        sinks.Path("DGRAM", SocketType.Dgram, System.IO.Path.Combine(folder, "dgram"));
        sinks.Path("SEQ", SocketType.Seqpacket, System.IO.Path.Combine(folder, "seq"));
        var name = System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(folder)!);
        sinks.Path("ABSTRACT", SocketType.Stream, $"\0{name}-stream");
        sinks.Path("ABSTRACT_DGRAM", SocketType.Dgram, $"\0{name}-dgram");
        return sinks;
    }

    /// <summary>Those that somebody reached.</summary>
    public IEnumerable<string> Reached() => _all.Where(one => one.Socket.Poll(0, SelectMode.SelectRead)).Select(one => one.Name);

    public void Dispose()
    {
        foreach (var (_, socket) in _all) socket.Dispose();
    }

    private void Inet(string name, AddressFamily family, SocketType type, IPAddress address)
    {
        var port = Add(name, new(family, type, type is SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp), new IPEndPoint(address, 0));
        Names[name] = $"{((IPEndPoint)port.LocalEndPoint!).Port}";
    }

    private void Path(string name, SocketType type, string path)
    {
        Add(name, new(AddressFamily.Unix, type, ProtocolType.Unspecified), new UnixDomainSocketEndPoint(path));
        Names[name] = path.TrimStart('\0');
    }

    private Socket Add(string name, Socket socket, EndPoint at)
    {
        socket.Bind(at);
        if (socket.SocketType is not SocketType.Dgram) socket.Listen();
        _all.Add((name, socket));
        return socket;
    }
}
