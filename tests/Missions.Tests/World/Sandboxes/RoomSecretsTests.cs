using Missions.Tests.Support;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Tests.World.Sandboxes;

/// <summary>What one command of a room was given, the others cannot find out.</summary>
public class RoomSecretsTests
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Programs Programs = new(TimeProvider.System);
    private static readonly Dictionary<string, string> NoEnvironment = [];

    [Fact]
    public async Task What_a_service_was_given_no_other_command_of_its_room_can_read()
    {
        var given = new Dictionary<string, string> { ["TOKEN"] = $"canary{Environment.ProcessId}" };
        var attack = "for p in /proc/[0-9]*; do tr '\\0' '\\n' <$p/environ; done 2>/dev/null; env";
        var walls = new BubblewrapRooms(Programs, Bystander.Relay);
        await using var room = await walls.OpenAsync(new([], "/tmp", NoEnvironment), Never);
        await using var service = await room.StartAsync(new("sleep 1000") { Environment = given }, Never);

        var walled = await room.RunAsync(new(attack), Never);
        await using var open = await new OpenRooms(Programs).OpenAsync(new([], "/tmp", NoEnvironment), Never);
        await using var bare = await open.StartAsync(new("sleep 1000") { Environment = given }, Never);
        var control = await open.RunAsync(new(attack), Never);

        Assert.DoesNotContain(given["TOKEN"], walled.Output);
        Assert.Contains("PATH=", walled.Output);
        Assert.Contains(given["TOKEN"], control.Output);
        Assert.False(service.HasEnded);
    }
}
