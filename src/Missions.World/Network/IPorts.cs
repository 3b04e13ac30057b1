using System.Net;
using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>Leases ports of this machine's loopback, for services that have no network of their own.</summary>
public interface IPorts
{
    /// <summary>A port that nobody listens on, and that is leased to nobody else until it is given back.</summary>
    int Lease();

    /// <summary>May be repeated.</summary>
    void Return(int port);
}

/// <summary>The ports of this machine.</summary>
public sealed class MachinePorts : IPorts
{
    // All that are leased by this process; the kernel may name one twice before anybody listens there.
    private static readonly HashSet<int> Leased = [];

    public int Lease()
    {
        while (true)
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var port = ((IPEndPoint)probe.LocalEndPoint!).Port;
            lock (Leased)
            {
                if (Leased.Add(port)) return port;
            }
        }
    }

    public void Return(int port)
    {
        lock (Leased) Leased.Remove(port);
    }
}
