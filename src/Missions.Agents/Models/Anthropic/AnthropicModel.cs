using System.Runtime.CompilerServices;
using Anthropic;
using Anthropic.Exceptions;
using Anthropic.Models.Messages;
using Microsoft.Extensions.AI;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.Anthropic;

/// <summary>A model behind Anthropic's Messages API. The loop asks again; this never does.</summary>
public sealed class AnthropicModel : IChatClient
{
    // Its client tells the server; how long a stream may be silent is for the loop to say.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly AnthropicClient _client;
    private readonly AnthropicRequest _request;
    private readonly ModelSource _source;

    /// <param name="effort">How hard the model is to think: a word of the settings, or null for its own usual.</param>
    public AnthropicModel(ModelSource source, string? key, ModelProfile profile, string? effort)
    {
        (_source, _request) = (source, new(source.Model, profile, effort));
        _client = new()
        {
            ApiKey = key,
            BaseUrl = source.Address.ToString().TrimEnd('/'),
            HttpClient = ProviderHttp.Client(source),
            MaxRetries = 0,
            Timeout = Longest,
        };
    }

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
        var body = _request.Of([.. messages], options);
        var asked = MessageCreateParams.FromRawUnchecked(
            new Dictionary<string, System.Text.Json.JsonElement>(),
            new Dictionary<string, System.Text.Json.JsonElement>(),
            body);
        var turn = new AnthropicStream(_source);

        await foreach (var happened in EventsAsync(asked, cancellationToken).GuardAsync(_source, cancellationToken))
            if (turn.After(happened.Json) is { } update) yield return update;
    }

    public object? GetService(System.Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _client.Dispose();

    private async IAsyncEnumerable<RawMessageStreamEvent> EventsAsync(
        MessageCreateParams asked, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var events = _client.Messages.CreateStreaming(asked, ct).GetAsyncEnumerator(ct);
        while (await NextAsync(events)) yield return events.Current;
    }

    private async Task<bool> NextAsync(IAsyncEnumerator<RawMessageStreamEvent> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (AnthropicSseException error)
        {
            throw ErrorReply.Failure(_source, ErrorReply.InStream(Said(error)));
        }
    }

    private static string Said(AnthropicSseException error) =>
        error.Body.ValueKind is System.Text.Json.JsonValueKind.Object ? error.Body.GetRawText() : error.Message;
}
