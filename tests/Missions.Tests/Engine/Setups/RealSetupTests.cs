using System.Net;
using System.Net.Sockets;
using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
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
using Service = Missions.Core.Plans.Service;

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

    [Fact]
    public async Task A_service_on_the_host_is_reached_from_within_at_its_usual_address_and_ends_with_its_checkout()
    {
        var service = new Service(
            "page", "cd page && exec python3 -m http.server {port} --bind 127.0.0.1", "http://127.0.0.1:5432/", RunsIn: RunsIn.Host);
        var (shop, mission) = await OpenAsync(OneMilestone with { Setup = null, Services = [service] }, [], [], Allowed(service));
        await using var end = mission;
        string said;

        await using (var one = await Checkout.ReadyAsync(shop, shop.Mission.State.Opening!.Base, Never))
        await using (var other = await Checkout.ReadyAsync(shop, shop.Mission.State.Opening!.Base, Never))
        {
            foreach (var checkout in (Checkout[])[one, other])
            {
                await checkout.Room.RunAsync(new("echo worse > page/index.html"), Never);
                Assert.Null(await checkout.Services.StartAsync("page", Never));
                said = (await checkout.Room.RunAsync(new("curl -sS -m 10 http://127.0.0.1:5432/"), Never)).Output;
                Assert.Equal("the base\n", said);
                Assert.Equal(["page"], checkout.Services.OnHost);
            }
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(shop.Home.Checkouts));
    }

    [Fact]
    public async Task What_is_copied_stays_in_the_checkout_and_leads_nowhere_else()
    {
        var plan = OneMilestone with { Setup = "ls -A > node_modules", Copy = [".env", "data", "out.db", "package.json", "in.db"] };
        var (shop, mission) = await OpenAsync(plan, [], [], new MissionEvent.PlanApproved(false, plan.Copy));
        await using var end = mission;
        var user = _temp.Of("repo");
        File.WriteAllText($"{user}/.env", "A=1\n");
        Directory.CreateDirectory($"{user}/data");
        File.WriteAllBytes($"{user}/data/x.db", [0, 1, 2, 255]);
        File.WriteAllText($"{user}/data/kept.txt", "not ignored");
        File.WriteAllText(_temp.Of("outside"), "a secret of the machine");
        File.CreateSymbolicLink($"{user}/out.db", _temp.Of("outside"));
        File.CreateSymbolicLink($"{user}/in.db", "../outside");

        await using var checkout = await Checkout.ReadyAsync(shop, shop.Mission.State.Opening!.Base, Never);
        var (_, problems) = await Copies.FindAsync(shop, Never);

        Assert.Equal([0, 1, 2, 255], File.ReadAllBytes($"{checkout.Folder}/data/x.db"));
        Assert.Equal("A=1\n", File.ReadAllText($"{checkout.Folder}/.env"));
        Assert.Equal("{}", File.ReadAllText($"{checkout.Folder}/package.json"));
        Assert.Equal(
            [".env", ".gitignore", "data", "node_modules", "package.json", "page"],
            Directory.EnumerateFileSystemEntries(checkout.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(".env", File.ReadAllText($"{checkout.Folder}/node_modules"), StringComparison.Ordinal);
        Assert.Equal(4, problems.Count);
        Assert.All((string[])["data/kept.txt", "out.db", "package.json", "in.db"], path =>
            Assert.Contains(problems, one => one.StartsWith(path, StringComparison.Ordinal)));
    }

    private static MissionEvent[] Allowed(Service service) =>
    [
        new MissionEvent.DecisionAsked(new(new(1), ChoiceKind.Host, service.OnHost, "May it?", ["allow", "refuse"], "refuse")),
        new MissionEvent.DecisionTaken(new(1), "allow", null, false),
    ];

    public void Dispose()
    {
        _registry.Dispose();
        _temp.Dispose();
    }

    private Task<(Workshop Shop, LiveMission Mission)> OpenAsync(string setup, string[] network, string[] privateHosts) =>
        OpenAsync(OneMilestone with { Setup = setup, Boundaries = new(Network: [.. network]) }, network, privateHosts);

    private async Task<(Workshop Shop, LiveMission Mission)> OpenAsync(
        Plan plan, string[] network, string[] privateHosts, params MissionEvent[] then)
    {
        var git = PlainGit.Init(_temp.Of("repo"), new Dictionary<string, string>
        {
            ["package.json"] = "{}",
            [".gitignore"] = "node_modules\n.env\n*.db\n",
            ["page/index.html"] = "the base\n",
        });
        var home = new MissionHome(_temp.Of("home"), "m-1");
        var log = new MemoryLog();
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        MissionEvent[] events =
        [
            new MissionEvent.MissionOpened("m-1", "Goal", git.Folder, git.Head, "main", false, false, true, new()),
            new MissionEvent.PlanProposed(plan),
            .. then,
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
            AllowedHosts = network,
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
