using System.Text;

namespace Missions.World.Network;

/// <summary>
/// Stands inside a room and carries what it reads to a port of the room's loopback, and back: so a program that talks
/// to its helpers over pipes reaches one that listens outside.
/// </summary>
public static class Bridge
{
    /// <summary>Goes on until either side has said all.</summary>
    /// <param name="way">The port, and the file with the word that opens it.</param>
    public static async Task RunAsync(
        (int Port, string Word) way, Stream input, Stream output, CancellationToken ct)
    {
        var word = await File.ReadAllTextAsync(way.Word, ct);
        await using var far = await Relay.DialAsync(way.Port, ct);
        await far.WriteAsync(Encoding.UTF8.GetBytes($"{word}\n"), ct);
        var back = far.CopyToAsync(output, ct);
        await Task.WhenAny(input.CopyToAsync(far, ct), back);
        (far as System.Net.Sockets.NetworkStream)?.Socket.Shutdown(System.Net.Sockets.SocketShutdown.Send);
        await back;
    }
}
