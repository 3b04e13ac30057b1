using Missions.Core;
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

    /// <summary>What every command finds that works on these files.</summary>
    internal static IReadOnlyDictionary<string, string> Environment { get; } = new Dictionary<string, string>
    {
        ["CI"] = "1",
        // What Python keeps of a file is told apart by seconds only: damage of the same length would go unnoticed.
        ["PYTHONDONTWRITEBYTECODE"] = "1",
    };

    private readonly Workshop _shop;
    private readonly bool _isKept;
    private readonly ServicePorts _ports;
    private readonly HostRoom _host;

    private Checkout(Workshop shop, string folder, IRoom room, Furnishing how)
    {
        (_shop, Folder, _isKept, Secrets) = (shop, folder, how.IsKept, how.Secrets);
        (Place, Caches) = (how.Place, how.Caches);
        Room = new RedactingRoom(room, Secrets.Redact);
        (_ports, _host) = (new(shop), new(shop));
        Screens = new(Room, shop.Clock);
        Services = new(Room, _ports.Lay(shop.Mission.State, Secrets), shop.Clock)
        {
            Host = async ct => new RedactingRoom(await _host.OpenAsync(ct), Secrets.Redact),
        };
    }

    public string Folder { get; }

    /// <summary>Where the files are, seen from the room.</summary>
    public string Place { get; }

    /// <summary>What the setup of these files fetched.</summary>
    public IReadOnlyList<Mount> Caches { get; }
    public IRoom Room { get; }
    public Agents.Tools.Services Services { get; }

    /// <summary>The browser and the terminal of the room.</summary>
    public Agents.Tools.Screens Screens { get; }

    /// <summary>What services and proofs get here that nobody else may know.</summary>
    public GivenSecrets Secrets { get; }

    /// <summary>The assertion whose proof runs here; null where none or any does.</summary>
    public AssertionId? Proving { get; set; }

    /// <summary>The secrets of the proof that runs here.</summary>
    public IReadOnlyDictionary<string, string> ForProofs => Secrets.For(GivenSecrets.Proofs, Proving?.ToString());

    /// <summary>The files of a commit, and nothing else.</summary>
    public static async Task<Checkout> OpenAsync(Workshop shop, string commit, CancellationToken ct)
    {
        var folder = await FillAsync(shop, commit, ct);
        return await EnterAsync(shop, folder, new([], IsKept: false, GivenSecrets.Of(shop)), ct);
    }

    /// <summary>The files of a commit, set up as the plan says.</summary>
    /// <exception cref="SetupFailed">The plan's setup did not end well.</exception>
    public static async Task<Checkout> ReadyAsync(Workshop shop, string commit, CancellationToken ct)
    {
        var folder = await FillAsync(shop, commit, ct);
        try
        {
            var caches = await new Setup(shop).RunAsync(folder, commit, ct);
            await Copies.PutAsync(shop, folder, commit, ct); // Only now: a setup has a way out.
            var secrets = GivenSecrets.Of(shop).With(await Copies.ReadAsync(shop, ct));
            return await EnterAsync(shop, folder, new(caches, IsKept: false, secrets), ct);
        }
        catch
        {
            shop.Files.Delete(folder);
            throw;
        }
    }

    /// <summary>A copy of files that are set up and built already, times and all, so that little is built again.</summary>
    public static async Task<Checkout> CopyAsync(Workshop shop, string built, string commit, CancellationToken ct)
    {
        var folder = Path.Combine(shop.Home.Checkouts, $"{shop.Checkouts.Next()}");
        await shop.Layers.CopyAsync(built, folder, ct);
        await Copies.PutAsync(shop, folder, commit, ct);
        var secrets = GivenSecrets.Of(shop).With(await Copies.ReadAsync(shop, ct));
        return await EnterAsync(shop, folder, new(await new Setup(shop).CachesAsync(commit, ct), IsKept: false, secrets), ct);
    }

    /// <summary>A room around files that are there already and stay.</summary>
    /// <param name="commit">What they were made of; its setup's caches can be read.</param>
    public static async Task<Checkout> AroundAsync(Workshop shop, string folder, string? commit, CancellationToken ct)
    {
        var caches = commit is null ? [] : await new Setup(shop).CachesAsync(commit, ct);
        var hidden = GivenSecrets.None.With(await Copies.ReadAsync(shop, ct));
        return await EnterAsync(shop, folder, new(caches, IsKept: true, hidden), ct);
    }

    /// <summary>Its files, which nobody trusts; to be disposed of.</summary>
    internal IFolder Files() => _shop.Folders.Open(Folder);

    public async Task WriteAsync(IEnumerable<ProofFile> files, CancellationToken ct)
    {
        using var confined = Files();
        foreach (var file in files)
            await confined.WriteAsync(file.Path, System.Text.Encoding.UTF8.GetBytes(file.Content), ct);
    }

    /// <summary>
    /// Writes a proof's files anew and starts what it needs. Answers the environment that it runs in, or what is wrong.
    /// </summary>
    public async Task<(Dictionary<string, string> Environment, string? Wrong)> PrepareAsync(
        Proof proof, CancellationToken ct)
    {
        var environment = new Dictionary<string, string>(ForProofs);
        try
        {
            await WriteAsync(proof.Brings, ct);
        }
        catch (PathRefused because)
        {
            return (environment, $"The proof's files cannot be written here: {because.Message}");
        }
        if (proof.Needs is not { } service) return (environment, null);
        if (await Services.StartAsync(service, ct) is { } wrong) return (environment, wrong);

        environment["SERVICE_URL"] = Services.Find(service)!.Url;
        return (environment, null);
    }

    public async ValueTask DisposeAsync()
    {
        await Screens.DisposeAsync();
        await Services.DisposeAsync();
        await Room.DisposeAsync();
        await _host.DisposeAsync();
        _ports.Dispose();
        if (!_isKept) _shop.Files.Delete(Folder);
    }

    internal static async Task<string> FillAsync(Workshop shop, string commit, CancellationToken ct)
    {
        var folder = Path.Combine(shop.Home.Checkouts, $"{shop.Checkouts.Next()}");
        shop.Files.Delete(folder);
        await shop.Repository.CheckoutAsync(commit, folder, ct);
        return folder;
    }

    private static async Task<Checkout> EnterAsync(
        Workshop shop, string folder, Furnishing how, CancellationToken ct)
    {
        var place = shop.Rooms.HasWalls ? Inside : folder;
        var spec = new RoomSpec([new(folder, place, IsWritable: true), .. how.Caches], place, Environment);
        return new(shop, folder, await shop.Rooms.OpenAsync(spec, ct), how with { Place = place });
    }

    private sealed record Furnishing(IReadOnlyList<Mount> Caches, bool IsKept, GivenSecrets Secrets)
    {
        public string Place { get; init; } = Inside;
    }
}

/// <summary>A checkout could not be set up.</summary>
public sealed class SetupFailed(string line, Ended ended)
    : MissionException($"The setup `{line}` ended with {ended.ExitCode}: {ended.Output}")
{
    public Ended Ended => ended;
}
