using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Steps;
using Missions.Tests.Support;
using Missions.World.Files;
using Missions.World.Processes;
using Missions.World.Sandboxes;
using Limits = Missions.Core.Runs.Limits;

namespace Missions.Tests.Engine;

/// <summary>
/// How often a repository is built from nothing before the approval, whose proofs each build what they need: ten that
/// must fail and three guards.
/// </summary>
public sealed class SlowBuildTests : IDisposable
{
    private const string Builds = "sh build.sh && sh ";

    // As build tools do: nothing is done again for what is older than what was made of it.
    private static readonly Dictionary<string, string> Files = new()
    {
        ["build.sh"] = """
            [ -d out ] || { echo built >> /log/builds; sleep 0.5; mkdir out; }
            [ out/app.js -nt src/app.js ] || cp src/app.js out/app.js

            """,
        ["src/app.js"] = "if (process.argv[2] === 'one') console.log(1);\nelse console.log('nothing');\n",
        ["test.sh"] = "[ $(node out/app.js one) = 1 ] && echo all well\n",
        [".gitignore"] = "out/\n",
    };

    private readonly TempFolder _log = new();

    /// <summary>Three are the base's own record; the other two stand for the two lines, and go side by side.</summary>
    [Fact]
    public async Task Where_the_builds_would_take_too_long_it_is_built_five_times_in_all()
    {
        var mission = await RehearseAsync(limit: 12);

        Assert.Empty(mission.DraftProblems);
        Assert.Empty(mission.Unrehearsed);
        Assert.Equal(5, BuiltSoOften);
        Assert.Contains(mission.Rehearsals, one => one.Skipped?.Contains(RehearsalPart.OwnBuild) is true);
    }

    [Fact]
    public async Task Else_each_proof_builds_its_own()
    {
        var mission = await RehearseAsync(limit: 0);

        Assert.Empty(mission.DraftProblems);
        Assert.InRange(BuiltSoOften, 3 + 13 * 2 + 3, 200);
        Assert.DoesNotContain(mission.Rehearsals, one => one.Skipped is not null);
    }

    [Fact]
    public async Task A_draft_that_leaves_the_checks_alone_does_not_run_them_again()
    {
        await using var real = await OpenAsync(limit: 0);
        await new ReadinessStep(real.Shop).RunAsync(default);
        await new ReadinessStep(real.Shop).RunAsync(default);
        var known = real.Shop.Mission.State.Readiness!;

        Assert.Equal(3, BuiltSoOften);
        var plan = real.Shop.Mission.State.Plan!;
        Assert.NotNull(known.Known(new("build", "sh build.sh"), plan));
        Assert.Null(known.Known(new("build", "sh build.sh"), plan with { Setup = "npm ci" }));
        Assert.Null(known.Known(new("build", "sh build.sh"), plan with { Copy = [".env"] }));
        Assert.Null(known.Known(new("build", "sh build.sh"), plan with { Secrets = [new("KEY", ["proofs"], "env:KEY")] }));
        Assert.Null(known.Known(new("build", "sh build.sh --all"), plan));
    }

    public void Dispose() => _log.Dispose();

    private int BuiltSoOften => File.ReadAllLines(Path.Combine(_log.Path, "builds")).Length;

    private async Task<Mission> RehearseAsync(int limit)
    {
        await using var real = await OpenAsync(limit);
        await new ReadinessStep(real.Shop).RunAsync(default);
        await new RehearseStep(real.Shop).RunAsync([.. real.Shop.Mission.State.Unrehearsed.Select(one => one.Id)], default);
        return real.Shop.Mission.State;
    }

    private Task<RealShop> OpenAsync(int limit)
    {
        Seq<Assertion> fails = [.. Enumerable.Range(1, 10).Select(Fails)];
        var plan = Story.OneMilestone with
        {
            Contract = [.. fails, .. Enumerable.Range(1, 3).Select(Holds)],
            Milestones = [new(Story.M1, "All", "All.", [Story.Feature(Story.F1, "all", [.. fails.Select(one => one.Id)])])],
            Setup = null,
            Checks = new(Build: "sh build.sh"),
            Services = [],
        };
        return RealShop.OpenAsync(plan, Files, new Limits(GateSeconds: limit), new Logging(_log.Path));
    }

    private static Assertion Fails(int number) => new(
        new($"A-F-{number}"),
        "It is done.",
        "It is not.",
        new(Expectation.Fails, "expected done"),
        new Proof.Command($"{Builds}proofs/{number}.sh", Files: [new($"proofs/{number}.sh",
            $"[ \"$(node out/app.js x{number})\" = done ] || {{ echo expected done; exit 1; }}\n")]),
        [new("REQ-1")]);

    private static Assertion Holds(int number) => Story.Keeps with
    {
        Id = new($"A-H-{number}"),
        Proof = new Proof.Command($"{Builds}test.sh"),
    };

    /// <summary>Rooms that see a folder in which builds can be counted.</summary>
    private sealed class Logging(string log) : IRooms
    {
        private readonly BubblewrapRooms _walls = new(new Programs(TimeProvider.System), Bystander.Relay);

        public string Driver => _walls.Driver;

        public Task<IRoom> OpenAsync(RoomSpec spec, CancellationToken ct) =>
            _walls.OpenAsync(spec with { Mounts = [.. spec.Mounts, new Mount(log, "/log", IsWritable: true)] }, ct);
    }
}
