using System.Text;
using Missions.Engine.Workspaces;
using Missions.World.Network;
using Missions.World.Sandboxes;

namespace Missions.Engine.Setups;

/// <summary>The room that a setup runs in, and nothing else ever: the only one with a way to the network.</summary>
internal sealed class SetupRoom(Workshop shop, string folder, string home)
{
    public async Task<Ended> RunAsync(string line, CancellationToken ct)
    {
        if (!shop.Rooms.HasWalls) return await RunOpenlyAsync(line, ct);

        var feeds = await shop.Feeds.OfAsync(shop, ct);
        foreach (var (path, text) in feeds.HomeFiles)
            await shop.Files.WriteAsync(Path.Combine(home, path), Encoding.UTF8.GetBytes(text), ct);

        Mount[] mounts = [new(home, PackageCaches.Home, IsWritable: true), new(folder, Checkout.Inside, IsWritable: true)];
        await using var room = await shop.Rooms.OpenAsync(new(mounts, Checkout.Inside, Environment), ct);
        return feeds.Hosts is [] && feeds.Foreign is []
            ? await room.RunAsync(Command(line), ct)
            : await RunAsync(room, Command(line), feeds, ct);
    }

    /// <summary>Without walls nothing is hidden and nothing kept out: the user's own home and network are used.</summary>
    private async Task<Ended> RunOpenlyAsync(string line, CancellationToken ct)
    {
        await using var room = await shop.Rooms.OpenAsync(new([new(folder, folder, IsWritable: true)], folder, Environment), ct);
        return await room.RunAsync(Command(line), ct);
    }

    private static RoomCommand Command(string line) =>
        new(line) { Limit = TimeSpan.FromMinutes(30), Silence = TimeSpan.FromMinutes(10) };

    private async Task<Ended> RunAsync(IRoom room, RoomCommand command, Feeds feeds, CancellationToken ct)
    {
        var allowed = new AllowedHosts(Parsed(feeds.Hosts.Select(one => one.Host)), Parsed(shop.PrivateHosts))
        {
            Refused = Parsed(feeds.Foreign.Select(one => one.Host)),
        };
        var proxy = new AllowlistProxy(allowed, shop.Outside);
        await using var way = await room.ListenAsync(ProxyVariables.Port, proxy.ServeAsync, ct);
        var variables = command.Environment.Concat(ProxyVariables.All).ToDictionary();

        var ended = await room.RunAsync(command with { Environment = variables }, ct);
        return proxy.Refusals is [] ? ended : ended with
        {
            Output = $"{ended.Output}\nRefused on the way to the network:\n"
                + string.Concat(proxy.Refusals.Select(refusal => $"- {refusal}\n")),
        };
    }

    private static HashSet<Destination> Parsed(IEnumerable<string> hosts) =>
        [.. hosts.Select(host => Destination.Parse(host, 443)).OfType<Destination>()];

    private static Dictionary<string, string> Environment => new()
    {
        ["CI"] = "1",
        ["GOFLAGS"] = "-modcacherw", // What Go fetches could not be removed with the mission otherwise.
    };
}
