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
        try
        {
            await target.In(page, isWhole: false).First.WaitForAsync(
                new() { State = WaitForSelectorState.Attached, Timeout = Wait });
        }
        catch (TimeoutException)
        {
            throw new BrowserException($"there is no {said} on the page. {await ThereAsync(page, target)}");
        }

        var whole = target.In(page, isWhole: true);
        var found = await whole.CountAsync() > 0 ? whole : target.In(page, isWhole: false);
        var count = await found.CountAsync();
        if (count == 1) return found.First;

        var each = (await found.AllAsync()).Take(MostShown).Select(one => one.AriaSnapshotAsync());
        throw new BrowserException($"{said} can be {count} things. Say more of its name, or give a selector such as "
            + $"`css >> nth=0`. There are:\n{string.Join('\n', await Task.WhenAll(each))}");
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
