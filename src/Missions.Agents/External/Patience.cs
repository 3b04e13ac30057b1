namespace Missions.Agents.External;

/// <summary>
/// Runs out when an agent has not got on for too long. While we do something for it, it is waited for.
/// </summary>
internal sealed class Patience : IDisposable
{
    private readonly CancellationTokenSource _over;
    private readonly ITimer _timer;
    private readonly TimeSpan _longest;

    public Patience(Desk desk, ExternalLimits limits, TimeProvider clock)
    {
        _over = new();
        _longest = limits.Silence;
        _timer = clock.CreateTimer(_ => Look(desk), null, _longest, Timeout.InfiniteTimeSpan);
        desk.Stirred = Restart;
    }

    public CancellationToken Token => _over.Token;
    public bool HasRunOut => _over.IsCancellationRequested;

    public void Dispose()
    {
        _timer.Dispose();
        _over.Dispose();
    }

    private void Look(Desk desk)
    {
        if (desk.IsBusy) Restart();
        else _over.Cancel();
    }

    private void Restart()
    {
        try
        {
            _timer.Change(_longest, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The last word came when nobody waited any more.
        }
    }
}
