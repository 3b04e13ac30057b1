using Missions.Agents.Tools;
using Missions.Core.Plans;
using Missions.Engine.Setups;
using Missions.World.Files;
using Missions.World.Sandboxes;

namespace Missions.Engine.Workspaces;

/// <summary>Numbers the fresh checkouts of one process, so that two never meet.</summary>
public sealed class Checkouts
{
    private int _last;

    public int Next() => Interlocked.Increment(ref _last);
}

/// <summary>The files of one commit in a room of their own. Disposing it ends the room and removes the files.</summary>
public sealed class Checkout : IAsyncDisposable
{
    /// <summary>Where the files are, seen from inside every room that has walls.</summary>
    public const string Inside = "/workspace";

    private const int FirstPort = 8080;

    private readonly IFiles _files;
    private readonly IFolders _folders;
    private readonly bool _isKept;

    private Checkout(Workshop shop, string folder, IRoom room, bool isKept)
    {
        (_files, _folders, Folder, _isKept) = (shop.Files, shop.Folders, folder, isKept);
        Secrets = isKept ? GivenSecrets.None : GivenSecrets.Of(shop);
        Room = new RedactingRoom(room, Secrets.Redact);
        Services = new(Room, Known(shop.Mission.State.Plan, Secrets), shop.Clock);
    }

    public string Folder { get; }
    public IRoom Room { get; }
    public Agents.Tools.Services Services { get; }

    /// <summary>What services and proofs get here that nobody else may know.</summary>
    public GivenSecrets Secrets { get; }

    /// <summary>The files of a commit, and nothing else.</summary>
    public static async Task<Checkout> OpenAsync(Workshop shop, string commit, CancellationToken ct)
    {
        var folder = await FillAsync(shop, commit, ct);
        return await EnterAsync(shop, folder, [], isKept: false, ct);
    }

    /// <summary>The files of a commit, set up as the plan says.</summary>
    /// <exception cref="SetupFailed">The plan's setup did not end well.</exception>
    public static async Task<Checkout> ReadyAsync(Workshop shop, string commit, CancellationToken ct)
    {
        var folder = await FillAsync(shop, commit, ct);
        try
        {
            return await EnterAsync(shop, folder, await new Setup(shop).RunAsync(folder, commit, ct), isKept: false, ct);
        }
        catch
        {
            shop.Files.Delete(folder);
            throw;
        }
    }

    /// <summary>A room around files that are there already and stay.</summary>
    /// <param name="commit">What they were made of; its setup's caches can be read.</param>
    public static async Task<Checkout> AroundAsync(Workshop shop, string folder, string? commit, CancellationToken ct) =>
        await EnterAsync(
            shop, folder, commit is null ? [] : await new Setup(shop).CachesAsync(commit, ct), isKept: true, ct);

    public async Task WriteAsync(IEnumerable<ProofFile> files, CancellationToken ct)
    {
        using var confined = _folders.Open(Folder);
        foreach (var file in files)
            await confined.WriteAsync(file.Path, System.Text.Encoding.UTF8.GetBytes(file.Content), ct);
    }

    public async ValueTask DisposeAsync()
    {
        await Services.DisposeAsync();
        await Room.DisposeAsync();
        if (!_isKept) _files.Delete(Folder);
    }

    private static async Task<string> FillAsync(Workshop shop, string commit, CancellationToken ct)
    {
        var folder = Path.Combine(shop.Home.Checkouts, $"{shop.Checkouts.Next()}");
        shop.Files.Delete(folder);
        await shop.Repository.CheckoutAsync(commit, folder, ct);
        return folder;
    }

    private static async Task<Checkout> EnterAsync(
        Workshop shop, string folder, IReadOnlyList<Mount> caches, bool isKept, CancellationToken ct)
    {
        var place = shop.Rooms.HasWalls ? Inside : folder;
        var spec = new RoomSpec(
            [new(folder, place, IsWritable: true), .. caches], place, new Dictionary<string, string> { ["CI"] = "1" });
        var room = await shop.Rooms.OpenAsync(spec, ct);
        return new(shop, folder, room, isKept);
    }

    private static Dictionary<string, Agents.Tools.Service> Known(Plan? plan, GivenSecrets secrets) => (plan?.Services ?? [])
        .Select((service, index) => (service.Name, Service: new Agents.Tools.Service(
            service.Start,
            service.Health,
            FirstPort + index,
            [.. service.DependsOn],
            new Dictionary<string, string>(secrets.For(service.Name)) { ["PORT"] = "{port}" })))
        .ToDictionary(one => one.Name, one => one.Service);
}

/// <summary>A checkout could not be set up.</summary>
public sealed class SetupFailed(string line, Ended ended)
    : MissionException($"The setup `{line}` ended with {ended.ExitCode}: {ended.Output}")
{
    public Ended Ended => ended;
}
