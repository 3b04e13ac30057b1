using Missions.Agents.Loop;
using Missions.Agents.Tools;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Agents.External;

/// <summary>
/// Carries out what an agent from outside calls. Commands may run side by side; whatever concerns the mission goes one
/// by one.
/// </summary>
internal sealed class Carrying(Session session, Transcribing transcript, OwnKey key, int answerTokens) : IDisposable
{
    private readonly SemaphoreSlim _working = new(1);
    private readonly CancellationTokenSource _closing = new();

    /// <summary>Told once an ending tool was accepted, before anything else is carried out.</summary>
    public required Action Accepted { get; init; }

    public bool IsClosed => _closing.IsCancellationRequested;

    /// <summary>Ends the commands that run, and nothing that concerns the mission.</summary>
    public Task CloseAsync() => _closing.CancelAsync();

    public async Task<ToolAnswer> AnswerAsync(Call call, CancellationToken ct)
    {
        if (session.Tools.Find(call.Name) is not { } tool)
            return await RefuseAsync(call, Words.UnknownTool(call.Name, session.Tools));
        if (call.Malformed is not null) return await RefuseAsync(call, Words.Malformed(call));

        await transcript.AppendAsync(new ToolCalled(call.Id, tool.Name));
        return await CarryAsync(tool, new(call.Id, call.Arguments), ct);
    }

    /// <summary>A call that was cut off.</summary>
    public async Task FinishAsync(Call cut, CancellationToken ct)
    {
        if (session.Tools.Find(cut.Name) is { Recovery: Recovery.Repeat } tool && cut.Malformed is null)
            await CarryAsync(tool, new(cut.Id, cut.Arguments, IsRepeat: true), ct);
        else
            await transcript.AppendAsync(new ToolAnswered(cut.Id, Words.Interrupted, false, false, null));
    }

    public void Dispose()
    {
        _closing.Dispose();
        _working.Dispose();
    }

    private async Task<ToolAnswer> CarryAsync(Tool tool, ToolCall call, CancellationToken ct)
    {
        var isAlone = tool.Recovery is not Recovery.Tell;
        using var either =
            CancellationTokenSource.CreateLinkedTokenSource(ct, isAlone ? CancellationToken.None : _closing.Token);
        if (isAlone) await _working.WaitAsync(ct);
        try
        {
            var answer = await tool.Call(call, either.Token);
            var text = Answer.Fit(key.Without(answer.Text), answerTokens);
            answer = answer with { Text = text, Facts = key.Without(answer.Facts) };
            await transcript.AppendAsync(
                new ToolAnswered(call.Id, text, answer.IsRefusal, answer.EndsRun, answer.Facts));
            if (answer.EndsRun) Accepted();
            return answer;
        }
        finally
        {
            if (isAlone) _working.Release();
        }
    }

    private async Task<ToolAnswer> RefuseAsync(Call call, string because)
    {
        await transcript.AppendAsync(new Refused(call.Id, because));
        return new(because, IsRefusal: true);
    }
}
