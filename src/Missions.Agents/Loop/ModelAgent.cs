using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.AI;
using Missions.Agents.Models;
using Missions.Agents.Tools;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Agents.Loop;

/// <summary>Our own loop around a model: ask, write down, call, write down, until an ending tool is accepted.</summary>
public sealed class ModelAgent(IChatClient model, LoopLimits limits, TimeProvider clock) : IAgent
{
    private readonly Asking _asking = new(model, limits, clock);

    /// <inheritdoc/>
    /// <remarks>
    /// Only an end of the session's own doing is written down as one. A session that failed because the provider did,
    /// or because it was cancelled, goes on where it stopped when this is called again.
    /// </remarks>
    public async Task<Outcome> RunAsync(Session session, CancellationToken ct)
    {
        var live = new LiveSession(session);

        try
        {
            await live.OpenAsync(ct);

            while (true)
            {
                var move = Move.Next(live.History, live.Session.Tools, limits);
                if (move is Move.Return returned) return returned.Outcome;
                await MakeAsync(move, live, ct);
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new Outcome.Failed(FailureKind.Cancelled, "It was told to stop.", live.History.Usage);
        }
        catch (ModelException failure)
        {
            return await FailAsync(failure, live);
        }
        finally
        {
            await live.FlushAsync();
        }
    }

    // With the same history the provider would say the same again, so that is the end of the session. Where nothing was
    // said yet, it is how the seat is set that is rejected, and a fresh session would fare no better.
    private static async Task<Outcome> FailAsync(ModelException failure, LiveSession live)
    {
        var (kind, detail) = (failure.Kind, Clean.Text(failure.Message, 250));
        if (kind is FailureKind.Rejected && live.History.Turn == 0)
            (kind, detail) = (FailureKind.Refused, $"{detail} {Words.RejectedAtOnce}");
        else if (kind is FailureKind.ContextFull or FailureKind.Rejected)
            await live.AppendAsync(new Ended(kind, detail, live.History.Usage));

        return new Outcome.Failed(kind, detail, live.History.Usage) { RetryAfter = failure.RetryAfter };
    }

    private Task MakeAsync(Move move, LiveSession live, CancellationToken ct) => move switch
    {
        Move.Brief => live.AppendAsync(Told(live.Session.Briefing)),
        Move.Send => SendAsync(live, ct),
        Move.Carry carry => CarryAsync(carry, live, ct),
        Move.Refuse refuse => live.AppendAsync(new Refused(refuse.CallId, refuse.Because)),
        Move.End end => live.AppendAsync(new Ended(end.Failure, end.Detail, live.History.Usage)),
        _ => throw new UnreachableException($"{move.GetType().Name} has no arm in ModelAgent."),
    };

    private async Task SendAsync(LiveSession live, CancellationToken ct)
    {
        var (turn, tokens) = (live.History.Turn + 1, Prompt.Needed(live.History, live.Session.Tools));
        var prompt = Prompt.Of(live.History);
        if (HistoryCheck.Wrong(prompt) is { } wrong)
            throw new ModelException(FailureKind.Rejected, $"No provider would take this conversation. {wrong}");

        for (var attempt = 1; ; attempt++)
        {
            ct.ThrowIfCancellationRequested();
            try
            {
                await AttemptAsync(live, turn, (prompt, tokens), ct);
                return;
            }
            catch (ModelException failure) when (Wait(failure, attempt) is { } wait)
            {
                await NoteAsync(live, $"{Clean.Text(failure.Message, 100)} Asking again in {wait.TotalSeconds:0} s.");
                await Task.Delay(wait, clock, ct);
            }
        }
    }

    private async Task AttemptAsync(
        LiveSession live, int turn, (List<ChatMessage> Messages, long Tokens) prompt, CancellationToken ct)
    {
        var (purse, used) = (live.Session.Purse, (Usage?)null);
        if (purse?.Reserve(new(prompt.Tokens, 0, limits.OutputTokens)) is { } cap)
            throw new ModelException(FailureKind.OverBudget, cap);

        try
        {
            (used, var failure) = await TurnAsync(live, turn, prompt, ct);
            if (failure is not null) throw failure;
        }
        finally
        {
            if (purse is not null) await purse.SettleAsync(used, ct);
        }
    }

    /// <summary>What a turn used, and why it came to nothing; null for what nobody knows as it was cut off.</summary>
    private async Task<(Usage? Used, ModelException? Failure)> TurnAsync(
        LiveSession live, int turn, (List<ChatMessage> Messages, long Tokens) prompt, CancellationToken ct)
    {
        var (isHeard, tokens) = (false, prompt.Tokens);
        live.Session.Activity($"Turn {turn}: thinking");
        await live.AppendAsync(
            new Reserved(turn, tokens + limits.OutputTokens, limits.OutputTokens), new TurnSent(turn, tokens));
        try
        {
            var options = Prompt.Options(live.Session.Tools, limits);
            var response = await _asking.AskAsync(prompt.Messages, options, () => isHeard = true, ct);
            var received = Received.Turn(response, live.History);
            live.Hold(received, new Settled(turn, received.Usage));
            return (received.Usage, null);
        }
        catch (ModelException failure)
        {
            // What was refused before a word came costs nothing; what was cut off later may have to be paid for.
            if (isHeard) return (null, failure);
            await live.AppendAsync(new Settled(turn, default));
            return (default(Usage), failure);
        }
    }

    /// <summary>How long to wait before the next attempt, or null where there is to be none.</summary>
    private TimeSpan? Wait(ModelException failure, int attempt)
    {
        if (failure.Kind is not FailureKind.Unavailable || attempt >= limits.Attempts) return null;
        if (failure.RetryAfter > limits.LongestWait) return null;

        var doubled = limits.FirstWait * Math.Pow(2, attempt - 1);
        var asked = failure.RetryAfter ?? TimeSpan.Zero;
        return doubled < asked ? asked : doubled < limits.LongestWait ? doubled : limits.LongestWait;
    }

    private async Task CarryAsync(Move.Carry carry, LiveSession live, CancellationToken ct)
    {
        var (call, wasInterrupted) = (carry.Call, carry.WasInterrupted);
        var tool = live.Session.Tools.Find(call.Name);

        var answered = (tool, call) switch
        {
            (null, _) => new Refused(call.Id, Words.UnknownTool(call.Name, live.Session.Tools)),
            (_, { Malformed: not null }) => new Refused(call.Id, Words.Malformed(call)),
            _ when wasInterrupted && tool.Recovery is Recovery.Tell => Interrupted(call),
            _ => await CallAsync(tool, new(call.Id, call.Arguments, wasInterrupted), live, ct),
        };

        live.Hold(answered);
    }

    private async Task<TranscriptEvent> CallAsync(Tool tool, ToolCall call, LiveSession live, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        live.Session.Activity(Clean.Text($"{tool.Name} {call.Arguments.GetRawText()}", 30));
        await live.AppendAsync(new ToolCalled(call.Id, tool.Name));

        var began = clock.GetTimestamp();
        var answer = await tool.Call(call, ct);
        var seconds = Math.Round(clock.GetElapsedTime(began).TotalSeconds, 1);
        var unseen = answer.Picture is not null && !limits.SeesPictures;
        var text = Answer.Fit(unseen ? $"{answer.Text}\n{Words.Unseen}" : answer.Text, limits.AnswerTokens);
        return new ToolAnswered(call.Id, text, answer.IsRefusal, answer.EndsRun, answer.Facts, seconds)
        {
            Picture = unseen ? null : answer.Picture,
        };
    }

    private static async Task NoteAsync(LiveSession live, string text)
    {
        live.Session.Activity(text);
        await live.AppendAsync(new TranscriptEvent.Activity(text));
    }

    private static ToolAnswered Interrupted(Call call) =>
        new ToolAnswered(call.Id, Words.Interrupted, IsRefusal: false, EndsRun: false, Facts: null);

    internal static Briefed Told(Briefing briefing)
    {
        var (stable, particular) = (Clean.Text(briefing.Stable), Clean.Text(briefing.Particular));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{stable}\n{particular}")));
        return new(hash, Clean.Tokens(stable), Clean.Tokens(particular), stable, particular, briefing.EndingTools);
    }
}
