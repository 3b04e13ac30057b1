using Missions.World.Sandboxes;

namespace Missions.World.Processes;

/// <summary>How long a program may take, how long it may print nothing, and how much of its output is kept.</summary>
internal readonly record struct Limits(TimeSpan Total, TimeSpan Silence, int OutputCap)
{
    public static Limits Of(RoomCommand command) => new(command.Limit, command.Silence, command.OutputCap);
}

/// <summary>Follows a program to its end, and brings the end about where it takes too long or has gone quiet.</summary>
internal sealed class Watch : IDisposable
{
    /// <summary>Once it has ended: how long to wait for output that children of it may hold open for ever.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(200);

    private readonly RunningProgram _program;
    private readonly TimeSpan _longestSilence;
    private readonly TimeProvider _clock;
    private readonly Capture _capture;
    private readonly CancellationTokenSource _heldOpen = new();
    private readonly Task _reading;
    private ITimer? _silence;
    private int _endedBy = (int)EndedBy.Itself;

    /// <param name="outputs">Those of the program's streams that are its output.</param>
    public Watch(RunningProgram program, IEnumerable<Stream> outputs, Limits limits, TimeProvider clock)
    {
        _program = program;
        _longestSilence = limits.Silence;
        _clock = clock;
        _capture = new(limits.OutputCap);
        _reading = Task.WhenAll(outputs.Select(ReadAsync));
    }

    public string Output => _capture.ToString();

    public async Task<Ended> ToTheEndAsync(TimeSpan limit, CancellationToken ct)
    {
        var started = _clock.GetTimestamp();
        using var silence = EndAfter(_longestSilence, EndedBy.Silence);
        using var total = EndAfter(limit, EndedBy.Limit);
        await using var cancel = ct.Register(() => End(EndedBy.Cancelled));
        Volatile.Write(ref _silence, silence);

        var exitCode = await _program.Ended;
        await DrainAsync();

        var by = (EndedBy)Volatile.Read(ref _endedBy);
        return new(by == EndedBy.Itself ? exitCode : 137, by, Output, _capture.Total, _clock.GetElapsedTime(started));
    }

    /// <summary>Reads what is still to come of the output of a program that has ended.</summary>
    public async Task DrainAsync()
    {
        if (_reading.IsCompleted) return;

        using var done = new CancellationTokenSource();
        await Task.WhenAny(_reading, Task.Delay(Grace, _clock, done.Token));
        await done.CancelAsync();
        await _heldOpen.CancelAsync();
        await _reading;
    }

    public void Dispose() => _heldOpen.Dispose();

    private ITimer EndAfter(TimeSpan limit, EndedBy by) =>
        _clock.CreateTimer(_ => End(by), null, limit, Timeout.InfiniteTimeSpan);

    private void End(EndedBy by)
    {
        if (_program.HasEnded) return;

        var before = Interlocked.CompareExchange(ref _endedBy, (int)by, (int)EndedBy.Itself);
        if (before == (int)EndedBy.Itself) _program.Kill();
    }

    private async Task ReadAsync(Stream output)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await output.ReadAsync(buffer, _heldOpen.Token) is > 0 and var length)
            {
                _capture.Add(buffer.AsSpan(0, length));
                Volatile.Read(ref _silence)?.Change(_longestSilence, Timeout.InfiniteTimeSpan);
            }
        }
        catch (OperationCanceledException)
        {
            // Somebody else holds the pipe; what the program itself printed has been read.
        }
    }
}
