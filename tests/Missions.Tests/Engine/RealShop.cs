using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Briefings;
using Missions.Engine.Prompts;
using Missions.Engine.Workspaces;
using Missions.Simulation.World;
using Missions.Tests.Support;
using Missions.World.Files;
using Missions.World.Git;
using Missions.World.Logs;
using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;
using Limits = Missions.Core.Runs.Limits;

namespace Missions.Tests.Engine;

/// <summary>A mission on a real repository with real programs, without walls and without agents.</summary>
internal sealed class RealShop(LiveMission mission, Workshop shop, TempFolder folder, PlainGit git) : IAsyncDisposable
{
    private static readonly Programs Programs = new(TimeProvider.System);

    public Workshop Shop => shop;
    public PlainGit Git => git;

    /// <param name="walls">What rooms are made of instead of nothing.</param>
    public static async Task<RealShop> OpenAsync(
        Plan plan, IReadOnlyDictionary<string, string> files, Limits? limits = null, IRooms? walls = null)
    {
        var folder = new TempFolder();
        var git = PlainGit.Init(Path.Combine(folder.Path, "repository"), files);
        var home = new MissionHome(folder.Path, "real");
        var mission = await LiveMission.OpenAsync(
            await new MemoryLogs().OpenAsync(home.Journal, default), home.Journal, TimeProvider.System, default);
        await mission.SubmitAsync(
            new MissionCommand.Open("real", "Goal", git.Folder, git.Head, "main", false, false, true, limits ?? new()),
            Actor.Human,
            default);
        var spec = new RepositorySpec(home.Repository, git.Folder, home.Id, git.Head);
        var repository = await GitRepository.OpenAsync(Programs, spec, default);
        await ProposeAsync(mission, plan);

        var shop = new Workshop(
            mission, home, new DiskFiles(), new FileLogs(), walls ?? new OpenRooms(Programs), repository, new GitBase(Programs, spec), new NoSeats(),
            new BriefingWriter(new PromptLibrary()), TimeProvider.System, "Ada <ada@example.org>", _ => { })
        {
            Layers = new DiskLayers(Programs),
            UserPrograms = new SimulatedUserPrograms(),
            Host = new OpenRooms(Programs),
            Ports = new MachinePorts(),
        };
        return new(mission, shop, folder, git);
    }

    public async ValueTask DisposeAsync()
    {
        await mission.DisposeAsync();
        folder.Dispose();
    }

    private static async Task ProposeAsync(LiveMission mission, Plan plan)
    {
        async Task PutAsync(MissionCommand command, Actor by)
        {
            if ((await mission.SubmitAsync(command, by, default)).Refusal is { } because) Assert.Fail(because);
        }

        await PutAsync(new MissionCommand.StartRun(Role.Orchestrator, Purpose.Interview, "none/none"), Actor.Engine);
        await PutAsync(new MissionCommand.EndConsult("Understood."), new(Role.Orchestrator, new(1)));
        await PutAsync(new MissionCommand.EndRun(new(1), default), Actor.Engine);
        await PutAsync(new MissionCommand.StartRun(Role.Orchestrator, Purpose.Plan, "none/none"), Actor.Engine);
        await PutAsync(new MissionCommand.ProposePlan(plan), new(Role.Orchestrator, new(2)));
    }

    private sealed class NoSeats : ISeats
    {
        public Seat For(Role role) => throw new InvalidOperationException("Nobody is asked here.");

        public Task<Seat> NamedAsync(string name, string? effort, CancellationToken ct) => Task.FromResult(For(default));
    }
}
