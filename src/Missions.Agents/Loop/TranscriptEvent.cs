using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Agents.Tools;

namespace Missions.Agents.Loop;

/// <summary>Something that happened in a session. A transcript lists them, and no more is known of a run.</summary>
/// <remarks>The quoted names are the file format. Add to them; never change one.</remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(Briefed), "briefed")]
[JsonDerivedType(typeof(TurnSent), "turn-sent")]
[JsonDerivedType(typeof(TurnReceived), "turn-received")]
[JsonDerivedType(typeof(ToolCalled), "tool-called")]
[JsonDerivedType(typeof(ToolAnswered), "tool-answered")]
[JsonDerivedType(typeof(Refused), "refused")]
[JsonDerivedType(typeof(Reserved), "reserved")]
[JsonDerivedType(typeof(Settled), "settled")]
[JsonDerivedType(typeof(Activity), "activity")]
[JsonDerivedType(typeof(Ended), "ended")]
public abstract record TranscriptEvent
{
    private TranscriptEvent() { }

    /// <summary>What the model is told first, word for word: a resumed session is told this again.</summary>
    /// <param name="Sha256">In hex, of the stable text, a newline and the particular text.</param>
    public sealed record Briefed(
        string Sha256,
        long StableTokens,
        long ParticularTokens,
        string Stable,
        string Particular,
        IReadOnlyList<string> EndingTools) : TranscriptEvent;

    /// <summary>Once for every attempt; an attempt without a <see cref="TurnReceived"/> came to nothing.</summary>
    public sealed record TurnSent(int Turn, long EstimatedTokens) : TranscriptEvent;

    /// <param name="Extras">What only the provider understands and wants back, such as signed reasoning.</param>
    public sealed record TurnReceived(
        int Turn,
        string Text,
        IReadOnlyList<Call> Calls,
        string Finish,
        Usage Usage,
        JsonElement? Extras) : TranscriptEvent;

    /// <summary>Written before the tool does anything; twice for a call that is repeated after a crash.</summary>
    public sealed record ToolCalled(string Id, string Name) : TranscriptEvent;

    /// <param name="Seconds">How long the tool took.</param>
    public sealed record ToolAnswered(
        string Id, string Text, bool IsRefusal, bool EndsRun, JsonElement? Facts, double Seconds = 0) : TranscriptEvent
    {
        /// <summary>What the model was shown beside the text: a resumed session is shown it again.</summary>
        public Picture? Picture { get; init; }
    }

    /// <summary>
    /// Answered by the loop without any tool: a call that cannot be carried out or, without an id, the turn as a whole.
    /// </summary>
    public sealed record Refused(string? Id, string Text) : TranscriptEvent;

    /// <summary>The most that the attempt after it may use; how much it was is known once it ended.</summary>
    /// <param name="Output">Those of the tokens that may be written.</param>
    public sealed record Reserved(int Turn, long Tokens, long Output = 0) : TranscriptEvent;

    /// <summary>What the attempt before it used; nothing where it came to nothing.</summary>
    public sealed record Settled(int Turn, Usage Usage) : TranscriptEvent;

    /// <summary>For whoever reads along; it changes nothing.</summary>
    public sealed record Activity(string Text) : TranscriptEvent;

    public sealed record Ended(FailureKind? Failure, string? Detail, Usage Usage) : TranscriptEvent
    {
        [JsonIgnore]
        public Outcome Outcome => Failure is { } kind
            ? new Outcome.Failed(kind, Detail ?? "", Usage)
            : new Outcome.Done(Usage);
    }
}

/// <summary>A tool call as the model asked for it, under an id of ours.</summary>
/// <param name="Arguments">A JSON object; empty where what came was none.</param>
/// <param name="Malformed">What came instead, shortened. It never goes back to a provider as arguments.</param>
public sealed record Call(string Id, string Name, JsonElement Arguments, string? Malformed);
