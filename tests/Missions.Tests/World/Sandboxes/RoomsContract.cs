using System.Net;
using System.Net.Sockets;
using System.Text;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

/// <summary>
/// What every kind of room promises. The lines are of the few programs that the simulated room has, too.
/// </summary>
public abstract class RoomsContract : IDisposable
{
    protected static readonly CancellationToken Never = CancellationToken.None;

    protected static readonly Dictionary<string, string> NoEnvironment = [];

    protected TempFolder Folder { get; } = new();

    protected abstract IRooms Rooms { get; }

    /// <summary>
    /// A line that answers each connection to a port with one word, and says "listening" when it can.
    /// </summary>
    protected abstract string Serve(int port, string word);

    /// <summary>A line that prints so many times the letter x, and then the word "end".</summary>
    protected abstract string Shout(int bytes);

    /// <summary>
    /// A line that prints two variables, then says what it hears, and at the end complains and exits with 7.
    /// </summary>
    protected abstract string Echoing { get; }

    /// <summary>Writes a file of the folder that the rooms of these tests can write.</summary>
    protected virtual void Put(string name, string text) => Folder.Write(name, text);

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_line_prints_and_ends_with_its_exit_code()
    {
        await using var room = await OpenAsync();

        var said = await room.RunAsync(new("echo hello"), Never);
        var exited = await room.RunAsync(new("exit 3"), Never);
        var unknown = await room.RunAsync(new("no-such-program"), Never);

        Assert.Equal((0, EndedBy.Itself, "hello\n", 6), (said.ExitCode, said.By, said.Output, said.OutputBytes));
        Assert.Equal((3, EndedBy.Itself, ""), (exited.ExitCode, exited.By, exited.Output));
        Assert.Equal((127, EndedBy.Itself), (unknown.ExitCode, unknown.By));
    }

    [Fact]
    public async Task A_command_sees_the_rooms_environment_and_its_own_over_it()
    {
        var given = new Dictionary<string, string> { ["COLOUR"] = "red", ["SHAPE"] = "round" };
        await using var room = await OpenAsync(given);
        var command = new RoomCommand("printenv COLOUR SHAPE")
        {
            Environment = new Dictionary<string, string> { ["COLOUR"] = "green and\nblue" },
        };

        Assert.Equal("green and\nblue\nround\n", (await room.RunAsync(command, Never)).Output);
        Assert.Equal("red\nround\n", (await room.RunAsync(new("printenv COLOUR SHAPE"), Never)).Output);
    }

    [Fact]
    public async Task A_command_works_on_the_files_of_a_writable_mount()
    {
        await using var room = await OpenAsync();
        Put("a", "some text");

        await room.RunAsync(new("cp a b"), Never);

        Assert.Equal("some text", (await room.RunAsync(new("cat b"), Never)).Output);
    }

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended()
    {
        await using var room = await OpenAsync();

        var ended = await room.RunAsync(new("sleep 1000") { Limit = TimeSpan.FromMilliseconds(100) }, Never);

        Assert.Equal((137, EndedBy.Limit), (ended.ExitCode, ended.By));
    }

    [Fact]
    public async Task A_command_that_has_gone_quiet_is_ended()
    {
        await using var room = await OpenAsync();

        var ended = await room.RunAsync(new("sleep 1000") { Silence = TimeSpan.FromMilliseconds(100) }, Never);

        Assert.Equal((137, EndedBy.Silence), (ended.ExitCode, ended.By));
    }

    [Fact]
    public async Task A_cancelled_command_is_ended_and_does_not_throw()
    {
        await using var room = await OpenAsync();
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        var ended = await room.RunAsync(new("sleep 1000"), cancel.Token);
        var never = await room.RunAsync(new("sleep 1000"), new CancellationToken(canceled: true));

        Assert.Equal((137, EndedBy.Cancelled), (ended.ExitCode, ended.By));
        Assert.Equal((137, EndedBy.Cancelled), (never.ExitCode, never.By));
    }

    [Fact]
    public async Task Long_output_keeps_its_head_and_tail_and_says_what_is_left_out()
    {
        await using var room = await OpenAsync();

        var whole = await room.RunAsync(new(Shout(1000)), Never);
        var cut = await room.RunAsync(new(Shout(50_000_000)) { OutputCap = 20 }, Never);

        Assert.Equal(new string('x', 1000) + "end\n", whole.Output);
        Assert.Equal("xxxxxxxxxx\n[… 49,999,984 bytes left out …]\nxxxxxxend\n", cut.Output);
        Assert.Equal(50_000_004, cut.OutputBytes);
    }

    [Fact]
    public async Task A_service_is_reached_until_it_is_stopped()
    {
        var port = FreePort();
        await using var room = await OpenAsync();
        var service = await room.StartAsync(new(Serve(port, "milk")), Never);

        await using (var connection = await Eventually.ConnectAsync(room, port))
            Assert.Equal("milk", await ReadAsync(connection));
        Assert.False(service.HasEnded);
        Assert.Contains("listening", service.Output);
        await service.DisposeAsync();

        await Assert.ThrowsAsync<IOException>(() => room.ConnectAsync(port, Never));
        Assert.True(service.HasEnded);
    }

