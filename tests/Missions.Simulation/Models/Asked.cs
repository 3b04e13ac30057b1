using Microsoft.Extensions.AI;

namespace Missions.Simulation.Models;

/// <summary>What a request comes down to, whatever protocol it was written in.</summary>
/// <param name="Messages">One for each turn of the model, so that a script finds its place.</param>
/// <param name="Prompt">The blocks that the model would read, in order.</param>
/// <param name="Manner">What else a cache must agree on, such as how it is to think.</param>
internal sealed record Asked(
    string Model,
    bool IsStream,
    long MaxTokens,
    IReadOnlyList<ChatMessage> Messages,
    IReadOnlyList<PromptBlock> Prompt,
    bool WantsThought,
    string Manner)
{
    /// <summary>An estimate that is the same in every protocol: four bytes a token.</summary>
    public long Tokens => Prompt.Sum(block => block.Bytes) / 4;

    /// <summary>The same for all requests of one session.</summary>
    public string Session => Play.Hash("", string.Concat(
        Messages.TakeWhile(message => message.Role != ChatRole.Assistant).Select(message => message.Text)));
}

/// <summary>A block of a prompt, and whether the request marks it as one up to which to cache.</summary>
internal sealed record PromptBlock(string Text, bool IsMarked = false)
{
    public long Bytes { get; } = System.Text.Encoding.UTF8.GetByteCount(Text);
}

/// <summary>A turn of the model, before it is put into a protocol's words.</summary>
internal sealed record Turn(
    string Text, IReadOnlyList<TurnCall> Calls, string? Thought, bool IsCut, Counted Input, long Output, long Reasoning)
{
    public long Number { get; init; }
}

/// <param name="Namespace">Of the tool, where the one who asks has sorted them.</param>
internal sealed record TurnCall(string Id, string Name, string Arguments, string? Namespace = null);

/// <summary>What of a prompt was read from the cache and written to it.</summary>
internal readonly record struct Counted(long Total, long Cached, long Written);

/// <summary>A request that the provider answers with an error.</summary>
internal sealed class WireRefusal(int status, string type, string message, string? code = null) : Exception(message)
{
    public int Status => status;
    public string Type => type;
    public string? Code => code;
    public string? RetryAfter { get; init; }

    public static WireRefusal Invalid(string message, string? code = null) =>
        new(400, "invalid_request_error", message, code);
}
