using System.Net;
using System.Net.Sockets;

namespace Missions.World.Network;

/// <summary>The ports of this machine. Whoever leases in one process shares one of these.</summary>
public sealed class MachinePorts : IPorts
{
    // The kernel may name one twice before anybody listens there.
    private readonly HashSet<int> _leased = [];

    public int Lease()
    {
        while (true)
        {
            using var probe = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            var port = ((IPEndPoint)probe.LocalEndPoint!).Port;
            lock (_leased)
            {
                if (_leased.Add(port)) return port;
            }
        }
    }

    public void Return(int port)
    {
        lock (_leased) _leased.Remove(port);
    }
}
