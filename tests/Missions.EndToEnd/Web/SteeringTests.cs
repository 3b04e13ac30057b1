using System.Text.Json;
using Microsoft.Playwright;

namespace Missions.EndToEnd.Web;

/// <summary>A whole mission steered from the web alone, from the first question to the landing.</summary>
public sealed class SteeringTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("missions-steering-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task From_the_plan_to_the_landing_nothing_but_the_web_is_needed()
    {
        var (mission, repository) = await OpenedAsync();
        await using var served = await ServedHome.OpenAsync(Home);
        var page = await served.PageAsync(1440, ColorScheme.Light, _ => { });
        page.SetDefaultTimeout(240_000);
        page.Dialog += (_, asked) => _ = asked.AcceptAsync();
        await page.GotoAsync($"{served.Url}/missions/{mission}");

        for (var steps = 0; steps < 12 && await StateAsync(page) is var state && state is not "done"; steps++)
            await GiveAsync(page, $"{served.Url}/missions/{mission}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Land", Exact = true }).ClickAsync();
        await page.GetByText("Landed on main as").First.WaitForAsync();

        var git = await ShippedProgram.RunAsync("git", Home, "-C", repository, "log", "--format=%s", "main");
        Assert.True(git.Output.Split('\n').Length > 2, git.Output);
        var vias = (await File.ReadAllLinesAsync(Path.Combine(Home, mission, "journal.jsonl")))
            .Where(line => line.Contains("\"by\":\"human\"") && !line.Contains("\"event\":\"mission-opened\""))
            .Select(line => line.Contains("\"via\":\"web\""));
        Assert.All(vias, Assert.True);
    }

    private string Home => Path.Combine(_root, "home");

    private async Task<(string Mission, string Repository)> OpenedAsync()
    {
        var (home, repository) = await SmallMission.LayAsync(_root);
        var said = await ShippedProgram.RunAsync(
            "sh", home,
            [
                "-c", "cd \"$0\" && exec \"$@\"", repository, ShippedProgram.Path,
                "plan", "--detach", "--json", SmallMission.Goal,
            ]);
        Assert.True(said.Exit == 0, said.Errors);
        // Nothing of it is checked out, so that its branch can be moved.
        await ShippedProgram.RunAsync("git", home, "-C", repository, "checkout", "-q", "--detach");
        return (JsonElement.Parse(said.Output).GetProperty("mission").GetString()!, repository);
    }

    /// <summary>How it stands once it rests, as the page shows without being loaded again.</summary>
    private static async Task<string> StateAsync(IPage page)
    {
        await page.Locator(".now-card.needs-you, .now-card.done, .now-card.budget, .now-card.failed").WaitForAsync();
        return await page.Locator(".now-card .pill").First.TextContentAsync() ?? "";
    }

    /// <summary>Gives whatever waits, the way the page recommends, by the keyboard.</summary>
    private static async Task GiveAsync(IPage page, string address)
    {
        await page.GotoAsync($"{address}/decisions");
        if (await page.Locator("#decisions").CountAsync() > 0)
        {
            await page.Keyboard.PressAsync("r");
            foreach (var field in await page.Locator("#decisions input[placeholder]").AllAsync())
                if (await field.InputValueAsync() is "")
                    await field.FillAsync(await field.GetAttributeAsync("placeholder") ?? "As you think best.");
            await page.Keyboard.PressAsync("Control+Enter");
            await page.Locator("#said p").First.WaitForAsync();
        }
        await page.GotoAsync(address);
    }
}
