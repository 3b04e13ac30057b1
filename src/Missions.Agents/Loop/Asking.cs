using System.Diagnostics;
using Microsoft.Extensions.AI;
using Missions.Agents.Models;

namespace Missions.Agents.Loop;

/// <summary>One attempt at one turn. A turn that did not come to its end did not happen.</summary>
internal sealed class Asking(IChatClient model, LoopLimits limits, TimeProvider clock)
{
    /// <param name="heard">Called once something came, or nobody knows whether anything would have.</param>
    /// <exception cref="ModelException">No whole turn came.</exception>
    /// <exception cref="OperationCanceledException">We were told to stop.</exception>
    public async Task<ChatResponse> AskAsync(
        IReadOnlyList<ChatMessage> prompt, ChatOptions options, Action heard, CancellationToken ct)
    {
        var updates = await ReceiveAsync(prompt, options, heard, ct);

        if (updates.SelectMany(update => update.Contents).OfType<ErrorContent>().FirstOrDefault() is { } error)
            throw new ModelException(FailureKind.Unavailable, $"The stream brought an error: {error.Message}");

        var response = updates.ToChatResponse();
        return response.FinishReason is not null
            ? response
            : throw new ModelException(FailureKind.Unavailable, "The stream was cut off before the turn was finished.");
    }

    // A chat client may be anybody's, so whatever it throws is its answer; only cancelling is ours.
    private async Task<List<ChatResponseUpdate>> ReceiveAsync(
        IReadOnlyList<ChatMessage> prompt, ChatOptions options, Action heard, CancellationToken ct)
    {
        using var silence = new CancellationTokenSource(limits.Silence, clock);
        using var whole = new CancellationTokenSource(limits.LongestTurn, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, silence.Token, whole.Token);
        var updates = new List<ChatResponseUpdate>();

        try
        {
            await foreach (var update in model.GetStreamingResponseAsync(prompt, options, either.Token))
            {
                heard();
                updates.Add(update);
                silence.CancelAfter(limits.Silence);
            }

            return updates;
        }
        catch (Exception thrown) when (thrown is not UnreachableException)
        {
            ct.ThrowIfCancellationRequested();
            if (silence.IsCancellationRequested || whole.IsCancellationRequested) heard();
            throw silence.IsCancellationRequested ? Silent()
                : whole.IsCancellationRequested ? Endless()
                : ModelException.From(thrown);
        }
    }

    private ModelException Endless() =>
        new(FailureKind.Unavailable, $"The turn was not finished after {limits.LongestTurn.TotalMinutes:0} min.");

    private ModelException Silent() =>
        new(FailureKind.Unavailable, $"The stream brought nothing for {limits.Silence.TotalSeconds:0} s.");
}
