using System.Text;
using Missions.Core;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;
using Missions.World.Network;
using Missions.World.Sandboxes;

namespace Missions.Engine.Setups;

/// <summary>The room that a setup runs in, and nothing else ever: the only one with a way to the network.</summary>
internal sealed class SetupRoom(Workshop shop, string folder, string home)
{
    public async Task<Ended> RunAsync(string line, CancellationToken ct)
    {
        var feeds = await shop.Feeds.OfAsync(shop, ct);
        foreach (var (path, text) in feeds.HomeFiles)
            await shop.Files.WriteAsync(Path.Combine(home, path), Encoding.UTF8.GetBytes(text), ct);

        Mount[] mounts = [new(home, PackageCaches.Home, IsWritable: true), new(folder, Checkout.Inside, IsWritable: true)];
        await using var room = await shop.Rooms.OpenAsync(new(mounts, Checkout.Inside, Environment), ct);
        var command = new RoomCommand(line) { Limit = TimeSpan.FromMinutes(30), Silence = TimeSpan.FromMinutes(10) };
        return feeds.Hosts is [] ? await room.RunAsync(command, ct) : await RunAsync(room, command, feeds.Hosts, ct);
    }

    private async Task<Ended> RunAsync(IRoom room, RoomCommand command, Seq<NetworkHost> hosts, CancellationToken ct)
    {
        var allowed = new AllowedHosts(Parsed(hosts.Select(one => one.Host)), Parsed(shop.PrivateHosts));
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
