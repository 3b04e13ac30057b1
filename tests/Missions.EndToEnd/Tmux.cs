using System.Diagnostics;

namespace Missions.EndToEnd;

/// <summary>
/// A terminal that a test sits at: a plain shell in tmux, of any size, in which the program is started.
/// </summary>
internal sealed class Tmux : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    private readonly string _root;

    private Tmux(string root) => _root = root;

    /// <summary>Where the shell is, and what it may leave.</summary>
    public string Root => _root;

    /// <param name="home">Of missions.</param>
    /// <param name="folder">Where the shell is.</param>
    public static async Task<Tmux> StartAsync(string root, string home, string folder)
    {
        var tmux = new Tmux(root);
        // dash edits no line of its own, so the terminal is what whoever ran before left it.
        await tmux.DoAsync(
            "-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", "-c", folder,
            "-e", $"MISSIONS_HOME={home}", "-e", "PS1=ready> ", "-e", "ENV=", "/bin/sh");
        await tmux.DoAsync("set", "-g", "status", "off");
        await tmux.DoAsync("set", "-g", "escape-time", "0");
        await tmux.ShowsAsync("ready>");
        return tmux;
    }

    /// <summary>Types text as it stands.</summary>
    public Task TypeAsync(string text) => DoAsync("send-keys", "-t", "0", "-l", "--", text);

    /// <summary>Presses keys, as tmux calls them.</summary>
    public Task PressAsync(params string[] keys) => DoAsync(["send-keys", "-t", "0", .. keys]);

    public async Task ResizeAsync(int columns, int rows) =>
        await DoAsync("resize-window", "-t", "0", "-x", $"{columns}", "-y", $"{rows}");

    public async Task<string> ScreenAsync() => await DoAsync("capture-pane", "-p", "-t", "0");

    /// <summary>Something that tmux knows of the terminal, such as <c>alternate_on</c>.</summary>
    public async Task<string> KnowsAsync(string what) =>
        (await DoAsync("display-message", "-p", "-t", "0", $"#{{{what}}}")).Trim();

    public async Task ComesToKnowAsync(string what, string value)
    {
        for (var start = Stopwatch.GetTimestamp(); await KnowsAsync(what) != value;)
        {
            if (Stopwatch.GetElapsedTime(start) > Patience) throw new TimeoutException(
                $"{what} does not become {value}.");
            await Task.Delay(Often, TimeProvider.System);
        }
    }

    /// <summary>The screen, once it has this.</summary>
    public Task<string> ShowsAsync(string text) =>
        AwaitAsync(text, screen => screen.Contains(text, StringComparison.Ordinal));

    public async Task<string> AwaitAsync(string what, Func<string, bool> holds, TimeSpan? patience = null)
    {
        var screen = "";
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < (patience ?? Patience);)
        {
            screen = await ScreenAsync();
            if (holds(screen)) return screen;
            await Task.Delay(Often, TimeProvider.System);
        }
        throw new TimeoutException($"The screen does not come to show '{what}':\n{screen}");
    }

    /// <summary>A line to the shell, and what it says.</summary>
    public async Task<string> SayAsync(string line)
    {
        var file = Path.Combine(_root, "said");
        File.Delete(file);
        await TypeAsync($"({line}) >{file}.new 2>&1; mv {file}.new {file}");
        await PressAsync("Enter");
        for (var start = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(start) < Patience;)
        {
            if (File.Exists(file)) return await File.ReadAllTextAsync(file);
            await Task.Delay(Often, TimeProvider.System);
        }
        throw new TimeoutException($"The shell does not answer any more:\n{await ScreenAsync()}");
    }

    public async ValueTask DisposeAsync() => await DoAsync("kill-server");

    private async Task<string> DoAsync(params string[] words) =>
        (await ShippedProgram.RunAsync("tmux", _root, ["-u", "-S", Path.Combine(_root, "tmux"), .. words])).Output;
}
