using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Agents.Tools;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Agents.External;

/// <summary>
/// Where an agent from outside is heard and calls our tools: all of it goes into the session's transcript, as that of
/// our own loop does. Calls may come at the same time.
/// </summary>
internal sealed class Desk(Session session, ExternalLimits limits) : IDisposable
{
    private readonly LiveSession _live = new(session);
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _working = new(1);
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly StringBuilder _said = new();
    private Usage _used;
    private Usage _booked;

    public Session Session => session;
    public History History => _live.History;

    /// <summary>Done once an ending tool was accepted; faulted where a tool's surroundings broke.</summary>
    public Task Accepted => _accepted.Task;

    /// <summary>Something is being done for the agent, so its silence says nothing.</summary>
    public bool IsBusy => !_running.IsEmpty;

    /// <summary>Told whenever the agent got on.</summary>
    public Action Stirred { get; set; } = () => { };

    /// <summary>Opens the transcript, and finishes the call that a cut left open.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        await _live.OpenAsync(ct);
        _used = _booked = default;
        if (History.Briefed is null) await AppendAsync(ModelAgent.Told(session.Briefing));
        else if (History.Last?.Unanswered is { } cut && !History.IsAccepted) await FinishAsync(cut, ct);
        if (History.IsAccepted) _accepted.TrySetResult();
    }

    /// <summary>Never throws for what was asked wrongly: that is the answer.</summary>
    public async Task<ToolAnswer> CallAsync(string name, JsonElement? arguments, CancellationToken ct)
    {
        if (History.IsAccepted || _closing.IsCancellationRequested) return ToolAnswer.Refused(Words.TooLate);
        var running = RunAsync(name, arguments, ct);
        _running[running] = true;
        try
        {
            return await running;
        }
        finally
        {
            _running.TryRemove(running, out _);
            Stirred();
        }
    }

    /// <summary>
    /// The agent is gone: its commands are ended, and what concerns the mission is brought to its end.
    /// </summary>
    public async Task CloseAsync()
    {
        await _closing.CancelAsync();
        await Task.WhenAll(_running.Keys).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public void Dispose()
    {
        _closing.Dispose();
        _writing.Dispose();
        _working.Dispose();
    }

    private async Task<ToolAnswer> RunAsync(string name, JsonElement? arguments, CancellationToken ct)
    {
        try
        {
            return await TakeAsync(name, arguments, ct);
        }
        catch (ModelException failure)
        {
            _accepted.TrySetException(new ExternalException(failure.Kind, failure.Message));
            return ToolAnswer.Refused(failure.Message);
        }
        catch (World.WorldException broken)
        {
            _accepted.TrySetException(broken);
            throw;
        }
    }

    /// <summary>The agent's own words.</summary>
    public void Said(string text)
    {
        lock (_said) _said.Append(text);
        Stirred();
    }

    /// <summary>What it says it has used so far, in all.</summary>
    public void Used(Usage total)
    {
        _used = total;
        Stirred();
    }

    /// <summary>For whoever reads along: what the agent says it does, which nobody observed.</summary>
    public async Task NoteAsync(string text)
    {
        var clean = Clean.Text(text, 100);
        session.Activity(clean);
        Stirred();
        await AppendAsync(new TranscriptEvent.Activity(clean));
    }

    /// <summary>Writes down what was said and used last, and how it ended where that was its own doing.</summary>
    public async Task<Outcome> EndAsync(FailureKind? failure, string? detail)
    {
        await CloseTurnAsync();
        var clean = detail is null ? null : Clean.Text(detail, 250);
        var isOwn = failure is null or FailureKind.NoEnding or FailureKind.NoProgress;
        if (isOwn) await AppendAsync(new Ended(failure, clean, History.Usage));
        return failure is { } kind
            ? new Outcome.Failed(kind, clean ?? "", History.Usage)
            : new Outcome.Done(History.Usage);
    }

    /// <summary>What was said since the last call stands as a turn of its own.</summary>
    public async Task CloseTurnAsync()
    {
        var (text, usage) = (TakeSaid(), TakeUsage());
        if (text.Length > 0 || usage != default) await AppendAsync(Turn(text, [], "end", usage));
    }

    private async Task<ToolAnswer> TakeAsync(string name, JsonElement? arguments, CancellationToken ct)
    {
        var call = await BeginAsync(name, arguments);
        session.Activity(Clean.Text($"{call.Name} {call.Arguments.GetRawText()}", 30));
        if (session.Tools.Find(call.Name) is not { } tool)
            return await RefuseAsync(call, Words.UnknownTool(name, session.Tools));
        if (call.Malformed is not null) return await RefuseAsync(call, Words.Malformed(call));

        await AppendAsync(new ToolCalled(call.Id, tool.Name));
        return await CarryAsync(tool, new(call.Id, call.Arguments), ct);
    }

    /// <summary>Commands may run side by side; whatever concerns the mission goes one by one.</summary>
    private async Task<ToolAnswer> CarryAsync(Tool tool, ToolCall call, CancellationToken ct)
    {
        var isAlone = tool.Recovery is not Recovery.Tell;
        using var either =
            CancellationTokenSource.CreateLinkedTokenSource(ct, isAlone ? CancellationToken.None : _closing.Token);
        if (isAlone) await _working.WaitAsync(ct);
        try
        {
            var answer = await tool.Call(call, either.Token);
            var text = Answer.Fit(answer.Text, limits.AnswerTokens);
            await AppendAsync(new ToolAnswered(call.Id, text, answer.IsRefusal, answer.EndsRun, answer.Facts));
            if (answer.EndsRun) _accepted.TrySetResult();
            return answer with { Text = text };
        }
        finally
        {
            if (isAlone) _working.Release();
        }
    }

    private async Task<ToolAnswer> RefuseAsync(Call call, string because)
    {
        await AppendAsync(new Refused(call.Id, because));
        return new(because, IsRefusal: true);
    }

    private async Task FinishAsync(Call cut, CancellationToken ct)
    {
        if (session.Tools.Find(cut.Name) is { Recovery: Recovery.Repeat } tool && cut.Malformed is null)
            await CarryAsync(tool, new(cut.Id, cut.Arguments, IsRepeat: true), ct);
        else
            await AppendAsync(new ToolAnswered(cut.Id, Words.Interrupted, false, false, null));
    }

    private async Task<Call> BeginAsync(string name, JsonElement? arguments)
    {
        await _writing.WaitAsync();
        try
        {
            var given = arguments is { ValueKind: JsonValueKind.Object } known
                ? known.EnumerateObject().ToDictionary(one => one.Name, one => (object?)one.Value)
                : [];
            var id = $"{History.Turn + 1}-1";
            var (read, malformed) = RawArguments.Of(new FunctionCallContent(id, name, given));
            var call = new Call(id, Clean.Text(name), read, malformed);
            await _live.AppendAsync(Turn(TakeSaid(), [call], "tool", TakeUsage()));
            return call;
        }
        finally
        {
            _writing.Release();
        }
    }

    private TurnReceived Turn(string text, IReadOnlyList<Call> calls, string finish, Usage usage) =>
        new(History.Turn + 1, text, calls, finish, usage, Extras: null);

    private async Task AppendAsync(TranscriptEvent happened)
    {
        await _writing.WaitAsync();
        try
        {
            await _live.AppendAsync(happened);
        }
        finally
        {
            _writing.Release();
        }
    }

    private string TakeSaid()
    {
        lock (_said)
        {
            var text = Clean.Text(_said.ToString(), limits.AnswerTokens);
            _said.Clear();
            return text;
        }
    }

    private Usage TakeUsage()
    {
        var fresh = _used - _booked;
        _booked = _used;
        return fresh;
    }
}
