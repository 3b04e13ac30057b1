using Missions.World.Sandboxes;

namespace Missions.Engine.Workspaces;

/// <summary>A room of whose outputs something is taken out before anybody sees or keeps them.</summary>
internal sealed class RedactingRoom(IRoom room, Func<string, string> redact) : IRoom
{
    public async Task<Ended> RunAsync(RoomCommand command, CancellationToken ct)
    {
        var ended = await room.RunAsync(command, ct);
        return ended with { Output = redact(ended.Output) };
    }

    public async Task<IRunning> StartAsync(RoomCommand command, CancellationToken ct) =>
        new Running(await room.StartAsync(command, ct), redact);

    /// <summary>Whoever talks to a program hears it as it speaks: nothing can be taken out of half a line.</summary>
    public Task<IPiped> PipeAsync(RoomCommand command, CancellationToken ct) => room.PipeAsync(command, ct);

    public Task<Stream> ConnectAsync(int port, CancellationToken ct) => room.ConnectAsync(port, ct);

    public Task<IAsyncDisposable> ListenAsync(
        int port, Func<Stream, CancellationToken, Task> serve, CancellationToken ct) => room.ListenAsync(port, serve, ct);

    public ValueTask DisposeAsync() => room.DisposeAsync();

    private sealed class Running(IRunning running, Func<string, string> redact) : IRunning
    {
        public bool HasEnded => running.HasEnded;
        public string Output => redact(running.Output);

        public ValueTask DisposeAsync() => running.DisposeAsync();
    }
}
