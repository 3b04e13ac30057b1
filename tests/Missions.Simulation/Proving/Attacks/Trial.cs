using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>How one attack went: whether it was stopped, its twin allowed, and whether it works without the defence.</summary>
/// <param name="Wrongs">What speaks against it, a sentence each.</param>
internal sealed record Tried(Attack Attack, bool Held, bool TwinAllowed, bool ControlSucceeded, IReadOnlyList<string> Wrongs);

/// <summary>Runs attacks in real rooms of the product, and their controls without the one defence that is meant.</summary>
internal sealed class Trial(Programs programs, RelayProgram relay)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BubblewrapRooms _walls = new(programs, relay);
    private readonly OpenRooms _open = new(programs);
    private readonly BubblewrapRooms _tight = new(programs, relay) { Limits = new(600, 1024, 512, 512, 600, 50) };
    private readonly BubblewrapRooms _wide = new(programs, relay) { Limits = new(30_000, 1_000_000, null, 65_536, 8192, 128) };

    public async Task<Tried> RunAsync(Attack attack, CancellationToken ct)
    {
        var stopped = await InAsync(attack, attack.Line, isDefended: true, ct);
        var twin = await InAsync(attack, attack.Twin, isDefended: true, ct);
        var control = await InAsync(attack, attack.Control, isDefended: false, ct);
        var isAllowed = twin.Ended is { ExitCode: 0, By: EndedBy.Itself } && twin.Breaches is [];
        List<string> wrongs = [.. stopped.Breaches.Select(breach => $"{attack.Family}, {attack.Name}: {breach}")];
        if (!isAllowed)
            wrongs.Add($"{attack.Family}, twin of {attack.Name}: {twin.Ended.ExitCode} {string.Join("; ", twin.Breaches)} "
                + Shown(twin.Ended.Output));
        if (control.Breaches is [])
            wrongs.Add($"{attack.Family}, control of {attack.Name}: {control.Ended.ExitCode} {Shown(control.Ended.Output)}");
        return new(attack, stopped.Breaches is [], isAllowed, control.Breaches is not [], wrongs);
    }

    private static string Shown(string output) => output.Trim().ReplaceLineEndings(" / ") is var line && line.Length > 300
        ? line[^300..]
        : output.Trim().ReplaceLineEndings(" / ");

    private async Task<(Ended Ended, IReadOnlyList<string> Breaches)> InAsync(
        Attack attack, string line, bool isDefended, CancellationToken ct)
    {
        await using var scene = await Scene.SetAsync(programs);
        await BeforeAsync(scene, attack.Before, ct);
        try
        {
            var ended = await RunAsync(scene, attack.Kind, line, isDefended, ct);
            return (ended, scene.Breaches(ended.Output));
        }
        finally
        {
            await BeforeAsync(scene, attack.After, ct);
        }
    }

    private async Task<Ended> RunAsync(Scene scene, string kind, string line, bool isDefended, CancellationToken ct)
    {
        await using var room = await OpenAsync(scene, kind, isDefended, ct);
        await using var names = kind is "proxied" ? await Names.OfferAsync(scene, room, isDefended, ct) : null;
        await using var service = kind is "service" ? await ServiceAsync(scene, room, ct) : null;

        if (kind is "handed") return await HandedAsync(scene, room, line, isDefended, ct);
        var ended = await room.RunAsync(new(line) { Limit = Patience, Environment = Given(scene, kind) }, ct);
        for (var waited = 0; kind is "late" && waited < 20 && scene.Breaches("") is []; waited++)
            await Task.Delay(TimeSpan.FromMilliseconds(200), programs.Clock, ct);
        if (kind is "hidden" && isDefended) ended = ended with { Output = Hidden.Redact(scene.Canary, ended.Output) };
        return ended;
    }

    /// <summary>What the line leaves in the workspace is taken by the engine while the line still goes on.</summary>
    private async Task<Ended> HandedAsync(Scene scene, IRoom room, string line, bool isDefended, CancellationToken ct)
    {
        await using var running = await room.StartAsync(new($"{line}\ntouch ready; exec sleep 30"), ct);
        while (!File.Exists(Path.Combine(scene.Work, "ready")) && !running.HasEnded)
            await Task.Delay(TimeSpan.FromMilliseconds(20), programs.Clock, ct);
        var output = await Handed.TakeAsync(scene, isDefended, ct);
        return new(output.Contains("mine", StringComparison.Ordinal) ? 0 : 1, EndedBy.Itself, output, 0, TimeSpan.Zero);
    }

    private static Dictionary<string, string> Given(Scene scene, string kind) =>
        kind is "hidden" ? new() { ["KEY"] = scene.Canary } : [];

    private async Task<IRunning> ServiceAsync(Scene scene, IRoom room, CancellationToken ct)
    {
        var command = new RoomCommand("echo $$ > $WORK/pid; exec perl -e 'sleep 3600' service")
        {
            Environment = new Dictionary<string, string> { ["KEY"] = scene.Canary },
        };
        var service = await room.StartAsync(command, ct);
        while (!File.Exists(Path.Combine(scene.Work, "pid")) && !service.HasEnded)
            await Task.Delay(TimeSpan.FromMilliseconds(20), programs.Clock, ct);
        return service;
    }

    private Task<IRoom> OpenAsync(Scene scene, string kind, bool isDefended, CancellationToken ct)
    {
        var hasWalls = isDefended || kind is "proxied" or "tight" or "hidden";
        var (work, reference) = hasWalls ? ("/workspace", "/reference") : (scene.Work, scene.Reference);
        var environment = new Dictionary<string, string>(scene.Known)
        {
            ["WORK"] = work,
            ["REF"] = reference,
            ["NC"] = $"/usr/bin/python3 {reference}/nc",
            ["HELLO"] = $"/usr/bin/python3 {reference}/hello",
        };
        if (!hasWalls) environment["TMPDIR"] = Path.Combine(Path.GetDirectoryName(scene.Work)!, "tmp");
        Mount[] mounts = [new(scene.Work, work, IsWritable: true), new(scene.Reference, reference, IsWritable: false)];
        var spec = new RoomSpec(mounts, work, environment);
        IRooms rooms = hasWalls ? WalledFor(kind, isDefended) : _open;
        return rooms.OpenAsync(spec, ct);
    }

    private BubblewrapRooms WalledFor(string kind, bool isDefended) =>
        kind is not "tight" ? _walls : isDefended ? _tight : _wide;

    /// <summary>A line on the machine itself; what it prints as NAME=value is known from then on.</summary>
    private async Task BeforeAsync(Scene scene, string line, CancellationToken ct)
    {
        if (line is "") return;
        var call = new ProgramCall("/bin/sh", ["-c", line])
        {
            Folder = scene.Outside,
            Environment = new Dictionary<string, string>(scene.Known) { ["PATH"] = "/usr/sbin:/usr/bin:/bin", ["CANARY"] = scene.Canary },
        };
        await using var program = await programs.StartAsync(call);
        using var output = new StreamReader(program.Output);
        foreach (var said in (await output.ReadToEndAsync(ct)).Split('\n').Select(said => said.Split('=', 2)))
            if (said is [var name, var value]) scene.Known[name] = value;
    }
}
