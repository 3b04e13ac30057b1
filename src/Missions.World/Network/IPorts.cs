namespace Missions.World.Network;

/// <summary>Leases ports of this machine's loopback, for services that have no network of their own.</summary>
public interface IPorts
{
    /// <summary>A port that nobody listens on, and that is leased to nobody else until it is given back.</summary>
    int Lease();

    /// <summary>May be repeated.</summary>
    void Return(int port);
}
