using System.Diagnostics;

namespace Missions.World.Processes;

/// <summary>A program that was started. Disposing it ends it.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ProgramCall _call;
    private readonly Task _input;

    internal RunningProgram(Process process, ProgramCall call)
    {
        _process = process;
        _call = call;
        _input = FeedAsync();
        Ended = WaitAsync();
    }

    public int Id => _process.Id;

    /// <summary>Only of one that holds its input; what the call gave comes before all that is written here.</summary>
    public Stream Input => _process.StandardInput.BaseStream;
    public Stream Output => _process.StandardOutput.BaseStream;
    public Stream Errors => _process.StandardError.BaseStream;
    public bool HasEnded => Ended.IsCompleted;

    /// <summary>
    /// Its exit code, 128 and the signal's number where a signal ended it. Done when the program is gone, even where
    /// children of it still hold its output open.
    /// </summary>
    public Task<int> Ended { get; }

    public void Kill()
    {
        if (!HasEnded) _call.Kill(Id);
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await Ended;
        await _input;
        _process.Dispose();
    }

    private async Task<int> WaitAsync()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    private async Task FeedAsync()
    {
        try
        {
            if (_call.Input.Length > 0) await _process.StandardInput.BaseStream.WriteAsync(_call.Input);
            if (!_call.HoldsInput) _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended, or closed its input, before it had read everything; that is its own affair.
        }
    }
}
