using System.ClientModel;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Wire;
using OpenAI;
using OpenAI.Chat;

namespace Missions.Agents.Models.OpenAi;

/// <summary>A model behind OpenAI's Chat Completions, or anything that speaks it, such as a server nearby.</summary>
public sealed class ChatModel : IChatClient
{
    private readonly ChatClient _client;
    private readonly ChatRequest _request;
    private readonly ModelSource _source;

    /// <param name="key">Null where the server wants none.</param>
    /// <param name="effort">How hard the model is to think: a word of the settings, or null for its own usual.</param>
    public ChatModel(ModelSource source, string? key, ModelProfile profile, string? effort)
    {
        var options = new OpenAIClientOptions { Endpoint = source.Address };
        (_source, _request) = (source, new(source.Model, profile, effort));
        _client = new(source.Model, OpenAiConnection.Key(key), OpenAiConnection.Set(options, source));
    }

    public Task<ChatResponse> GetResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<Microsoft.Extensions.AI.ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var ct = cancellationToken;
        var asked = BinaryContent.Create(BinaryData.FromString(_request.Of(messages, options).ToJsonString()));
        var result = await ServerEvents.TryAsync(
            () => _client.CompleteChatAsync(asked, OpenAiConnection.Streaming(ct)), _source, ct);
        using var response = result.GetRawResponse();
        var turn = new ChatStream(_source);

        await foreach (var happened in ServerEvents.ReadAsync(response.ContentStream!, ct).GuardAsync(_source, ct))
            foreach (var update in happened is { } chunk ? turn.After(chunk) : turn.Finish()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() { }
}
