using Missions.World;
using Missions.World.Browsers;
using Missions.World.Sandboxes;
using Missions.World.Terminals;

namespace Missions.Agents.Tools;

/// <summary>Browser and terminal of one room, each started when it is first used. Disposing ends them.</summary>
public sealed class Screens(IRoom room, TimeProvider clock) : IAsyncDisposable
{
    private readonly SemaphoreSlim _starting = new(1);
    private Browser? _browser;
    private int _browsers;
    private int _terminals;

    /// <summary>What is typed into and read; null before one was started.</summary>
    public Terminal? Terminal { get; private set; }

    /// <summary>A page was opened here, and its browser is still there.</summary>
    public bool HasPage
    {
        get => field && _browser is { HasEnded: false };
        set;
    }

    /// <summary>Another one where the one before has ended.</summary>
    /// <exception cref="WorldException">There is no browser, or it does not start.</exception>
    public async Task<Browser> BrowserAsync(CancellationToken ct)
    {
        await _starting.WaitAsync(ct);
        try
        {
            if (_browser is { HasEnded: true } dead)
            {
                (_browser, HasPage) = (null, false);
                await dead.DisposeAsync();
            }

            return _browser ??= await Browser.StartAsync(room, $"{++_browsers}", clock, ct);
        }
        finally
        {
            _starting.Release();
        }
    }

    /// <summary>Starts a program in a terminal of its own; the one before ends.</summary>
    /// <exception cref="WorldException">There is no tmux, or it does not start.</exception>
    public async Task<Terminal> StartAsync(string command, CancellationToken ct)
    {
        if (Terminal is { } old) await old.DisposeAsync();
        Terminal = null;
        return Terminal = await World.Terminals.Terminal.StartAsync(room, $"{++_terminals}", command, ct);
    }

    /// <summary>A picture of a screen; null where no browser makes one, as its text says the same.</summary>
    public async Task<Picture?> PictureAsync(TerminalScreen screen, CancellationToken ct)
    {
        if (Browser.Missing is not null) return null;
        try
        {
            return Picture.Png(await (await BrowserAsync(ct)).PictureOfAsync(ScreenPage.Of(screen.Cells), ct));
        }
        catch (Exception broken) when (broken is BrowserException or WorldException)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Terminal is not null) await Terminal.DisposeAsync();
        if (_browser is not null) await _browser.DisposeAsync();
        (Terminal, _browser) = (null, null);
        _starting.Dispose();
    }
}
