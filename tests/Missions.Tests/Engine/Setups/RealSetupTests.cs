using System.Net;
using System.Net.Sockets;
using System.Text;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Engine.Workspaces;
using Missions.Simulation.World;
using Missions.Tests.Support;
using Missions.World.Files;
using Missions.World.Git;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine.Setups;

/// <summary>A setup in a real room, on a real repository, that fetches from a registry on this machine's loopback.</summary>
public sealed class RealSetupTests : IDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Programs Programs = new(TimeProvider.System);

    private readonly TempFolder _temp = new();
    private readonly TcpListener _registry = new(IPAddress.Loopback, 0);
    private readonly List<string> _asked = [];

    public RealSetupTests()
    {
        _registry.Start();
        _ = ServeAsync();
    }

    private string Registry => $"127.0.0.1:{((IPEndPoint)_registry.LocalEndpoint).Port}";

    private static string Fetch(string host) =>
        $"mkdir -p node_modules && curl -sS --fail-with-body --max-time 20 http://{host}/left-pad -o node_modules/left-pad"
        + " || { cat node_modules/left-pad; exit 1; }; cp node_modules/left-pad $HOME/.npm";

    [Fact]
    public async Task It_fetches_through_the_proxy_once_and_the_second_checkout_has_it_without()
    {
        var (shop, mission) = await OpenAsync($"mkdir -p $HOME/.npm; {Fetch(Registry)}", [Registry], [Registry]);
        await using var end = mission;
        var commit = shop.Mission.State.Opening!.Base;

        await using (var first = await Checkout.ReadyAsync(shop, commit, Never))
            Assert.Equal("a package\n", (await first.Room.RunAsync(new("cat node_modules/left-pad"), Never)).Output);
        await using var second = await Checkout.ReadyAsync(shop, commit, Never);
        var seen = await second.Room.RunAsync(
            new("cat node_modules/left-pad ~/.npm/left-pad; touch ~/.npm/mine; env | grep -i proxy; curl -sS -m 5 http://" + Registry), Never);

        Assert.Single(_asked);
        Assert.StartsWith("GET /left-pad HTTP/1.1", _asked[0], StringComparison.Ordinal);
        Assert.StartsWith("a package\na package\n", seen.Output, StringComparison.Ordinal);
        Assert.Contains("Read-only file system", seen.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("3128", seen.Output, StringComparison.Ordinal);
        Assert.NotEqual(0, seen.ExitCode);
    }

    [Theory]
    [InlineData(true, "sandbox.privateHosts")]
    [InlineData(false, "boundaries.network")]
    public async Task What_is_not_allowed_is_not_reached_and_the_output_says_the_cure(bool isListed, string cure)
    {
        var (shop, mission) = await OpenAsync(Fetch(Registry), isListed ? [Registry] : ["feed.example"], isListed ? [] : [Registry]);
        await using var end = mission;

        var failed = await Assert.ThrowsAsync<SetupFailed>(
            () => Checkout.ReadyAsync(shop, shop.Mission.State.Opening!.Base, Never));

        Assert.Contains($"list \"{Registry}\" under {cure}", failed.Message, StringComparison.Ordinal);
        Assert.Empty(_asked);
    }

    [Fact]
    public async Task Who_goes_around_the_proxy_gets_nowhere()
    {
        var (shop, mission) = await OpenAsync($"curl --noproxy '*' -sS -m 5 http://{Registry}/", [Registry], [Registry]);
        await using var end = mission;

        await Assert.ThrowsAsync<SetupFailed>(() => Checkout.ReadyAsync(shop, shop.Mission.State.Opening!.Base, Never));
        Assert.Empty(_asked);
    }

    public void Dispose()
    {
        _registry.Dispose();
        _temp.Dispose();
    }

    private async Task<(Workshop Shop, LiveMission Mission)> OpenAsync(string setup, string[] network, string[] privateHosts)
    {
        var git = PlainGit.Init(_temp.Of("repo"), new Dictionary<string, string>
        {
            ["package.json"] = "{}",
            [".gitignore"] = "node_modules\n",
        });
        var home = new MissionHome(_temp.Of("home"), "m-1");
        var log = new MemoryLog();
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var plan = OneMilestone with { Setup = setup, Boundaries = new(Network: [.. network]) };
        MissionEvent[] events =
        [
            new MissionEvent.MissionOpened("m-1", "Goal", git.Folder, git.Head, "main", false, false, true, new()),
            new MissionEvent.PlanProposed(plan),
        ];
        foreach (var happened in events) await log.AppendAsync([MissionJournal.Entry(happened, now)], Never);
        var mission = await LiveMission.OpenAsync(log, "memory", TimeProvider.System, Never);
        var spec = new RepositorySpec(home.Repository, git.Folder, "m-1", git.Head);
        var shop = new Workshop(
            mission, home, new DiskFiles(), null!, new BubblewrapRooms(Programs, Bystander.Relay),
            await GitRepository.OpenAsync(Programs, spec, Never), new GitBase(Programs, spec), null!, null!,
            TimeProvider.System, "", _ => { })
        {
            Layers = new DiskLayers(Programs),
            UserPrograms = new SimulatedUserPrograms(),
            Host = new OpenRooms(Programs),
            Ports = new MachinePorts(),
            PrivateHosts = privateHosts,
        };
        return (shop, mission);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _registry.AcceptTcpClientAsync(Never);
                var bytes = new byte[4096];
                var length = await client.GetStream().ReadAsync(bytes, Never);
                if (length == 0) continue;
                _asked.Add(Encoding.ASCII.GetString(bytes, 0, length));
                await client.GetStream().WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\na package\n"u8.ToArray(), Never);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over.
        }
    }
}
