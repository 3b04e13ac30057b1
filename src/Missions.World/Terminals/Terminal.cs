using System.Globalization;
using Missions.World.Sandboxes;

namespace Missions.World.Terminals;

/// <summary>A terminal of a room: a program runs in it, keys are typed, and its screen can be read.</summary>
/// <remarks>tmux keeps it, on a socket of its own below the room's temporary folder.</remarks>
public sealed class Terminal : IAsyncDisposable
{
    public const int Columns = 80;
    public const int Rows = 24;

    /// <summary>How tmux is installed where it is missing.</summary>
    public const string Cure = "Install it: apt-get install tmux";

    private const int MostBytes = 1 << 20;

    /// <summary>
    /// Until it looks the same twice, for three seconds at most; then its state and its cells. tmux now and then misses
    /// the signal that its program has ended, and never learns how: a command of its own reminds it.
    /// </summary>
    private const string Settled = """
        sleep 0.1; last=; tries=0
        while [ $tries -lt 15 ]
        do now=$($t capture-pane -p -t 0); [ -n "$now" ] && [ "$now" = "$last" ] && break
        last=$now; tries=$((tries+1)); sleep 0.2
        done
        state() { $t display-message -p -t 0 '#{pane_dead} #{pane_dead_status} #{pane_dead_signal}'; }
        tries=0
        while [ "$(state)" = '1  ' ] && [ $tries -lt 400 ]
        do $t run-shell true; tries=$((tries+1)); sleep 0.05
        done
        state
        $t capture-pane -p -e -N -t 0
        """;

    private const string Options = """
        set -g status off \; set -g remain-on-exit on \; set -g remain-on-exit-format '' \; set -g escape-time 0 \
        \; set -g default-terminal screen-256color \; set -g set-titles off
        """;

    private readonly IRoom _room;
    private readonly IRunning _server;
    private readonly string _tmux;

    private Terminal(IRoom room, IRunning server, string tmux) => (_room, _server, _tmux) = (room, server, tmux);

    /// <param name="name">Of letters and digits, its own in the room.</param>
    /// <param name="command">A shell line.</param>
    /// <exception cref="WorldException">There is no tmux, or it does not start.</exception>
    public static async Task<Terminal> StartAsync(IRoom room, string name, string command, CancellationToken ct)
    {
        var socket = $"\"$TMPDIR/terminal-{name}\"";
        var tmux = $"t=\"tmux -u -S $TMPDIR/terminal-{name}\"";
        var server = await room.StartAsync(
            new($"command -v tmux >/dev/null || exit 127; exec tmux -u -S {socket} -f /dev/null -D"), ct);
        var line = $"""
            {tmux}; tries=0
            until [ -S {socket} ] || [ $tries = 100 ]; do tries=$((tries+1)); sleep 0.05; done
            $t {Options} \; new-session -d -x {Columns} -y {Rows} {Argument(command)}
            """;
        var ended = await room.RunAsync(new(line), ct);
        ct.ThrowIfCancellationRequested();
        if (ended.ExitCode == 0) return new(room, server, tmux);

        var said = $"{server.Output}{ended.Output}".Trim();
        await server.DisposeAsync();
        throw new WorldException($"A terminal needs tmux, which does not start here ({said}). {Cure}");
    }

    public Task TypeAsync(IReadOnlyList<Keys> typed, CancellationToken ct)
    {
        var sends = typed.Select(keys => keys.IsNamed
            ? $"send-keys -t 0 {ShellWord.Of(keys.Text)}"
            : $"send-keys -t 0 -l -- {Argument(keys.Text)}");
        return RunAsync($"$t {string.Join(" \\; ", sends)}", ct);
    }

    /// <summary>What the screen shows once it has come to rest, or has had the time for it.</summary>
    public async Task<TerminalScreen> ReadAsync(CancellationToken ct)
    {
        var output = await RunAsync(Settled, ct);
        var end = output.IndexOf('\n');
        var (state, cells) = end < 0 ? ("", output) : (output[..end], output[(end + 1)..]);
        return new(ScreenCells.Read(cells, Columns, Rows), ExitCode(state.Split(' ')));
    }

    public async ValueTask DisposeAsync() => await _server.DisposeAsync();

    private async Task<string> RunAsync(string line, CancellationToken ct)
    {
        var ended = await _room.RunAsync(new($"{_tmux}\n{line}") { OutputCap = MostBytes }, ct);
        ct.ThrowIfCancellationRequested();
        return ended.ExitCode == 0
            ? ended.Output
            : throw new WorldException($"The terminal does not answer any more: {ended.Output.Trim()}");
    }

    // As everywhere: 128 and its number where a signal ended it.
    private static int? ExitCode(string[] state) => state switch
    {
        ["1", "", ""] => null,
        ["1", "", var signal] => 128 + (int.TryParse(signal, out var number) ? number : 0),
        ["1", var status, ..] => int.Parse(status, CultureInfo.InvariantCulture),
        _ => null,
    };

    // tmux takes a semicolon at the end of a word for the end of a command.
    private static string Argument(string text) => ShellWord.Of(text is [.. var all, ';'] ? $"{all}\\;" : text);
}

/// <summary>What a terminal shows.</summary>
/// <param name="ExitCode">Of its program, once that has ended.</param>
public sealed record TerminalScreen(ScreenCells Cells, int? ExitCode)
{
    /// <summary>Line by line, blanks at their ends left out, and blank lines at the end.</summary>
    public string Text => Cells.Text;
}
