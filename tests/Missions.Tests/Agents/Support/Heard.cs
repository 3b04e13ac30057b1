using Microsoft.Extensions.AI;

namespace Missions.Tests.Agents.Support;

/// <summary>A model whose messages are looked at first, by something that may throw or answer in its place.</summary>
internal sealed class Heard(Action<IEnumerable<ChatMessage>> hear, IChatClient model) : IChatClient
{
    /// <summary>Answered instead of the model while it has not said anything.</summary>
    public ChatResponseUpdate? First { get; init; }

    /// <summary>Answered instead of the model, whatever was said.</summary>
    public ChatResponseUpdate? Always { get; init; }

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        hear(messages);
        if (Always is not null) return new[] { Always }.ToAsyncEnumerable();
        if (First is null) return model.GetStreamingResponseAsync(messages, options, cancellationToken);

        var told = messages.Where(message => message.Role == ChatRole.System || message.Role == ChatRole.User);
        return messages.All(message => message.Role != ChatRole.Assistant)
            ? new[] { First }.ToAsyncEnumerable()
            : model.GetStreamingResponseAsync(told, options, cancellationToken);
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose() => model.Dispose();
}
