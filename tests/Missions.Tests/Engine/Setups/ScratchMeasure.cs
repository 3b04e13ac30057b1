using System.Diagnostics;
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

public class ScratchMeasure
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Programs Programs = new(TimeProvider.System);

    [Fact]
    public async Task Measure()
    {
        if (Environment.GetEnvironmentVariable("SCRATCH_REPO") is not { } folder) return;
        var setup = Environment.GetEnvironmentVariable("SCRATCH_SETUP")!;
        var priv = (Environment.GetEnvironmentVariable("SCRATCH_PRIVATE") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var temp = new TempFolder();
        var git = new PlainGit(folder);
        var home = new MissionHome(temp.Of("home"), "m-1");
        var log = new MemoryLog();
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var plan = OneMilestone with { Setup = setup, Boundaries = new(Network: ["preset:packages"]) };
        MissionEvent[] events = [new MissionEvent.MissionOpened("m-1", "Goal", git.Folder, git.Head, "main", false, false, true, new()), new MissionEvent.PlanProposed(plan)];
        foreach (var happened in events) await log.AppendAsync([MissionJournal.Entry(happened, now)], Never);
        var mission = await LiveMission.OpenAsync(log, "memory", TimeProvider.System, Never);
        var spec = new RepositorySpec(home.Repository, git.Folder, "m-1", git.Head);
        var shop = new Workshop(mission, home, new DiskFiles(), null!, new BubblewrapRooms(Programs, Bystander.Relay),
            await GitRepository.OpenAsync(Programs, spec, Never), new GitBase(Programs, spec), null!, null!, TimeProvider.System, "", _ => { })
        {
            Layers = new DiskLayers(Programs), UserPrograms = new UserPrograms(Programs), Host = new OpenRooms(Programs), Ports = new MachinePorts(),
            PrivateHosts = priv, AllowedHosts = priv,
        };
        var say = new System.Text.StringBuilder();
        for (var i = 0; i < 5; i++)
        {
            var watch = Stopwatch.StartNew();
            await using var one = await Checkout.ReadyAsync(shop, git.Head, Never);
            var opened = watch.Elapsed;
            var seen = await one.Room.RunAsync(new(Environment.GetEnvironmentVariable("SCRATCH_CHECK") ?? "ls | wc -l; find . | wc -l; du -sh . | cut -f1"), Never);
            say.Append($"checkout {i}: {opened.TotalSeconds:0.00} s; check {seen.Took.TotalSeconds:0.00} s exit {seen.ExitCode}: {seen.Output.Replace('\n', ' ')[^Math.Min(200, seen.Output.Length)..]}\n");
            watch.Restart();
            await one.DisposeAsync();
            say.Append($"   removed in {watch.Elapsed.TotalSeconds:0.00} s\n");
        }
        var bare = Stopwatch.StartNew();
        await using (var plain = await Checkout.OpenAsync(shop, git.Head, Never)) say.Append($"bare checkout {bare.Elapsed.TotalSeconds:0.00} s\n");
        File.WriteAllText(Environment.GetEnvironmentVariable("SCRATCH_OUT")!, say.ToString());
        await mission.DisposeAsync();
    }
}
