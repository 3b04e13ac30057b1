using Missions.Engine.Workspaces;
using Missions.World.Sandboxes;

namespace Missions.Engine.Setups;

/// <summary>The room that a setup runs in, and nothing else ever.</summary>
internal sealed class SetupRoom(Workshop shop)
{
    public async Task<Ended> RunAsync(string line, string folder, string home, CancellationToken ct)
    {
        Mount[] mounts = [new(home, PackageCaches.Home, IsWritable: true), new(folder, Checkout.Inside, IsWritable: true)];
        await using var room = await shop.Rooms.OpenAsync(new(mounts, Checkout.Inside, Environment), ct);
        var command = new RoomCommand(line)
        {
            Limit = TimeSpan.FromMinutes(30),
            Silence = TimeSpan.FromMinutes(10),
        };
        return await room.RunAsync(command, ct);
    }

    private static Dictionary<string, string> Environment => new()
    {
        ["CI"] = "1",
        ["GOFLAGS"] = "-modcacherw", // What Go fetches could not be removed with the mission otherwise.
    };
}
