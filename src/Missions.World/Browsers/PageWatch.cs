using Microsoft.Playwright;

namespace Missions.World.Browsers;

/// <summary>Keeps what pages say on their console and what they ask for, until it is told to forget.</summary>
internal sealed class PageWatch
{
    private const string Icon = "/favicon.ico"; // Browsers ask for it by themselves.

    // A page that complains in a loop says nothing new after that.
    private const int Most = 1000;
    private const int Longest = 2000;

    private readonly Lock _lock = new();
    private readonly List<ConsoleLine> _console = [];
    private readonly List<PageRequest> _requests = [];

    public PageWatch(IBrowserContext context)
    {
        context.Console += (_, message) => Say(message.Type, message.Text, message.Location);
        context.WebError += (_, error) => Say("uncaught", error.Error.Split('\n')[0], "");
        context.Dialog += (_, dialog) => Answer(dialog);
        context.RequestFailed += (_, request) =>
            Ask(new(request.Method, request.Url, null, request.Failure ?? "failed"));
        context.Response += (_, response) =>
            Ask(new(response.Request.Method, response.Url, response.Status, null));
    }

    public IReadOnlyList<ConsoleLine> Console
    {
        get { lock (_lock) return [.. _console]; }
    }

    public IReadOnlyList<PageRequest> Requests
    {
        get { lock (_lock) return [.. _requests]; }
    }

    public void Forget()
    {
        lock (_lock)
        {
            _console.Clear();
            _requests.Clear();
        }
    }

    private void Say(string kind, string text, string where)
    {
        var place = where.StartsWith("http", StringComparison.Ordinal) ? where : "";
        if (place.Contains(Icon, StringComparison.Ordinal)) return;
        lock (_lock)
            if (_console.Count < Most) _console.Add(new(kind, Cut(text), place));
    }

    private void Ask(PageRequest request)
    {
        if (request.Url.EndsWith(Icon, StringComparison.Ordinal)) return;
        lock (_lock)
            if (_requests.Count < Most) _requests.Add(request with { Url = Cut(request.Url) });
    }

    private static string Cut(string text) => text.Length <= Longest ? text : text[..Longest];

    // A person reads it and goes on; without an answer the page would stand still.
    private void Answer(IDialog dialog)
    {
        Say("dialog", $"{dialog.Type} \"{dialog.Message}\", which was accepted", "");
        _ = AcceptAsync(dialog);
    }

    private static async Task AcceptAsync(IDialog dialog)
    {
        try
        {
            await dialog.AcceptAsync();
        }
        catch (PlaywrightException)
        {
            // The page has gone meanwhile, and its dialog with it.
        }
    }
}
