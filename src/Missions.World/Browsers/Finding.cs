using Microsoft.Playwright;

namespace Missions.World.Browsers;

/// <summary>Finds the one thing of a page that a target means.</summary>
internal static class Finding
{
    private const int MostShown = 30;
    private const float Wait = 5000;

    /// <exception cref="BrowserException">There is none, or more than one; the message says what is there.</exception>
    public static async Task<ILocator> OneAsync(IPage page, string said)
    {
        var target = Target.Of(said);
        var found = target.In(page);
        try
        {
            await found.First.WaitForAsync(
                new() { State = WaitForSelectorState.Attached, Timeout = Wait });
        }
        catch (TimeoutException)
        {
            throw new BrowserException($"there is no {said} on the page. {await ThereAsync(page, target)}");
        }

        var count = await found.CountAsync();
        if (count == 1) return found.First;

        var each = (await found.AllAsync()).Take(MostShown).Select(one => one.AriaSnapshotAsync());
        throw new BrowserException($"{said} can be {count} things. Say its whole name, or give a selector; "
            + $"`>> nth=0` after it is the first. There are:\n{string.Join('\n', await Task.WhenAll(each))}");
    }

    private static async Task<string> ThereAsync(IPage page, Target target)
    {
        var lines = (await page.Locator("body").AriaSnapshotAsync()).Split('\n');
        var alike = lines.Where(line => IsOfRole(line, target.Role)).ToList();
        var shown = alike is [] ? lines.ToList() : alike;
        return $"There is:\n{string.Join('\n', shown.Take(MostShown))}"
            + (shown.Count > MostShown ? $"\n... and {shown.Count - MostShown} lines more" : "");
    }

    private static bool IsOfRole(string line, string? role) =>
        role is not null && line.TrimStart(' ', '-').StartsWith(role, StringComparison.Ordinal);
}
