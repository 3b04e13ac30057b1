using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;
using Missions.World.Files;

namespace Missions.World.Terminals;

/// <summary>The terminal that a person sits at, taken over as a whole and given back as it was.</summary>
/// <remarks>
/// It is given back on disposal, whatever ended the program in between. A guard of its own does so where the program is
/// killed outright; where even that is gone, <c>reset</c> is what the person types.
/// </remarks>
public sealed partial class UserTerminal : IAsyncDisposable
{
    // The other screen, no cursor, no wrapping at the edge, pasted text marked as such; and back.
    private const string Enter = "\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[?2004h\u001b[2J\u001b[H";
    internal const string Leave = "\u001b[?2026l\u001b[0m\u001b[?2004l\u001b[?7h\u001b[?25h\u001b[?1049l";

    private const int SizeRequest = 0x5413; // TIOCGWINSZ, on all of Linux's architectures that .NET runs on.
    private const int AfterOutput = 1; // TCSADRAIN
    private const int Standard = 0; // The descriptor of standard input.

    // Its layout differs between systems; only libc looks into it, and this is more than any needs.
    private readonly byte[] _before = new byte[256];
    private readonly byte[] _raw;
    private readonly SafeFileHandle _tty;
    private readonly FileStream _stream;
    private readonly TerminalGuard? _guard;
    private int _isOver;

    private UserTerminal(SafeFileHandle tty, TerminalGuard? guard)
    {
        (_tty, _guard, _stream) = (tty, guard, new(tty, FileAccess.ReadWrite, bufferSize: 0));
        if (GetAttributes(tty, _before) != 0) throw Posix.Failure();
        _raw = [.. _before];
        MakeRaw(_raw);
    }

    /// <summary>A person sits there: input and output are a terminal.</summary>
    public static bool IsThere => IsTerminal(Standard) == 1 && IsTerminal(1) == 1;

    /// <exception cref="WorldException">There is no terminal.</exception>
    public static async Task<UserTerminal> TakeAsync(CancellationToken ct)
    {
        if (!IsThere) throw new WorldException("This needs a terminal: its input and output go elsewhere.");
        var path = File.ResolveLinkTarget(
            $"/proc/self/fd/{Standard}", returnFinalTarget: false)?.FullName ?? "/dev/tty";
        var tty = Posix.Open(path, Posix.ReadWrite | Posix.NoTerminal);
        if (tty.IsInvalid) throw new WorldException($"{path} cannot be opened: {Posix.Failure().Message}");
        var terminal = new UserTerminal(tty, await TerminalGuard.PostAsync(path, ct));
        terminal.Take();
        return terminal;
    }

    /// <summary>Columns and rows; 80 by 24 where it does not say.</summary>
    public (int Columns, int Rows) Size
    {
        get
        {
            var size = new ushort[4];
            return GetSize(_tty, SizeRequest, size) == 0 && size[0] > 0 && size[1] > 0 ? (size[1], size[0]) : (80, 24);
        }
    }

    /// <summary>Makes it ours again, after another program had it or may have changed it.</summary>
    public void TakeAgain() => _ = SetAttributes(_tty, AfterOutput, _raw);

    /// <summary>Waits for what is typed; nothing where the terminal is gone. Blocks its thread.</summary>
    public ReadOnlySpan<byte> Read(byte[] buffer)
    {
        try
        {
            return buffer.AsSpan(0, _stream.Read(buffer));
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>In one piece, so that nobody sees half of it.</summary>
    public void Write(string text)
    {
        try
        {
            _stream.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (IOException)
        {
            // The terminal is gone, and its end is noticed by whoever reads.
        }
    }

    /// <summary>Gives it back. May be called twice, and from any thread.</summary>
    public void GiveBack()
    {
        if (Interlocked.Exchange(ref _isOver, 1) != 0) return;
        Write(Leave);
        _ = SetAttributes(_tty, AfterOutput, _before);
    }

    public async ValueTask DisposeAsync()
    {
        GiveBack();
        if (_guard is not null) await _guard.DisposeAsync();
        // Somebody may still be reading, and closing would wait for them; the end of the program closes it.
    }

    private void Take()
    {
        TakeAgain();
        Write(Enter);
    }

    [LibraryImport("libc", EntryPoint = "isatty")]
    private static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", EntryPoint = "tcgetattr", SetLastError = true)]
    private static partial int GetAttributes(SafeFileHandle tty, [In, Out] byte[] attributes);

    [LibraryImport("libc", EntryPoint = "tcsetattr", SetLastError = true)]
    private static partial int SetAttributes(SafeFileHandle tty, int when, byte[] attributes);

    [LibraryImport("libc", EntryPoint = "cfmakeraw")]
    private static partial void MakeRaw([In, Out] byte[] attributes);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int GetSize(SafeFileHandle tty, nuint request, [In, Out] ushort[] size);
}
