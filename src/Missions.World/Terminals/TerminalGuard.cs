using System.ComponentModel;
using System.Diagnostics;

namespace Missions.World.Terminals;

/// <summary>A small process that gives a terminal back where the program that had it was killed.</summary>
internal sealed class TerminalGuard : IAsyncDisposable
{
    // It is told `done` by a program that ended by itself; the end of its input alone means that nobody tells any more.
    private const string Line = """
        trap '' HUP INT TERM TTOU TTIN
        before=$(stty -g <"$1") || exit 1
        echo ready
        read -r word
        [ "$word" = done ] && exit 0
        stty "$before" <"$1"
        printf '%b' "$2" >"$1"
        """;

    private readonly Process _process;

    private TerminalGuard(Process process) => _process = process;

    /// <summary>Null where there is none to be had: then `reset` is what the person types.</summary>
    /// <param name="tty">The terminal, as it is now.</param>
    public static async Task<TerminalGuard?> PostAsync(string tty, CancellationToken ct)
    {
        var leave = UserTerminal.Leave.Replace("\u001b", "\\033");
        var start = new ProcessStartInfo("/bin/sh", ["-c", Line, "sh", tty, leave])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            var process = Process.Start(start)!;
            var word = await process.StandardOutput.ReadLineAsync(ct);
            if (word is "ready") return new(process);
            process.Dispose();
            return null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await _process.StandardInput.WriteAsync("done\n");
            await _process.StandardInput.FlushAsync();
            await _process.WaitForExitAsync();
        }
        catch (IOException)
        {
            // It is gone already.
        }
        _process.Dispose();
    }
}