    [Fact]
    public async Task Nothing_listens_in_an_empty_room()
    {
        await using var room = await OpenAsync();

        await Assert.ThrowsAsync<IOException>(() => room.ConnectAsync(FreePort(), Never));
    }

    [Fact]
    public async Task A_port_that_leads_out_is_served_outside_until_it_is_closed()
    {
        await using var room = await OpenAsync();
        var port = FreePort();
        var way = await room.ListenAsync(
            port, async (near, _) => await near.WriteAsync("milk"u8.ToArray(), Never), Never);

        await using (var first = await room.ConnectAsync(port, Never)) Assert.Equal("milk", await ReadAsync(first));
        await using (var second = await room.ConnectAsync(port, Never)) Assert.Equal("milk", await ReadAsync(second));
        await Assert.ThrowsAsync<WorldException>(() => room.ListenAsync(port, (_, _) => Task.CompletedTask, Never));
        await way.DisposeAsync();

        Assert.NotEqual("milk", await SaidAsync(room, port));
    }

    /// <summary>Null where nobody listens. On an open machine somebody else may have taken the port by now.</summary>
    private static async Task<string?> SaidAsync(IRoom room, int port)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        try
        {
            await using var stream = await room.ConnectAsync(port, patience.Token);
            var read = new byte[4];
            return Encoding.UTF8.GetString(read, 0, await stream.ReadAsync(read, patience.Token));
        }
        catch (Exception failed) when (failed is IOException or OperationCanceledException)
        {
            return null;
        }
    }

    [Fact]
    public async Task One_talks_to_a_program_over_its_pipes()
    {
        await using var room = await OpenAsync(new Dictionary<string, string> { ["COLOUR"] = "red" });
        await using var talk = await room.PipeAsync(
            new(Echoing)
            {
                Environment = new Dictionary<string,
                string>
                { ["SHAPE"] = "it's 'round'\nand \"big\"" }
            }, Never);
        using var output = new StreamReader(talk.Output, leaveOpen: true);
        using var errors = new StreamReader(talk.Errors, leaveOpen: true);

        await talk.Input.WriteAsync("first\n"u8.ToArray(), Never);
        await talk.Input.FlushAsync(Never);
        Assert.Equal("red it's 'round'", await output.ReadLineAsync(Never));
        Assert.Equal("and \"big\"", await output.ReadLineAsync(Never));
        Assert.Equal("heard first", await output.ReadLineAsync(Never));
        await talk.Input.WriteAsync("second\n"u8.ToArray(), Never);
        await talk.Input.FlushAsync(Never);
        Assert.Equal("heard second", await output.ReadLineAsync(Never));
        await talk.Input.DisposeAsync();

        Assert.Equal("complaint", await errors.ReadLineAsync(Never));
        Assert.Equal(7, await talk.Ended);
        Assert.Null(await output.ReadLineAsync(Never));
    }

    [Fact]
    public async Task A_program_that_one_talks_to_ends_with_its_room_and_when_it_is_left()
    {
        var room = await OpenAsync();
        var left = await room.PipeAsync(new("sleep 1000"), Never);
        await using var kept = await room.PipeAsync(new("sleep 1000"), Never);

        await left.DisposeAsync();
        Assert.Equal(137, await left.Ended);
        Assert.False(kept.Ended.IsCompleted);
        await room.DisposeAsync();

        Assert.Equal(137, await kept.Ended);
        await Assert.ThrowsAsync<WorldException>(() => room.PipeAsync(new("echo hello"), Never));
    }

    [Fact]
    public async Task Commands_run_at_the_same_time()
    {
        await using var room = await OpenAsync();

        var ended = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => room.RunAsync(new($"echo {i}"), Never)));

        Assert.Equal(["0\n", "1\n", "2\n", "3\n", "4\n", "5\n", "6\n", "7\n"], ended.Select(each => each.Output));
    }

    [Fact]
    public async Task Closing_a_room_ends_what_goes_on_in_it()
    {
        var room = await OpenAsync();
        var running = room.RunAsync(new("sleep 1000"), Never);
        await using var service = await room.StartAsync(new("sleep 1000"), Never);

        await room.DisposeAsync();

        Assert.Equal(137, (await running).ExitCode);
        await Eventually.HoldsAsync(() => service.HasEnded);
        await Assert.ThrowsAsync<WorldException>(() => room.RunAsync(new("echo hello"), Never));
    }

    protected Task<IRoom> OpenAsync(IReadOnlyDictionary<string, string>? environment = null) => Rooms.OpenAsync(
        new([new(Folder.Path, Folder.Path, IsWritable: true)], Folder.Path, environment ?? NoEnvironment), Never);

    protected static async Task<string> ReadAsync(Stream connection)
    {
        using var reader = new StreamReader(connection, Encoding.UTF8, leaveOpen: true);
        return await reader.ReadToEndAsync(Never);
    }

    protected static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
