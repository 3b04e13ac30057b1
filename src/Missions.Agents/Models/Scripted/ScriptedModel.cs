using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Missions.Agents.Models.Scripted;

/// <summary>
/// A model that plays a scenario. What it says follows from the conversation that it is sent and from nothing else, so
/// a crash does not change the plot. Only faults that leave no trace there are remembered, for its own lifetime.
/// </summary>
/// <param name="pace">What the script's delays are multiplied with; 0 leaves them out.</param>
public sealed class ScriptedModel(Scenario scenario, TimeProvider clock, double pace) : IChatClient
{
    private readonly ConcurrentDictionary<(string Briefing, int Turn), bool> _played = [];

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var conversation = Conversation.Of(messages);
        var (turn, fault) = Next(conversation);
        var line = new Line(turn, fault, scenario, conversation);

        if (turn.DelaySeconds * pace > 0)
            await Task.Delay(TimeSpan.FromSeconds(turn.DelaySeconds * pace), clock, cancellationToken);

        if (fault is Fault.Throw)
            throw new HttpRequestException("The scripted provider is overloaded.", null, (HttpStatusCode)529);

        foreach (var update in line.Updates()) yield return update;

        if (fault is Fault.Silence) await Task.Delay(Timeout.InfiniteTimeSpan, clock, cancellationToken);
        if (fault is not Fault.Cut) yield return line.Finish();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }

    private (ScriptedTurn Turn, Fault? Fault) Next(Conversation conversation)
    {
        if (Script.SceneFor(scenario, conversation) is not { } scene)
            return (new(Say: $"(No scene fits: {conversation.Assignment ?? "the briefing has no assignment"})"), null);

        var place = Script.PlaceIn(scene, conversation);
        if (place.Index >= scene.Turns.Count) return (new(Say: "(The script ends here.)"), null);

        var turn = scene.Turns[place.Index];
        return (turn, place.IsFirst && IsDue(turn.Fault, conversation, place.Index) ? turn.Fault : null);
    }

    private bool IsDue(Fault? fault, Conversation conversation, int turn) => fault switch
    {
        Fault.Cut or Fault.Silence or Fault.Throw => _played.TryAdd((conversation.Briefing, turn), true),
        _ => true,
    };
}
