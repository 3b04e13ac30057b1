namespace Missions.Engine.Setups;

/// <summary>Lets one setup of a kind run while the others of the kind wait for it.</summary>
public sealed class Turns
{
    private readonly Dictionary<string, SemaphoreSlim> _turns = [];

    public async Task<IDisposable> TakeAsync(string key, CancellationToken ct)
    {
        SemaphoreSlim? turn;
        lock (_turns)
        {
            if (!_turns.TryGetValue(key, out turn)) _turns[key] = turn = new(1);
        }

        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
