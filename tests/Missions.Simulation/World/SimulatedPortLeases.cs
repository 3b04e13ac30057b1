using Missions.World.Network;

namespace Missions.Simulation.World;

/// <summary>Ports of a machine that nobody else uses, counted up from one that is easily told.</summary>
public sealed class SimulatedPortLeases : IPorts
{
    private readonly Lock _lock = new();
    private readonly SortedSet<int> _leased = [];

    public IReadOnlyCollection<int> Leased
    {
        get { lock (_lock) return [.. _leased]; }
    }

    public int Lease()
    {
        lock (_lock)
        {
            var port = _leased.Count == 0 ? 40_000 : _leased.Max + 1;
            _leased.Add(port);
            return port;
        }
    }

    public void Return(int port)
    {
        lock (_lock) _leased.Remove(port);
    }
}
