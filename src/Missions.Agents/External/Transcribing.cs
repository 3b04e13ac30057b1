using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents.Loop;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Agents.External;

/// <summary>
/// Writes what an agent from outside says, calls and uses into its session's transcript: one thing after the other,
/// clean, and without its key.
/// </summary>
internal sealed class Transcribing(Session session, LoopLimits limits, OwnKey key, Charge charge) : IDisposable
{
    private readonly LiveSession _live = new(session);
    private readonly SemaphoreSlim _one = new(1);
    private readonly StringBuilder _said = new();

    public History History => _live.History;

    public bool HasUnwritten
    {
        get
        {
            lock (_said) return _said.Length > 0;
        }
    }

    public Task OpenAsync(CancellationToken ct) => _live.OpenAsync(ct);

    public string Clean(string text, int maxTokens) => Loop.Clean.Text(key.Without(text), maxTokens);

    /// <summary>The agent's own words; they are written down with what it does next.</summary>
    public void Say(string text)
    {
        lock (_said) _said.Append(text);
    }

    public async Task<Call> BeginAsync(string name, JsonElement? arguments)
    {
        await _one.WaitAsync();
        try
        {
            var given = key.Without(arguments) is { ValueKind: JsonValueKind.Object } known
                ? known.EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value)
                : [];
            var id = $"{History.Turn + 1}-1";
            var (read, malformed) = RawArguments.Of(new FunctionCallContent(id, name, given));
            var call = new Call(id, Clean(name, limits.AnswerTokens), read, malformed);
            await TurnAsync(TakeSaid(), [call], "tool");
            return call;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>What was said and used since the last call stands as a turn of its own.</summary>
    public async Task CloseTurnAsync()
    {
        await _one.WaitAsync();
        try
        {
            await TurnAsync(TakeSaid(), [], "end");
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task AppendAsync(params IReadOnlyList<TranscriptEvent> happened)
    {
        await _one.WaitAsync();
        try
        {
            await _live.AppendAsync(happened);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task TurnAsync(string text, IReadOnlyList<Call> calls, string finish)
    {
        var used = charge.TakeUnwritten();
        if (text.Length == 0 && calls.Count == 0 && used == default) return;

        var turn = History.Turn + 1;
        var received = new TurnReceived(turn, text, calls, finish, used, Extras: null);
        await _live.AppendAsync(used == default ? [received] : [received, new Settled(turn, used)]);
    }

    private string TakeSaid()
    {
        lock (_said)
        {
            var text = Clean(_said.ToString(), limits.AnswerTokens);
            _said.Clear();
            return text;
        }
    }
}
