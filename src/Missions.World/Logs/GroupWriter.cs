using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;
using Missions.World.Files;

namespace Missions.World.Logs;

/// <summary>Puts appends on the disk, in order. Those that come during a flush share the next one.</summary>
internal sealed class GroupWriter(string path, SafeFileHandle file, LogChain end) : IAsyncDisposable
{
    private readonly Lock _gate = new();

    // Under the gate: where what was accepted ends, what of it waits for the disk, and the promise made for that.
    private LogChain _accepted = end;
    private ArrayBufferWriter<byte> _waiting = new();
    private TaskCompletionSource _promise = Promise();
    private Task _lastPromised = Task.CompletedTask;
    private bool _isWriting;
    private Exception? _broken;

    // Of the one who writes.
    private ArrayBufferWriter<byte> _spare = new();
    private long _durable = end.Offset;

    /// <summary>How many bytes of the file would survive a power cut.</summary>
    public long Durable => Volatile.Read(ref _durable);

    /// <remarks>A caller who finds nobody writing writes on its own thread: another would cost half a flush.</remarks>
    public async ValueTask<long> AppendAsync(IReadOnlyList<LogEntry> entries)
    {
        var (last, promise, isFirst) = Accept(entries);
        if (isFirst && WriteGroup()) _ = Task.Run(WriteWhatWaits);
        await promise;
        return last;
    }

    /// <summary>Waits for what was accepted.</summary>
    public async ValueTask DisposeAsync()
    {
        Task last;
        lock (_gate)
        {
            _broken ??= new ObjectDisposedException("The log was closed");
            last = _lastPromised;
        }

        await last.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing); // Those who appended hear of it.
        file.Dispose();
    }

    private (long Last, Task Promise, bool IsFirst) Accept(IReadOnlyList<LogEntry> entries)
    {
        lock (_gate)
        {
            if (_broken is not null) throw Refusal();
            if (entries.Count == 0) return (_accepted.Seq, Task.CompletedTask, false);

            var lines = new ArrayBufferWriter<byte>();
            _accepted = _accepted.Write(entries, lines);
            _waiting.Write(lines.WrittenSpan);
            _lastPromised = _promise.Task;
            var isFirst = !_isWriting;
            _isWriting = true;
            return (_accepted.Seq, _promise.Task, isFirst);
        }
    }

    private void WriteWhatWaits()
    {
        while (WriteGroup()) { }
    }

    /// <summary>Writes what waits; true where more came meanwhile, which the caller must see to.</summary>
    [SuppressMessage("Design", "CA1031", Justification = "Whatever it is, those who wait must hear of it.")]
    private bool WriteGroup()
    {
        var (lines, promise) = Take();
        try
        {
            Write(lines.WrittenSpan);
            promise.SetResult();
        }
        catch (Exception failure)
        {
            Break(failure, promise);
        }

        lines.ResetWrittenCount();
        _spare = lines;
        lock (_gate) return _isWriting = _waiting.WrittenCount > 0;
    }

    private (ArrayBufferWriter<byte> Lines, TaskCompletionSource Promise) Take()
    {
        lock (_gate)
        {
            var taken = (_waiting, _promise);
            (_waiting, _promise) = (_spare, Promise());
            return taken;
        }
    }

    private void Write(ReadOnlySpan<byte> lines)
    {
        if (RandomAccess.GetLength(file) != _durable) throw new IOException("Somebody else has changed the file.");
        try
        {
            RandomAccess.Write(file, lines, _durable);
            Posix.Sync(file);
        }
        catch (IOException)
        {
            CutBack();
            throw;
        }

        Volatile.Write(ref _durable, _durable + lines.Length);
    }

    // After a failed flush the kernel calls its pages clean although the disk may not hold them: without the cut,
    // whoever opens the log anew would read them and take them for written.
    private void CutBack()
    {
        try
        {
            RandomAccess.SetLength(file, _durable);
        }
        catch (IOException)
        {
            // Opening anew looks at the same place again.
        }
    }

    private void Break(Exception failure, TaskCompletionSource promise)
    {
        lock (_gate)
        {
            _broken = failure;
            promise.SetException(Refusal());
            _promise.SetException(Refusal());
            _waiting.ResetWrittenCount();
        }
    }

    private WorldException Refusal() => new(
        $"{path} takes nothing more ({_broken!.Message}). What the disk holds is unknown now; put that right, "
        + "then open it anew.", _broken);

    private static TaskCompletionSource Promise() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
