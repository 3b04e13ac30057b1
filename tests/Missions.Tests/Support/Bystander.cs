using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Tests.Support;

/// <summary>This assembly as a program of its own: a relay, or the owner of a room that a test kills.</summary>
public static class Bystander
{
    private static readonly string Assembly = typeof(Bystander).Assembly.Location;

    public static RelayProgram Relay => new(Environment.ProcessPath!, ["exec", Assembly, "relay"]);

    public static ProgramCall OwnerOfARoom(string line, string tempFolder) =>
        new(Environment.ProcessPath!, ["exec", Assembly, "room", line])
        {
            Environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["TMPDIR"] = tempFolder },
        };

    public static Task Main(string[] arguments) => arguments switch
    {
        ["relay", var socket] => Missions.World.Network.Relay.RunAsync(socket, CancellationToken.None),
        ["relay", var socket, var port] => Missions.World.Network.Relay.OutwardAsync(
            socket, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), CancellationToken.None),
        ["bridge", var port, var word] => Bridge.RunAsync(
            (int.Parse(port, System.Globalization.CultureInfo.InvariantCulture), word),
            Console.OpenStandardInput(), Console.OpenStandardOutput(), CancellationToken.None),
        ["room", var line] => OwnARoomAsync(line),
        _ => throw new ArgumentException("relay SOCKET, or room LINE"),
    };

    private static async Task OwnARoomAsync(string line)
    {
        var rooms = new BubblewrapRooms(new(TimeProvider.System), Relay);
        var room = await rooms.OpenAsync(new([], "/tmp", new Dictionary<string, string>()), CancellationToken.None);
        await room.StartAsync(new(line), CancellationToken.None);
        var connected = await Eventually.ConnectAsync(room, 8080);
        Console.WriteLine("open");
        await connected.ReadExactlyAsync(new byte[1], CancellationToken.None);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, CancellationToken.None);
    }
}
