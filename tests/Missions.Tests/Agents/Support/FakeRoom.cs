using System.Net;
using System.Net.Sockets;
using System.Text;
using Missions.World.Sandboxes;

namespace Missions.Tests.Agents.Support;

/// <summary>A room whose commands and servers are functions. Its servers speak just enough HTTP on loopback.</summary>
internal sealed class FakeRoom : IRoom
{
    private readonly Dictionary<int, TcpListener> _servers = [];

    public Func<RoomCommand, Ended> OnRun { get; init; } =
        command => new(0, EndedBy.Itself, $"ran {command.Line}\n", 0, TimeSpan.FromMilliseconds(12));

    /// <summary>Takes what was started and its room, and may make it serve.</summary>
    public Action<RoomCommand, FakeRoom> OnStart { get; init; } = (_, _) => { };

    public List<string> Started { get; } = [];
    public List<int> Dialled { get; } = [];
    public bool DoesEndAtOnce { get; init; }

    public Task<Ended> RunAsync(RoomCommand command, CancellationToken ct) => Task.FromResult(OnRun(command));

    public Task<IRunning> StartAsync(RoomCommand command, CancellationToken ct)
    {
        Started.Add(command.Line);
        OnStart(command, this);
        return Task.FromResult<IRunning>(new Running(this, DoesEndAtOnce));
    }

    public Task<IPiped> PipeAsync(RoomCommand command, CancellationToken ct) =>
        throw new NotSupportedException("None of an agent's tools talks to a program.");

    public async Task<Stream> ConnectAsync(int port, CancellationToken ct)
    {
        Dialled.Add(port);
        if (!_servers.TryGetValue(port, out var server)) throw new IOException($"Nothing listens on {port}.");

        var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)server.LocalEndpoint, ct);
        return client.GetStream();
    }

    public Task<IAsyncDisposable> ListenAsync(
        int port, Func<Stream, CancellationToken, Task> serve, CancellationToken ct) =>
        throw new NotSupportedException("Nothing of an agent's tools leads out of its room.");

    /// <summary>Answers every request with what the function makes of its head and body.</summary>
    public void Serve(int port, Func<string, string> answer)
    {
        var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        _servers[port] = server;
        _ = AnswerAllAsync(server, answer);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var server in _servers.Values) server.Dispose();
        _servers.Clear();
        return ValueTask.CompletedTask;
    }

    private static async Task AnswerAllAsync(TcpListener server, Func<string, string> answer)
    {
        try
        {
            while (true)
            {
                using var client = await server.AcceptTcpClientAsync();
                var request = await RequestAsync(client.GetStream());
                await client.GetStream().WriteAsync(Encoding.UTF8.GetBytes(answer(request)));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException)
        {
            // The room was closed.
        }
    }

    private static async Task<string> RequestAsync(NetworkStream stream)
    {
        var (buffer, text) = (new byte[4096], "");
        while (!IsWhole(text)) text += Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer));
        return text;
    }

    private static bool IsWhole(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;

        var length = text.Split("Content-Length: ") is [_, var rest, ..] ? int.Parse(rest.Split('\r')[0]) : 0;
        return text.Length >= end + 4 + length;
    }

    private sealed class Running(FakeRoom room, bool hasEnded) : IRunning
    {
        public bool HasEnded => hasEnded;
        public string Output => "listening, or so it says";
        public ValueTask DisposeAsync() => room.DisposeAsync();
    }
}
