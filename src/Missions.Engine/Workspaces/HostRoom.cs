using Missions.World.Sandboxes;

namespace Missions.Engine.Workspaces;

/// <summary>
/// Where the services of one checkout run that a human let out of the sandbox: among the files of the commit that the
/// mission started from, which is what the human knew. Nothing that a worker wrote is ever started there.
/// </summary>
internal sealed class HostRoom(Workshop shop) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private (string Folder, IRoom Room)? _open;

    public async Task<IRoom> OpenAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            if (_open is var (_, room)) return room;

            var folder = await Checkout.FillAsync(shop, shop.Mission.State.Opening!.Base, ct);
            var spec = new RoomSpec([new(folder, folder, IsWritable: true)], folder, new Dictionary<string, string>());
            _open = (folder, room = await shop.Host.OpenAsync(spec, ct));
            return room;
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is not var (folder, room)) return;
        await room.DisposeAsync();
        shop.Files.Delete(folder);
        _open = null;
    }
}
