using System.Collections.Concurrent;
using System.Text.Json;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Agents.Tools;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Agents.External;

/// <summary>
/// Where an agent from outside is heard and calls our tools: all of it goes into the session's transcript, as that of
/// our own loop does, is paid for, and has to get somewhere. Calls may come at the same time.
/// </summary>
internal sealed class Desk : IDisposable
{
    private readonly TaskCompletionSource _accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentDictionary<Task, bool> _running = [];
    private readonly AgentMachine _machine;
    private readonly Charge _charge;
    private readonly Transcribing _transcript;
    private readonly Carrying _carrying;
    private Headway _headway;
    private string? _cap;
    private int _before;

    public Desk(Session session, AgentMachine machine, AgentProgram program)
    {
        var key = new OwnKey(program);
        (Session, _machine, _charge) = (session, machine, new(session.Purse));
        _transcript = new(session, machine.Limits.Loop, key, _charge);
        _carrying = new(session, _transcript, key, machine.Limits.Loop.AnswerTokens)
        {
            Accepted = () => _accepted.TrySetResult(),
        };
        _headway = new(History.Empty, machine.Limits.Loop);
    }

    public Session Session { get; }
    public History History => _transcript.History;

    /// <summary>Done once an ending tool was accepted; faulted where it must not go on.</summary>
    public Task Accepted => _accepted.Task;

    /// <summary>Something is being done for the agent, so its silence says nothing.</summary>
    public bool IsBusy => !_running.IsEmpty;

    /// <summary>How many steps it has taken, those among them that it only tells of.</summary>
    public int Steps => _headway.Steps;

    /// <summary>How many of them were calls of our tools.</summary>
    public int Calls => History.Exchanges.Count(one => !one.IsQuiet);

    /// <summary>Told whenever the agent got on.</summary>
    public Action Stirred { get; set; } = () => { };

