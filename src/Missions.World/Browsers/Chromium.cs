using Missions.World.Network;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.World.Browsers;

/// <summary>A Chromium that runs in a room, and the one way to it.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private const string Listening = "DevTools listening on ";

    /// <summary>
    /// The room is its sandbox: it cannot make another inside of one. What is not the room's own has no address.
    /// </summary>
    private static readonly string Line = $"""
        exec "$0" --headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run
        --no-default-browser-check --disable-background-networking 
        --disable-component-update --disable-sync --disable-extensions --mute-audio
        --disable-features=Translate,MediaRouter,OptimizationHints --force-color-profile=srgb --hide-scrollbars
        --host-resolver-rules="MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE [::1]"
        --remote-debugging-port=0 --user-data-dir="$TMPDIR/browser-$1" about:blank
        """.ReplaceLineEndings(" ");

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "chrome"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly IRunning _running;
    private readonly InwardPort _way;

    private Chromium(IRunning running, InwardPort way, string endpoint) =>
        (_running, _way, Endpoint) = (running, way, endpoint);

    /// <summary>Where it is spoken to by the protocol of its own developer tools, by the first who connects.</summary>
    public string Endpoint { get; }

    public bool HasEnded => _running.HasEnded;

    /// <summary>Null where none is installed.</summary>
    public static string? Find() => Names.Select(Programs.Find).FirstOrDefault(found => found is not null);

    /// <param name="name">Of letters and digits, its own in the room.</param>
    public static async Task<Chromium> StartAsync(IRoom room, string name, TimeProvider clock, CancellationToken ct)
    {
        var program = Find() ?? throw new WorldException($"No browser is installed. {Browser.Cure}");
        var running = await room.StartAsync(
            new($"sh -c {ShellWord.Of(Line)} {ShellWord.Of(program)} {ShellWord.Of(name)}"), ct);
        try
        {
            var place = new Uri(await PlaceAsync(running, clock, ct));
            var way = new InwardPort(stop => room.ConnectAsync(place.Port, stop));
            return new(running, way, $"ws://127.0.0.1:{way.Port}{place.AbsolutePath}");
        }
        catch
        {
            await running.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _way.DisposeAsync();
        await _running.DisposeAsync();
    }

    private static async Task<string> PlaceAsync(IRunning running, TimeProvider clock, CancellationToken ct)
    {
        for (var start = clock.GetTimestamp(); clock.GetElapsedTime(start) < Patience && !running.HasEnded;)
        {
            if (running.Output.Split('\n').FirstOrDefault(one => one.StartsWith(Listening, StringComparison.Ordinal))
                is { } line && running.Output.Contains($"{line}\n", StringComparison.Ordinal))
                return line[Listening.Length..].Trim();
            await Task.Delay(Pause, clock, ct);
        }

        throw new WorldException($"Chromium does not start in its room: {running.Output.Trim()}");
    }
}
