using System.Net.Sockets;
using Missions.Tests.Support;
using Missions.World;
using Missions.World.Network;
using Missions.World.Processes;

namespace Missions.Tests.World.Network;

/// <summary>
/// One client that goes wrong ends nobody else's service, and what fails to start leaves nothing behind.
/// </summary>
public sealed class AcceptingTests : IDisposable
{
    private readonly TempFolder _temp = new();

    public void Dispose() => _temp.Dispose();

    [Fact]
    public async Task A_connection_that_fails_while_it_is_accepted_is_only_its_own_end()
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(_temp.Of("socket")));
        listener.Listen();
        var (failures, served) = (2, new TaskCompletionSource());
        await using var accepting = new Accepting(
            listener,
            ct => failures-- > 0
                ? throw new SocketException((int)SocketError.ConnectionAborted)
                : listener.AcceptAsync(ct),
            (_, _) =>
            {
                served.SetResult();
                return Task.CompletedTask;
            });

        using var client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await client.ConnectAsync(new UnixDomainSocketEndPoint(_temp.Of("socket")));

        await served.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_relay_that_does_not_start_keeps_no_socket_open()
    {
        Socket? client = null;

        await Assert.ThrowsAsync<WorldException>(() => OutwardPort.OpenAsync(
            new Programs(TimeProvider.System),
            path =>
            {
                // Whoever is connected by then hears of the end only where the listener is closed.
                client = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                client.Connect(new UnixDomainSocketEndPoint(path));
                return new("/bin/sh", ["-c", "echo no"]);
            },
            (_, ct) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, ct)));

        using var connected = client!;
        connected.ReceiveTimeout = 30_000;
        Assert.Equal(0, connected.Receive(new byte[1]));
    }
}
