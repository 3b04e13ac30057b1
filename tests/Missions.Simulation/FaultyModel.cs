using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Missions.Simulation;

/// <summary>A model that answers as another does, but for the faults that somebody thinks of.</summary>
/// <param name="fault">Asked before each answer: what goes wrong instead; null where nothing does.</param>
public sealed class FaultyModel(IChatClient inner, Func<Exception?> fault) : DelegatingChatClient(inner)
{
    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (fault() is { } wrong) throw wrong;
        await foreach (var update in base.GetStreamingResponseAsync(messages, options, cancellationToken))
            yield return update;
    }
}
