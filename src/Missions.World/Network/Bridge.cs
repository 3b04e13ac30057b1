using System.Text;

namespace Missions.World.Network;

/// <summary>
/// Stands inside a room and carries what it reads to a port of the room's loopback, and back: so a program that talks
/// to its helpers over pipes reaches one that listens outside.
/// </summary>
public static class Bridge
{
    /// <summary>The variable with the word that opens the port.</summary>
    public const string Variable = "MISSIONS_BRIDGE";

    /// <summary>Goes on until either side has said all.</summary>
    public static async Task RunAsync(int port, Stream input, Stream output, CancellationToken ct)
    {
        await using var far = await Relay.DialAsync(port, ct);
        await far.WriteAsync(Encoding.UTF8.GetBytes($"{Environment.GetEnvironmentVariable(Variable)}\n"), ct);
        var back = far.CopyToAsync(output, ct);
        await Task.WhenAny(input.CopyToAsync(far, ct), back);
        (far as System.Net.Sockets.NetworkStream)?.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        await back;
    }
}
