using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Missions.Tests.Agents.Support;

/// <summary>A model that gives signs of life for ever, and never says anything.</summary>
internal sealed class Pinging(TimeSpan every, TimeProvider clock) : IChatClient
{
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (true)
        {
            await Task.Delay(every, clock, cancellationToken);
            yield return new(ChatRole.Assistant, (string?)null);
        }
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() { }
}
