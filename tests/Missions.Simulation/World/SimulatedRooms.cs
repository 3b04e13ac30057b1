using Missions.World;
using Missions.World.Sandboxes;

namespace Missions.Simulation.World;

/// <summary>A program of simulated rooms: its exit code.</summary>
public delegate Task<int> SimulatedProgram(SimulatedCommand command, CancellationToken ct);

/// <summary>Rooms whose programs are functions, found by a line's first word. Their files are simulated, too.</summary>
public sealed class SimulatedRooms(TimeProvider clock, SimulatedFolders folders) : IRooms
{
    private Action<SimulatedCommand> _watch = _ => { };
    private readonly List<(Predicate<string> Fits, SimulatedProgram Program)> _programs = [];

    public string Driver => "simulated";

    public SimulatedRooms With(string word, SimulatedProgram program) =>
        With(line => line == word || line.StartsWith(word + " ", StringComparison.Ordinal), program);

    /// <summary>The program that was added last goes first.</summary>
    public SimulatedRooms With(Predicate<string> fits, SimulatedProgram program)
    {
        _programs.Insert(0, (fits, program));
        return this;
    }

    /// <summary>Sees each command, and may print for it, before its program starts.</summary>
    public void Watch(Action<SimulatedCommand> watch) => _watch = watch;

    public Task<IRoom> OpenAsync(RoomSpec spec, CancellationToken ct) =>
        Task.FromResult<IRoom>(new SimulatedRoom(clock, folders, ProgramFor, spec));

    private SimulatedProgram ProgramFor(string line)
    {
        var program = _programs.FirstOrDefault(known => known.Fits(line)).Program ?? NotFoundAsync;
        return (command, ct) =>
        {
            _watch(command);
            return program(command, ct);
        };
    }

    private static Task<int> NotFoundAsync(SimulatedCommand command, CancellationToken ct)
    {
        command.Print($"sh: 1: {command.Words[0]}: not found\n");
        return Task.FromResult(127);
    }
}

internal sealed class SimulatedRoom(
    TimeProvider clock, SimulatedFolders folders, Func<string, SimulatedProgram> programFor, RoomSpec spec) : IRoom
{
    private readonly CancellationTokenSource _closing = new();
    private readonly SimulatedPorts _ports = new();

    public async Task<Ended> RunAsync(RoomCommand command, CancellationToken ct)
    {
        await using var running = Begin(command);
        return await running.ToTheEndAsync(ct);
    }

    public Task<IRunning> StartAsync(RoomCommand command, CancellationToken ct) =>
        Task.FromResult<IRunning>(Begin(command));

    public Task<IPiped> PipeAsync(RoomCommand command, CancellationToken ct)
    {
        if (_closing.IsCancellationRequested) throw new WorldException("The room has ended.");
        return Task.FromResult<IPiped>(
            new SimulatedPipes(programFor(command.Line), new(spec, command, folders, _ports, _ => { }), _closing.Token));
    }

    public Task<Stream> ConnectAsync(int port, CancellationToken ct) => Task.FromResult(_ports.Connect(port));

    public Task<IAsyncDisposable> ListenAsync(
        int port, Func<Stream, CancellationToken, Task> serve, CancellationToken ct)
    {
        if (_closing.IsCancellationRequested) throw new WorldException("The room has ended.");
        var closing = CancellationTokenSource.CreateLinkedTokenSource(_closing.Token);
        return _ports.Listen(port, stream => serve(stream, closing.Token), closing.Token)
            ? Task.FromResult<IAsyncDisposable>(new Listening(closing))
            : throw new WorldException($"Port {port} cannot be listened on: it is taken.");
    }

    public async ValueTask DisposeAsync() => await _closing.CancelAsync();

    private SimulatedRun Begin(RoomCommand command)
    {
        if (_closing.IsCancellationRequested) throw new WorldException("The room has ended.");

        var run = new SimulatedRun(command, clock, _closing.Token);
        _ = run.BeginAsync(programFor(command.Line), new(spec, command, folders, _ports, run.Print));
        return run;
    }

    private sealed class Listening(CancellationTokenSource closing) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await closing.CancelAsync();
    }
}
