using Microsoft.Playwright;
using Missions.World.Sandboxes;

namespace Missions.World.Browsers;

/// <summary>
/// A browser in a room, used as a person would: pages are opened, clicked, filled and read. What goes wrong on a page
/// is a <see cref="BrowserException"/>.
/// </summary>
public sealed class Browser : IAsyncDisposable
{
    public const int Width = 1024;
    public const int Height = 768;

    /// <summary>How a browser is installed where it is missing.</summary>
    public const string Cure = "Install it: apt-get install chromium";

    private const int Starts = 3;

    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    /// <summary>Longer than whatever has a limit of its own; now and then a call is never answered.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan Restlessness = TimeSpan.FromSeconds(3);

    private readonly Chromium _chromium;
    private readonly IPlaywright _driver;
    private readonly IBrowser _browser;
    private readonly IBrowserContext _context;
    private readonly PageWatch _watch;
    private readonly TimeProvider _clock;
    private bool _hangs;

    private Browser(
        Chromium chromium, IPlaywright driver, IBrowser browser, IBrowserContext context, TimeProvider clock)
    {
        (_chromium, _driver, _browser, _context, _clock) = (chromium, driver, browser, context, clock);
        _watch = new(context);
    }

    /// <summary>Whether one can be started on this machine at all; null, or what is missing.</summary>
    public static string? Missing => Chromium.Find() is null ? $"No browser is installed. {Cure}" : null;

    /// <summary>Where it is; null where none is installed.</summary>
    public static string? Program => Chromium.Find();

    /// <summary>It cannot be used any more.</summary>
    public bool HasEnded => _hangs || _chromium.HasEnded || !_browser.IsConnected;

    /// <summary>What was seen since a page was last opened by its address.</summary>
    public IReadOnlyList<ConsoleLine> Console => _watch.Console;

    /// <inheritdoc cref="Console"/>
    public IReadOnlyList<PageRequest> Requests => _watch.Requests;

