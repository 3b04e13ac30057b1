using Missions.Agents;
using Missions.Agents.Tools;
using Missions.Engine.Workspaces;
using Missions.World.Files;
using Missions.World.Sandboxes;

namespace Missions.Engine.Sessions.Scouting;

/// <summary>What scouts may look at: the files of the run that asks, in a room where they cannot be written.</summary>
internal sealed class Ground : IAsyncDisposable
{
    private readonly IFolder _folder;
    private readonly IRoom? _room;
    private readonly GivenSecrets _secrets;

    private Ground(IFolder folder, IRoom? room, GivenSecrets secrets) =>
        (_folder, _room, _secrets) = (folder, room, secrets);

    /// <summary>Where a scout from outside looks; nowhere, where nothing would keep it from writing.</summary>
    public Place? Place { get; private init; }

    /// <summary>Without walls nothing keeps a command from writing, so there is no room then.</summary>
    public static async Task<Ground> OpenAsync(Workshop shop, Checkout checkout, CancellationToken ct)
    {
        if (!shop.Rooms.HasWalls) return new(shop.Folders.Open(checkout.Folder), null, checkout.Secrets);
        var spec = new RoomSpec(
            [new(checkout.Folder, Checkout.Inside, IsWritable: false)], Checkout.Inside, Checkout.Environment);
        var room = await shop.Rooms.OpenAsync(spec, ct);
        var (folder, redacting) = (shop.Folders.Open(checkout.Folder), new RedactingRoom(room, checkout.Secrets.Redact));
        return new(folder, redacting, checkout.Secrets)
        {
            Place = new(redacting, folder, checkout.Folder) { Inside = Checkout.Inside },
        };
    }

    public IEnumerable<Tool> Tools =>
    [
        .. FileTools.Reading(_folder).Select(tool => tool.Redacted(_secrets)),
        .. _room is { } room ? [ShellTools.Shell(room, Observation.Unrecorded).Redacted(_secrets)] : Array.Empty<Tool>(),
    ];

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (_room is not null) await _room.DisposeAsync();
    }
}
