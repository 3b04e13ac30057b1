using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.World.Browsers;

namespace Missions.Agents.Tools;

/// <summary>Using web pages as somebody with a browser would.</summary>
public static class BrowserTools
{
    private const string None = "no page is open; browser_open opens one. Pages end with the program.";
    private const int MostLines = 200;

    private const string Targets = "A role and its accessible name, such as button \"Save\"; text \"...\" or "
        + "label \"...\"; else a selector of CSS, >> nth=0 for the first of several.";
    private const string Likewise = "As for browser_click.";

    public static IReadOnlyList<Tool> All(
        Screens screens, Func<Observation, CancellationToken, Task<string?>> observe) =>
    [
        .. ((Tool[])
        [
            Open(screens), Click(screens), Fill(screens), Press(screens), Read(screens), Screenshot(screens),
            Console(screens), Network(screens),
        ]).Select(tool => tool.Observed(observe, (_, head) => head)),
    ];

    private static Tool Open(Screens screens) => new Shape(
        Member.Text("url", "As start_service gave it.")).Tool(
        "browser_open", "Opens a page in a real browser; forgets what console and network showed.",
        Recovery.Repeat, (call, ct) => TryAsync(async () =>
        {
            var url = call.Text("url");
            if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || !RoomHttp.IsLoopback(uri))
                return ToolAnswer.Refused($"only http://127.0.0.1 can be reached from here, not {url}.");

            var browser = await screens.BrowserAsync(ct);
            var status = await browser.OpenAsync(url, ct);
            screens.HasPage = true;
            await browser.ReadAsync(null, ct); // It may still be building itself.
            return await DoneAsync(browser, $"browser_open {uri.PathAndQuery} -> {status}", ct, status);
        }));

    private static Tool Click(Screens screens) => new Shape(Member.Text("target", Targets)).Tool(
        "browser_click", "Clicks on one visible, enabled thing of the page.", Recovery.Tell,
        (call, ct) => UseAsync(screens, $"browser_click {call.Text("target")}",
            browser => browser.ClickAsync(call.Text("target"), ct), ct));

    private static Tool Fill(Screens screens) => new Shape(
        Member.Text("target", Likewise),
        Member.Text("text", "In place of what is there; the label of an option; on or off for a box.")).Tool(
        "browser_fill", "Fills a field of the page, chooses an option, or ticks a box.", Recovery.Tell,
        (call, ct) => UseAsync(screens, $"browser_fill {call.Text("target")} with \"{call.Text("text")}\"",
            browser => browser.FillAsync(call.Text("target"), call.Text("text"), ct), ct));

    private static Tool Press(Screens screens) => new Shape(
        Member.Text("key", "Such as Enter, ArrowDown, Control+a, or one letter.")).Tool(
        "browser_press", "Presses a key where the page has its focus.", Recovery.Tell,
        (call, ct) => UseAsync(screens, $"browser_press {call.Text("key")}",
            browser => browser.PressAsync(call.Text("key"), ct), ct));

    private static Tool Read(Screens screens) => new Shape(
        Member.Text("target", $"Only this part of the page. {Likewise}").Optional).Tool(
        "browser_read", "Reads the page as a screen reader would: roles, names, states, texts.",
        Recovery.Repeat, (call, ct) => PageAsync(screens, async browser =>
        {
            var target = call.TextOrNull("target");
            var text = await browser.ReadAsync(target, ct);
            var lines = text.Split('\n');
            var what = target is null ? "" : $" {target}";
            return new($"browser_read{what} -> {lines.Length} lines\n{Cut(lines)}");
        }, ct));

    private static Tool Screenshot(Screens screens) => new Shape(
        Member.Text("name", "Its name among the evidence.")).Tool(
        "browser_screenshot", "Takes a picture of what the page shows, with its text.", Recovery.Repeat,
        (call, ct) => PageAsync(screens, async browser =>
        {
            var text = await browser.ReadAsync(null, ct);
            var (url, _) = await browser.PlaceAsync(ct);
            var head = $"browser_screenshot \"{call.Text("name")}\" of {new Uri(url).PathAndQuery}";
            return new($"{head}\n{Cut(text.Split('\n'))}") { Picture = Picture.Png(await browser.PictureAsync(ct)) };
        }, ct));

    private static Tool Console(Screens screens) => new Shape().Tool(
        "browser_console", "Lists what the console said since the page was opened, uncaught errors too.",
        Recovery.Repeat, (_, ct) => PageAsync(screens, async browser =>
        {
            await browser.ReadAsync(null, ct);
            var lines = browser.Console.Select(line => $"{line}").ToArray();
            var head = $"browser_console -> {Errors(browser)}, {Counted(lines.Length, "line")}";
            return new ToolAnswer($"{head}\n{Cut(lines)}", Facts: Facts(browser, null));
        }, ct));

    private static Tool Network(Screens screens) => new Shape().Tool(
        "browser_network", "Lists the page's requests since it was opened, and what came of them.",
        Recovery.Repeat, (_, ct) => PageAsync(screens, async browser =>
        {
            await browser.ReadAsync(null, ct);
            var lines = browser.Requests.Select(request => $"{request}").ToArray();
            var failed = browser.Requests.Count(request => request.HasFailed);
            var head = $"browser_network -> {Counted(lines.Length, "request")}, {failed} failed";
            return new ToolAnswer($"{head}\n{Cut(lines)}", Facts: Facts(browser, null));
        }, ct));

    private static Task<ToolAnswer> UseAsync(
        Screens screens, string did, Func<Browser, Task> use, CancellationToken ct) =>
        PageAsync(screens, async browser =>
        {
            await use(browser);
            await browser.ReadAsync(null, ct); // It may still be answering.
            return await DoneAsync(browser, did, ct);
        }, ct);

    private static Task<ToolAnswer> PageAsync(
        Screens screens, Func<Browser, Task<ToolAnswer>> use, CancellationToken ct) => TryAsync(async () =>
        screens.HasPage ? await use(await screens.BrowserAsync(ct)) : ToolAnswer.Refused(None));

    private static async Task<ToolAnswer> TryAsync(Func<Task<ToolAnswer>> act)
    {
        try
        {
            return await act();
        }
        catch (BrowserException wrong)
        {
            return ToolAnswer.Refused(wrong.Message);
        }
    }

    private static async Task<ToolAnswer> DoneAsync(
        Browser browser, string did, CancellationToken ct, int? status = null)
    {
        var (url, title) = await browser.PlaceAsync(ct);
        return new($"{did}\nNow at {new Uri(url).PathAndQuery} \"{title}\"; {Errors(browser)} on the console.",
            Facts: Facts(browser, status));
    }

    private static string Errors(Browser browser) =>
        Counted(browser.Console.Count(line => line.IsError), "error");

    private static string Counted(int count, string what) => $"{count} {what}{(count == 1 ? "" : "s")}";

    private static string Cut(string[] lines) => lines.Length <= MostLines
        ? string.Join('\n', lines)
        : $"{string.Join('\n', lines.Take(MostLines))}\n"
            + $"[{lines.Length - MostLines} lines more; read a part by its target.]";

    private static JsonElement Facts(Browser browser, int? status)
    {
        var facts = new JsonObject { ["errors"] = browser.Console.Count(line => line.IsError) };
        if (status is not null) facts["status"] = status;
        return JsonElement.Parse(facts.ToJsonString());
    }
}
