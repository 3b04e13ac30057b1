namespace Missions.Agents.External;

/// <summary>
/// What an agent from outside uses. It takes its steps by itself, so the most that the next one may need is set aside
/// while it does, and what it says that they came to is counted as soon as it says so.
/// </summary>
internal sealed class Charge(IPurse? purse) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly Lock _said = new();
    private Usage _total;
    private Usage _written;
    private Usage _settled;
    private Usage _last;
    private bool _isSetAside;

    /// <summary>What it says it has used so far, in all.</summary>
    public void Says(Usage total)
    {
        lock (_said) _total = total;
    }

    /// <summary>It has used something. Where it never said how much, that is what is known.</summary>
    public void SaysNoMore()
    {
        lock (_said)
            if (_total == default) _total = new Usage() with { IsUnreported = true };
    }

    /// <summary>What of it has not been written down yet.</summary>
    public Usage TakeUnwritten()
    {
        lock (_said)
        {
            var fresh = _total - _written;
            _written = _total;
            return fresh;
        }
    }

    /// <summary>Counts what it has used, and sets aside what its next step may need. Null, or what caps it.</summary>
    /// <param name="most">By our own estimate; its last step may have needed more.</param>
    public async Task<string?> GoOnAsync(Usage most, CancellationToken ct)
    {
        if (purse is null) return null;
        await _one.WaitAsync(ct);
        try
        {
            await CountAsync(ct);
            var cap = purse.Reserve(most with { Input = Math.Max(most.Input, _last.Input) });
            _isSetAside = cap is null;
            return cap;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Counts the last of it, and sets nothing aside any more.</summary>
    public async Task EndAsync()
    {
        await _one.WaitAsync();
        try
        {
            // Not to be cancelled: what was used must be known, most of all while we are being stopped.
            await CountAsync(CancellationToken.None);
        }
        finally
        {
            _one.Release();
        }
    }

    public Task HeardAsync(CancellationToken ct) => purse?.HeardAsync(ct) ?? Task.CompletedTask;

    public void Dispose() => _one.Dispose();

    private async Task CountAsync(CancellationToken ct)
    {
        Usage fresh;
        lock (_said) (fresh, _settled) = (_total - _settled, _total);
        if (purse is null || (!_isSetAside && fresh == default)) return;

        if (fresh != default) _last = fresh;
        _isSetAside = false;
        await purse.SettleAsync(fresh, ct);
    }
}
