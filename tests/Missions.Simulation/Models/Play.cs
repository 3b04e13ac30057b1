using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;

namespace Missions.Simulation.Models;

/// <summary>
/// Lets the scripted model answer. Turns that a fault of the wire made useless are taken out of the conversation
/// first: they were never in the script.
/// </summary>
internal sealed class Play(IChatClient model)
{
    private readonly ConcurrentDictionary<string, bool> _spoilt = [];

    public static string Hash(string before, string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{before}\n{text}")));

    /// <exception cref="HttpRequestException">The script wants the provider to be overloaded.</exception>
    public async Task<Turn> AnswerAsync(Asked asked, Counted input, CancellationToken ct)
    {
        var updates = await model.GetStreamingResponseAsync(Unspoilt(asked.Messages), null, ct).ToListAsync(ct);
        var contents = updates.SelectMany(update => update.Contents).ToList();
        var text = string.Concat(contents.OfType<TextContent>().Select(content => content.Text));
        var calls = contents.OfType<FunctionCallContent>().Select(Call).ToList();
        var number = asked.Messages.Count(message => message.Role == ChatRole.Assistant) + 1L;
        var thought = asked.WantsThought ? $"This is turn {number}. ß → {Hash(asked.Session, $"{number}")}" : null;

        var (said, reasoning) = (Tokens(text) + calls.Sum(call => Tokens(call.Arguments)), Tokens(thought ?? ""));
        var isCut = updates is [] or not [.., { FinishReason: not null }];
        return new(text, calls, thought, isCut, input, said + reasoning, reasoning) { Number = number };
    }

    /// <summary>The next turn of that conversation is spoilt: it will be played again.</summary>
    public void Spoil(Asked asked) => _spoilt[Prefix(asked.Messages)] = true;

    private List<ChatMessage> Unspoilt(IReadOnlyList<ChatMessage> messages)
    {
        var (kept, prefix, isDropping) = (new List<ChatMessage>(), "", false);
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.Assistant) isDropping = _spoilt.ContainsKey(prefix);
            if (!isDropping) kept.Add(message);
            prefix = Hash(prefix, Words(message));
        }
        return kept;
    }

    private static string Prefix(IReadOnlyList<ChatMessage> messages) =>
        messages.Aggregate("", (prefix, message) => Hash(prefix, Words(message)));

    private static string Words(ChatMessage message) => string.Concat(message.Contents.Select(content => content switch
    {
        TextContent text => $"|text {text.Text}",
        FunctionCallContent call => $"|call {call.CallId} {call.Name}",
        FunctionResultContent answer => $"|answer {answer.CallId} {answer.Result}",
        _ => "|",
    }).Prepend(message.Role.Value));

    private static long Tokens(string text) => (Encoding.UTF8.GetByteCount(text) + 3) / 4;

    private static TurnCall Call(FunctionCallContent call)
    {
        var raw = call.AdditionalProperties?.GetValueOrDefault(RawArguments.Property) as string;
        return new(call.CallId, call.Name, raw ?? Written(call.Arguments ?? new Dictionary<string, object?>()));
    }

    private static string Written(IDictionary<string, object?> arguments) =>
        new JsonObject(arguments.Select(one => KeyValuePair.Create(one.Key, JsonNode.Parse(((JsonElement)one.Value!).GetRawText())))).ToJsonString(Relaxed);

    // As models write it: characters as themselves, so that streams are cut inside them too.
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