    /// <summary>Opens the transcript, and finishes the call that a cut left open.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        await _transcript.OpenAsync(ct);
        if (History.Briefed is null) await _transcript.AppendAsync(ModelAgent.Told(Session.Briefing));
        else if (History.Last?.Unanswered is { } cut && !History.IsAccepted) await _carrying.FinishAsync(cut, ct);
        (_headway, _before) = (new(History, _machine.Limits.Loop), History.Turn);
        if (History.IsAccepted) _accepted.TrySetResult();
    }

    /// <summary>Never throws for what was asked wrongly: that is the answer.</summary>
    public async Task<ToolAnswer> CallAsync(string name, JsonElement? arguments, CancellationToken ct)
    {
        if (_accepted.Task.IsCompleted || _carrying.IsClosed) return ToolAnswer.Refused(Words.TooLate);
        var running = RunAsync(name, arguments, ct);
        _running[running] = true;
        try
        {
            return await running;
        }
        finally
        {
            _running.TryRemove(running, out _);
            if (_cap is not null) StopAtCap();
            Stirred();
        }
    }

    /// <summary>Before it is given a prompt: what it may cost is set aside.</summary>
    /// <exception cref="ExternalException">That is more than is left under a cap.</exception>
    public async Task PromptAsync(CancellationToken ct)
    {
        if (await SetAsideAsync(ct) is { } cap) throw new ExternalException(FailureKind.OverBudget, cap);
    }

    /// <summary>Looks at the caps now and then, for those that only time reaches, until it is cancelled.</summary>
    public async Task WatchCapsAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                await Task.Delay(_machine.Limits.Recheck, _machine.Clock, ct);
                await GoOnAsync(ct);
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    /// <summary>
    /// The agent is gone: its commands are ended, and what concerns the mission is brought to its end.
    /// </summary>
    public async Task CloseAsync()
    {
        await _carrying.CloseAsync();
        await Task.WhenAll(_running.Keys).ContinueWith(
            _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
    }

    public void Dispose()
    {
        _carrying.Dispose();
        _transcript.Dispose();
        _charge.Dispose();
    }

    /// <summary>The agent's own words.</summary>
    public Task SaidAsync(string text)
    {
        _transcript.Say(text);
        Stirred();
        return _charge.HeardAsync(CancellationToken.None);
    }

    /// <summary>What it says it has used so far, in all.</summary>
    public async Task UsedAsync(Usage total, CancellationToken ct)
    {
        _charge.Says(total);
        Stirred();
        await _transcript.CloseTurnAsync();
        if (!_accepted.Task.IsCompleted) await GoOnAsync(ct);
    }

    /// <summary>For whoever reads along: what the agent says it does, which nobody observed.</summary>
    public async Task NoteAsync(string text)
    {
        var clean = _transcript.Clean(text, 100);
        Session.Activity(clean);
        Stirred();
        await _transcript.AppendAsync(new TranscriptEvent.Activity(clean));
    }

    /// <summary>What it says came of something that it did by itself: nobody observed it, but it is a step.</summary>
    public void Did(Call told, string answer)
    {
        Stirred();
        if (_headway.After(told, answer) is Move.End end) Stop(FailureKind.NoProgress, end.Detail!);
    }

    /// <summary>Writes down what was said and used last, and how it ended where that was its own doing.</summary>
    public async Task<Outcome> EndAsync(ExternalException? failure)
    {
        if (History.Turn > _before || _transcript.HasUnwritten) _charge.SaysNoMore();
        await CloseTurnAsync();
        var clean = failure is null ? null : _transcript.Clean(failure.Message, 250);
        var isOwn = failure is null or
        {
            Kind: FailureKind.NoEnding or FailureKind.NoProgress or FailureKind.ContextFull or FailureKind.Rejected
        };
        if (isOwn) await _transcript.AppendAsync(new Ended(failure?.Kind, clean, History.Usage));
        return failure is { Kind: var kind }
            ? new Outcome.Failed(kind, clean ?? "", History.Usage) { RetryAfter = failure.RetryAfter }
            : new Outcome.Done(History.Usage);
    }

    /// <summary>It takes no more steps for now: what it used is counted, and nothing is set aside any more.</summary>
    public async Task CloseTurnAsync()
    {
        await _transcript.CloseTurnAsync();
        await GiveBackAsync();
    }

    /// <summary>What is still set aside is not needed any more.</summary>
    public async Task GiveBackAsync()
    {
        await _charge.EndAsync();
        if (Session.Purse is not null) await _transcript.AppendAsync(new Settled(History.Turn, default));
    }

    private async Task<ToolAnswer> RunAsync(string name, JsonElement? arguments, CancellationToken ct)
    {
        try
        {
            await _charge.HeardAsync(ct);
            return await TakeAsync(name, arguments, ct);
        }
        catch (ModelException failure)
        {
            Stop(failure.Kind, failure.Message);
            return ToolAnswer.Refused(failure.Message);
        }
        catch (World.WorldException broken)
        {
            _accepted.TrySetException(broken);
            throw;
        }
    }

    private async Task<ToolAnswer> TakeAsync(string name, JsonElement? arguments, CancellationToken ct)
    {
        var call = await _transcript.BeginAsync(name, arguments);
        Session.Activity(Clean.Text($"{call.Name} {call.Arguments.GetRawText()}", 30));
        var answer = await _carrying.AnswerAsync(call, ct);
        if (answer.EndsRun) return answer;

        var told = await JudgeAsync(call, answer);
        await GoOnAsync(ct);
        return told is null ? answer : answer with { Text = $"{answer.Text}\n\n{told}" };
    }

    /// <summary>Whether it gets anywhere. A warning goes with the answer; whoever heeds none is stopped.</summary>
    private async Task<string?> JudgeAsync(Call call, ToolAnswer answer)
    {
        switch (_headway.After(call, answer.Text))
        {
            case Move.Refuse warning:
                await _transcript.AppendAsync(new Refused(null, warning.Because));
                return warning.Because;
            case Move.End end:
                Stop(end.Failure!.Value, end.Detail!);
                return null;
            default:
                return null;
        }
    }

    private async Task GoOnAsync(CancellationToken ct)
    {
        if (_cap is not null || await SetAsideAsync(ct) is not { } cap) return;
        _cap = cap;
        await NoteAsync($"It is stopped at a cap. {cap}");
        _ = AfterLastCallAsync();
    }

    private async Task<string?> SetAsideAsync(CancellationToken ct)
    {
        var most = new Usage(Prompt.Tokens(History), 0, _machine.Limits.Loop.OutputTokens);
        if (await _charge.GoOnAsync(most, ct) is { } cap) return cap;

        // What was set aside before was settled by then, so it is no attempt that was cut off.
        var turn = History.Turn + 1;
        if (Session.Purse is not null)
            await _transcript.AppendAsync(
                new Settled(turn, default), new Reserved(turn, most.Input + most.Output, most.Output));
        return null;
    }

    /// <summary>What its last answer decided on may be under way to us: that was paid for, and is done.</summary>
    private async Task AfterLastCallAsync()
    {
        await Task.Delay(_machine.Limits.LastCall, _machine.Clock, CancellationToken.None);
        StopAtCap();
    }

    private void StopAtCap()
    {
        if (_running.IsEmpty) Stop(FailureKind.OverBudget, _cap!);
    }

    private void Stop(FailureKind kind, string because) =>
        _accepted.TrySetException(new ExternalException(kind, because));
}
