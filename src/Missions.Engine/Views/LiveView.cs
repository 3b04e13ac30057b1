using Missions.Agents.Loop;
using Missions.Core.Runs;
using Missions.Engine.Briefings;
using Missions.World;
using Missions.World.Logs;

namespace Missions.Engine.Views;

/// <summary>What an open run does right now, as the end of its transcript tells.</summary>
/// <param name="Doing">Such as <c>shell npm test</c>; null where there is no transcript yet.</param>
/// <param name="Turn">So many turns it has had; null where the end of the transcript does not say.</param>
/// <param name="LastAt">The last sign of life.</param>
/// <param name="Input">Tokens that the last turn read: how full its conversation is.</param>
public sealed record LiveView(
    string Run,
    string Role,
    string Purpose,
    string Seat,
    string? About,
    DateTimeOffset Since,
    string? Doing,
    int? Turn,
    DateTimeOffset LastAt,
    long? Input,
    long? Output)
{
    /// <summary>Silence for longer than this is said.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>The last sign of life is so long ago that one should know.</summary>
    public bool IsSilent(DateTimeOffset now) => now - LastAt > Silence;

    /// <param name="end">The last lines of its transcript, oldest first.</param>
    public static LiveView Of(Run run, IReadOnlyList<LogRecord> end)
    {
        var events = end.Select(Read).OfType<TranscriptEvent>().ToList();
        var usage = events.OfType<TranscriptEvent.TurnReceived>().LastOrDefault()?.Usage;
        return new(
            run.Id.ToString(),
            Words.Of(run.Role),
            Words.Of(run.Purpose),
            run.Seat,
            run.Feature?.ToString() ?? run.Milestone?.ToString(),
            run.Started,
            events.Select((_, index) => Saying(events, events.Count - 1 - index))
                .FirstOrDefault(said => said is not null),
            events.Select(TurnOf).LastOrDefault(turn => turn is not null),
            end is [.., var last] ? last.At : run.Started,
            usage?.Input,
            usage?.Output);
    }

    /// <summary>A line of a transcript in words; null where it is only bookkeeping.</summary>
    /// <param name="events">Those before it, where a call's arguments are looked for.</param>
    public static string? Saying(IReadOnlyList<TranscriptEvent> events, int index) => events[index] switch
    {
        TranscriptEvent.Briefed briefed => $"briefed: {briefed.StableTokens + briefed.ParticularTokens:N0} tokens",
        TranscriptEvent.TurnSent sent => $"waits for the model's answer, turn {sent.Turn}",
        TranscriptEvent.TurnReceived { Calls: [] } received => $"says: {received.Text}",
        TranscriptEvent.TurnReceived received when received.Text.Trim() is not "" => $"says: {received.Text}",
        TranscriptEvent.ToolCalled called => $"{called.Name} {Arguments(events, index, called.Id)}".TrimEnd(),
        TranscriptEvent.ToolAnswered answered =>
            $"{(answered.IsRefusal ? "refused" : "answered")} after {answered.Seconds:0.0} s: {answered.Text}",
        TranscriptEvent.Refused refused => $"refused: {refused.Text}",
        TranscriptEvent.Activity activity => activity.Text,
        TranscriptEvent.Ended ended => ended.Failure is null ? "ended" : $"failed: {ended.Detail}",
        _ => null,
    };

    /// <summary>A line of a transcript; null where this version does not know it.</summary>
    public static TranscriptEvent? Read(LogRecord record)
    {
        try
        {
            return Transcript.Read(record);
        }
        catch (WorldException)
        {
            return null;
        }
    }

    private static string Arguments(IReadOnlyList<TranscriptEvent> events, int index, string id)
    {
        var call = events.Take(index).OfType<TranscriptEvent.TurnReceived>()
            .SelectMany(received => received.Calls)
            .LastOrDefault(one => one.Id == id);
        if (call is null || call.Arguments.ValueKind is not System.Text.Json.JsonValueKind.Object) return "";
        var values = call.Arguments.EnumerateObject().Select(one => one.Value.ToString());
        return Text.Cut(string.Join(" ", values), 400);
    }

    private static int? TurnOf(TranscriptEvent happened) => happened switch
    {
        TranscriptEvent.TurnSent sent => sent.Turn,
        TranscriptEvent.TurnReceived received => received.Turn,
        _ => null,
    };
}
