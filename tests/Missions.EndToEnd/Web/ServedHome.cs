using System.Diagnostics;
using Microsoft.Playwright;
using Missions.World.Browsers;

namespace Missions.EndToEnd.Web;

/// <summary>A home that `mission serve` shows, and a browser that was let in.</summary>
internal sealed class ServedHome : IAsyncDisposable
{
    private readonly Process _server;
    private readonly IPlaywright _driver;
    private readonly IBrowser _browser;

    private ServedHome(Process server, string url, string token, (IPlaywright Driver, IBrowser Browser) by) =>
        (_server, Url, Token, _driver, _browser) = (server, url, token, by.Driver, by.Browser);

    public string Url { get; }
    public string Token { get; }

    public static async Task<ServedHome> OpenAsync(string home)
    {
        var start = new ProcessStartInfo(ShippedProgram.Path, ["serve", "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["MISSIONS_HOME"] = home;
        var server = Process.Start(start)!;
        _ = server.StandardError.ReadToEndAsync();
        var url = await server.StandardOutput.ReadLineAsync() ?? throw new EndOfStreamException("It does not serve.");
        var token = (await File.ReadAllTextAsync(Path.Combine(home, "token"))).Trim();
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(
            new() { ExecutablePath = Browser.Program, Args = ["--no-sandbox"] });
        return new(server, url, token, (driver, browser));
    }

    /// <summary>A page that was let in; what its console complains about is told.</summary>
    public async Task<IPage> PageAsync(int width, ColorScheme light, Action<string> complaint)
    {
        var context = await _browser.NewContextAsync(new()
        {
            ViewportSize = new() { Width = width, Height = 850 },
            ColorScheme = light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        page.Console += (_, said) =>
        {
            if (said.Type is "error" or "warning") complaint(said.Text);
        };
        page.PageError += (_, error) => complaint(error);
        await page.GotoAsync($"{Url}/login?token={Token}");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _driver.Dispose();
        _server.Kill(entireProcessTree: false);
        await _server.WaitForExitAsync();
        _server.Dispose();
    }
}
