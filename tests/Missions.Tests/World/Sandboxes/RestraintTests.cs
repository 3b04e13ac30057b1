using Missions.Tests.Support;
using Missions.World;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

/// <summary>What rooms may use of the machine, and what they do where a part of them is missing.</summary>
public class RestraintTests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Programs Programs = new(TimeProvider.System);
    private static readonly RoomSpec Plain = new([], "/tmp", new Dictionary<string, string>());

    [Theory]
    [InlineData("for i in 1 2 3 4 5 6 7 8 9; do head -c 30000000 /dev/zero > /tmp/$i || exit 7; done", 7)]
    [InlineData("head -c 90000000 /dev/zero > ~/big; test \"$(stat -c %s ~/big)\" -lt 90000000", 0)]
    [InlineData("perl -e 'for (1 .. 300) { open my $f, q(<), q(/dev/null) or exit 7; push @f, $f }'", 7)]
    [InlineData("perl -e '$x = q(x) x 200_000_000' 2>/dev/null; test $? -ne 0", 0)]
    public async Task A_runaway_ends_before_the_machine_does_and_the_room_goes_on(string line, int exitCode)
    {
        var walls = new BubblewrapRooms(Programs, Bystander.Relay) { Limits = new(400, 200, 128, 64, 100, 20) };
        await using var room = await walls.OpenAsync(Plain, Never);

        Assert.Equal(exitCode, (await room.RunAsync(new(line), Never)).ExitCode);
        Assert.Equal("on\n", (await room.RunAsync(new("echo on"), Never)).Output);
    }

    [Fact]
    public async Task What_runs_in_a_room_is_ended_first_where_memory_runs_out()
    {
        await using var room = await new BubblewrapRooms(Programs, Bystander.Relay).OpenAsync(Plain, Never);

        Assert.Equal("800\n", (await room.RunAsync(new("cat /proc/self/oom_score_adj"), Never)).Output);
    }

    [Fact]
    public async Task A_socket_that_no_namespace_holds_cannot_be_made()
    {
        const string Attack = "perl -e 'socket(S, 40, 1, 0) and print q(made)'"; // AF_VSOCK: to the machine below.
        await using var room = await new BubblewrapRooms(Programs, Bystander.Relay).OpenAsync(Plain, Never);

        Assert.Equal("", (await room.RunAsync(new(Attack), Never)).Output);
        Assert.Equal("made", (await room.RunAsync(new(Attack.Replace("40", "1")), Never)).Output);
    }

    [Fact]
    public async Task Without_the_relay_nothing_is_reached_and_the_error_names_it()
    {
        var walls = new BubblewrapRooms(Programs, new RelayProgram("/no/such/relay", []));
        await using var room = await walls.OpenAsync(Plain, Never);

        var dialled = await Assert.ThrowsAsync<WorldException>(() => room.ConnectAsync(80, Never));
        var offered = await Assert.ThrowsAsync<WorldException>(() =>
            room.ListenAsync(80, (_, _) => Task.CompletedTask, Never));

        Assert.Contains("/no/such/relay", dialled.Message);
        Assert.Contains("/no/such/relay", offered.Message);
    }
}
