using Microsoft.Playwright;

namespace Missions.World.Browsers;

/// <summary>
/// What of a page is meant: by role and accessible name, such as <c>button "Save"</c>, else by a selector.
/// </summary>
internal sealed record Target(string Said, string? Role, string? Name)
{
    /// <summary>Besides roles: <c>text "…"</c> shows that text, <c>label "…"</c> is its field.</summary>
    private static readonly string[] More = ["text", "label"];

    public static Target Of(string said)
    {
        var text = said.Trim();
        var space = text.IndexOf(' ');
        var word = (space < 0 ? text : text[..space]).ToLowerInvariant();
        var rest = space < 0 ? "" : text[space..].Trim();
        var isRole = More.Contains(word) || Enum.TryParse<AriaRole>(word, ignoreCase: true, out _);
        if (!isRole || rest is not "" && rest is not ['"', _, .., '"']) return new(text, null, null);
        if (rest is "" && More.Contains(word)) return new(text, null, null);
        return new(text, word, rest is "" ? null : rest[1..^1]);
    }

    /// <summary>All that it may mean on a page. A name is meant whole: what is alike is something else.</summary>
    public ILocator In(IPage page) => (Role, Name) switch
    {
        (null, _) => page.Locator(Said),
        ("text", var name) => page.GetByText(name!, new() { Exact = true }),
        ("label", var name) => page.GetByLabel(name!, new() { Exact = true }),
        (var role, null) => page.GetByRole(Enum.Parse<AriaRole>(role, ignoreCase: true)),
        (var role, var name) => page.GetByRole(
            Enum.Parse<AriaRole>(role, ignoreCase: true), new() { Name = name, Exact = true }),
    };
}
