using System.Text;
using Missions.World;
using Missions.World.Processes;
using Missions.World.Sandboxes;

namespace Missions.Simulation.World;

/// <summary>A simulated program under way, with the limits that real ones have.</summary>
internal sealed class SimulatedRun : IRunning
{
    private readonly TaskCompletionSource<EndedBy> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop = new();
    private readonly RoomCommand _limits;
    private readonly TimeProvider _clock;
    private readonly Capture _capture;
    private readonly CancellationTokenRegistration _closing;
    private readonly long _started;
    private ITimer? _silence;
    private int _exitCode;

    public SimulatedRun(RoomCommand limits, TimeProvider clock, CancellationToken closing)
    {
        (_limits, _clock, _started) = (limits, clock, clock.GetTimestamp());
        _capture = new(limits.OutputCap);
        _closing = closing.Register(() => End(EndedBy.Cancelled));
    }

    public bool HasEnded => _ended.Task.IsCompleted;
    public string Output => _capture.ToString();

    public void Print(string text)
    {
        if (HasEnded) return;

        _capture.Add(Encoding.UTF8.GetBytes(text));
        _silence?.Change(_limits.Silence, Timeout.InfiniteTimeSpan);
    }

    public async Task BeginAsync(SimulatedProgram program, SimulatedCommand command)
    {
        try
        {
            _exitCode = await program(command, _stop.Token);
            End(EndedBy.Itself);
        }
        catch (OperationCanceledException)
        {
            End(EndedBy.Cancelled);
        }
        catch (WorldException broken)
        {
            if (_ended.TrySetException(broken)) await _stop.CancelAsync();
        }
    }

    public async Task<Ended> ToTheEndAsync(CancellationToken ct)
    {
        await using var silence = EndAfter(_limits.Silence, EndedBy.Silence);
        await using var limit = EndAfter(_limits.Limit, EndedBy.Limit);
        await using var cancel = ct.Register(() => End(EndedBy.Cancelled));
        _silence = silence;

        var by = await _ended.Task;
        return new(by == EndedBy.Itself ? _exitCode : 137, by, Output, _capture.Total, _clock.GetElapsedTime(_started));
    }

    public ValueTask DisposeAsync()
    {
        End(EndedBy.Cancelled);
        _closing.Dispose();
        return ValueTask.CompletedTask;
    }

    private ITimer EndAfter(TimeSpan limit, EndedBy by) =>
        _clock.CreateTimer(_ => End(by), null, limit, Timeout.InfiniteTimeSpan);

    private void End(EndedBy by)
    {
        if (_ended.TrySetResult(by)) _stop.Cancel();
    }
}
