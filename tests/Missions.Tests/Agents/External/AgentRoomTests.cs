using Missions.Agents;
using Missions.Agents.External;
using Missions.Agents.External.Mcp;
using Missions.Tests.Agents.Support;
using Missions.World;
using Missions.World.Network;
using Missions.World.Sandboxes;

namespace Missions.Tests.Agents.External;

/// <summary>A room that cannot be opened whole leaves nothing behind.</summary>
public class AgentRoomTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task What_was_opened_is_closed_again(bool doesOpen, bool isHttp)
    {
        var (rooms, ports) = (new BreakingRooms(doesOpen), new CountedPorts());
        var bridge = new BridgeProgram("sh", [], [], new Dictionary<string, string>());
        var machine = new AgentMachine(rooms, new Outside(), ports, bridge, TimeProvider.System);
        var program = new AgentProgram("test", ["sh"]) { WantsHttp = isHttp };
        var session = new Stage().Session;
        using var desk = new Desk(session, machine, program);
        var place = new Place(new FakeRoom(), new FakeFolder(), "/tmp");

        await Assert.ThrowsAsync<WorldException>(() =>
            AgentRoom.OpenAsync(machine, program, place, new ToolsOverMcp(desk, default), default));

        Assert.False(Directory.Exists(rooms.Home), $"{rooms.Home} is left");
        Assert.Equal((0, doesOpen ? 1 : 0, doesOpen), (ports.Leased, ports.Asked, rooms.IsClosed));
    }

    private sealed class BreakingRooms(bool doesOpen) : IRooms, IRoom
    {
        public string Driver => "none";
        public string? Home { get; private set; }
        public bool IsClosed { get; private set; }

        public Task<IRoom> OpenAsync(RoomSpec spec, CancellationToken ct)
        {
            Home = spec.Environment["HOME"];
            return doesOpen ? Task.FromResult<IRoom>(this) : throw new WorldException("No room can be had.");
        }

        public Task<IAsyncDisposable> ListenAsync(
            int port, Func<Stream, CancellationToken, Task> serve, CancellationToken ct) =>
            throw new WorldException("Something listens there already.");

        public ValueTask DisposeAsync()
        {
            IsClosed = true;
            return ValueTask.CompletedTask;
        }

        public Task<Ended> RunAsync(RoomCommand command, CancellationToken ct) => throw new NotSupportedException();

        public Task<IRunning> StartAsync(RoomCommand command, CancellationToken ct) =>
            throw new NotSupportedException();

        public Task<IPiped> PipeAsync(RoomCommand command, CancellationToken ct) => throw new NotSupportedException();
        public Task<Stream> ConnectAsync(int port, CancellationToken ct) => throw new NotSupportedException();
    }

    private sealed class CountedPorts : IPorts
    {
        public int Leased { get; private set; }
        public int Asked { get; private set; }

        public int Lease()
        {
            Asked++;
            return 40_000 + Leased++;
        }

        public void Return(int port) => Leased--;
    }
}