    /// <param name="name">Of letters and digits, its own in the room.</param>
    /// <exception cref="WorldException">There is no browser, or it does not start.</exception>
    public static async Task<Browser> StartAsync(IRoom room, string name, TimeProvider clock, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            var browser = await ConnectAsync(room, $"{name}x{tries}", clock, ct);
            try
            {
                await browser._context.NewPageAsync().WaitAsync(StartLimit, clock, ct);
                return browser;
            }
            catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
            {
                browser._hangs = true;
                await browser.DisposeAsync();
                if (tries == Starts)
                    throw new WorldException($"The browser opens no page: {FirstLine(failed)}", failed);
            }
            catch
            {
                await browser.DisposeAsync();
                throw;
            }
        }
    }

    private static async Task<Browser> ConnectAsync(IRoom room, string name, TimeProvider clock, CancellationToken ct)
    {
        var chromium = await Chromium.StartAsync(room, name, clock, ct);
        IPlaywright? driver = null;
        try
        {
            driver = await Playwright.CreateAsync().WaitAsync(Limit, clock, ct);
            var browser = await driver.Chromium.ConnectOverCDPAsync(chromium.Endpoint).WaitAsync(Limit, clock, ct);
            var wanted = new BrowserNewContextOptions
            {
                ViewportSize = new() { Width = Width, Height = Height },
                Locale = "en-US",
                TimezoneId = "UTC",
                ReducedMotion = ReducedMotion.Reduce,
                AcceptDownloads = false,
            };
            var context = await browser.NewContextAsync(wanted).WaitAsync(Limit, clock, ct);
            context.SetDefaultTimeout((float)TimeSpan.FromSeconds(10).TotalMilliseconds);
            context.SetDefaultNavigationTimeout((float)TimeSpan.FromSeconds(30).TotalMilliseconds);
            return new(chromium, driver, browser, context, clock);
        }
        catch (Exception failed)
        {
            driver?.Dispose();
            await chromium.DisposeAsync();
            if (failed is not PlaywrightException and not TimeoutException) throw;
            throw new WorldException($"The browser cannot be driven: {failed.Message}", failed);
        }
    }

    /// <summary>Opens an address, and forgets what was seen before. Answers the status, if there is one.</summary>
    public Task<int?> OpenAsync(string url, CancellationToken ct) => DoAsync(async page =>
    {
        _watch.Forget();
        return (await page.GotoAsync(url))?.Status;
    }, ct);

    /// <summary>The page's address and title.</summary>
    public Task<(string Url, string Title)> PlaceAsync(CancellationToken ct) =>
        DoAsync(async page => (page.Url, await page.TitleAsync()), ct);

    public Task ClickAsync(string target, CancellationToken ct) =>
        UseAsync(target, found => found.ClickAsync(), ct);

    /// <summary>Types into a field, chooses an option by its label, or ticks: <c>on</c> or <c>off</c>.</summary>
    public Task FillAsync(string target, string text, CancellationToken ct) => UseAsync(target, async found =>
    {
        var kind = await found.EvaluateAsync<string>("e => e.tagName.toLowerCase() + ' ' + (e.type || '')");
        if (kind.StartsWith("select", StringComparison.Ordinal)) await found.SelectOptionAsync(text);
        else if (kind is "input checkbox" or "input radio") await found.SetCheckedAsync(text is not ("off" or ""));
        else await found.FillAsync(text);
    }, ct);

    /// <param name="key">Such as <c>Enter</c>, <c>Escape</c>, <c>Control+a</c>.</param>
    public Task PressAsync(string key, CancellationToken ct) => DoAsync(async page =>
    {
        await page.Keyboard.PressAsync(key);
        return true;
    }, ct);

    /// <summary>
    /// Roles, names, states and texts as a screen reader has them, once the page has come to rest: a line each.
    /// </summary>
    public async Task<string> ReadAsync(string? target, CancellationToken ct)
    {
        var last = "";
        for (var start = _clock.GetTimestamp(); _clock.GetElapsedTime(start) < Restlessness;)
        {
            var now = await SnapshotAsync(target, ct);
            if (now == last && now is not "") break;
            last = now;
            await Task.Delay(Pause, _clock, ct);
        }

        return last;
    }

    /// <summary>What can be seen of the page, as a PNG.</summary>
    public Task<byte[]> PictureAsync(CancellationToken ct) => DoAsync(
        page => page.ScreenshotAsync(new() { Animations = ScreenshotAnimations.Disabled }), ct);

    /// <summary>A picture of a page that is given whole, taken beside those that are used.</summary>
    public async Task<byte[]> PictureOfAsync(string html, CancellationToken ct)
    {
        try
        {
            return await LimitedAsync(TakeAsync(), ct);
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
        {
            throw new BrowserException(FirstLine(failed), failed);
        }

        async Task<byte[]> TakeAsync()
        {
            await using var context = await _browser.NewContextAsync();
            var page = await context.NewPageAsync();
            await page.SetContentAsync(html);
            return await page.Locator("pre").ScreenshotAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!HasEnded) await _browser.CloseAsync().WaitAsync(Farewell, _clock);
        }
        catch (Exception gone) when (gone is PlaywrightException or TimeoutException)
        {
            // It has ended by itself, or hangs: its process goes in any case.
        }

        _driver.Dispose();
        await _chromium.DisposeAsync();
    }

    private Task<string> SnapshotAsync(string? target, CancellationToken ct) => target is null
        ? DoAsync(page => page.Locator("body").AriaSnapshotAsync(), ct)
        : DoAsync(async page => await (await Finding.OneAsync(page, target)).AriaSnapshotAsync(), ct);

    private Task<bool> UseAsync(string target, Func<ILocator, Task> use, CancellationToken ct) => DoAsync(async page =>
    {
        await use(await Finding.OneAsync(page, target));
        return true;
    }, ct);

    private async Task<T> DoAsync<T>(Func<IPage, Task<T>> act, CancellationToken ct)
    {
        try
        {
            return await LimitedAsync(OnNewestAsync(act), ct);
        }
        catch (Exception failed) when (failed is PlaywrightException or TimeoutException)
        {
            throw new BrowserException(FirstLine(failed), failed);
        }
    }

    /// <summary>The newest page: what a click opened is what a person looks at next.</summary>
    private async Task<T> OnNewestAsync<T>(Func<IPage, Task<T>> act) =>
        await act(_context.Pages is [.., var last] ? last : await _context.NewPageAsync());

    private async Task<T> LimitedAsync<T>(Task<T> act, CancellationToken ct)
    {
        try
        {
            return await act.WaitAsync(Limit, _clock, ct);
        }
        catch (TimeoutException) when (!act.IsCompleted)
        {
            _hangs = true;
            throw;
        }
    }

    private static string FirstLine(Exception failed) => failed.Message.Split('\n')[0].Trim();
}
