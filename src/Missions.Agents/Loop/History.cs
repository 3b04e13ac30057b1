using System.Collections.Immutable;
using System.Diagnostics;
using Missions.Agents.Tools;
using static Missions.Agents.Loop.TranscriptEvent;

namespace Missions.Agents.Loop;

/// <summary>What a transcript adds up to: what the model must be sent, and what is still to be answered.</summary>
public sealed record History
{
    public static readonly History Empty = new();

    public Briefed? Briefed { get; private init; }
    public ImmutableList<Exchange> Exchanges { get; private init; } = [];
    public Usage Usage { get; private init; }

    /// <summary>An ending tool was accepted.</summary>
    public bool IsAccepted { get; private init; }

    public Ended? End { get; private init; }

    /// <summary>How many turns the model has taken.</summary>
    public int Turn => Exchanges.Count;

    public Exchange? Last => Exchanges.IsEmpty ? null : Exchanges[^1];

    /// <summary>The history once <paramref name="happened"/> has. Never refuses: facts are not up for debate.</summary>
    public History After(TranscriptEvent happened) => happened switch
    {
        Briefed briefed => this with { Briefed = briefed },
        TurnReceived turn => this with { Exchanges = Exchanges.Add(new(turn)), Usage = Usage + turn.Usage },
        ToolCalled called => WithCall(called.Id, one => one with { Begun = one.Begun.Add(called.Id) }),
        ToolAnswered answer => WithCall(
            answer.Id, one => one.Answered(answer.Id, answer.Text, answer.Seconds).Shown(answer)) with
        {
            IsAccepted = IsAccepted || answer.EndsRun,
        },
        Refused { Id: { } id } refused => WithCall(id, one => one.Answered(id, refused.Text)),
        Refused refused => WithLast(last => last with { Notes = last.Notes.Add(refused.Text) }),
        Ended ended => this with { End = ended },
        TurnSent or Reserved or Settled or TranscriptEvent.Activity => this,
        _ => throw new UnreachableException($"{happened.GetType().Name} has no arm in History.After."),
    };

    // Agents from outside call tools side by side, so an answer may belong to an earlier turn.
    private History WithCall(string id, Func<Exchange, Exchange> change)
    {
        var at = Exchanges.FindLastIndex(one => one.Received.Calls.Any(call => call.Id == id));
        return at < 0 ? WithLast(change) : this with { Exchanges = Exchanges.SetItem(at, change(Exchanges[at])) };
    }

    private History WithLast(Func<Exchange, Exchange> change) =>
        this with { Exchanges = Exchanges.SetItem(Exchanges.Count - 1, change(Exchanges[^1])) };
}

/// <summary>A turn of the model with what it was answered.</summary>
public sealed record Exchange(TurnReceived Received)
{
    /// <summary>The answers by the ids of their calls.</summary>
    public ImmutableDictionary<string, string> Answers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What the model was shown beside them.</summary>
    public ImmutableDictionary<string, Picture> Pictures { get; init; } = ImmutableDictionary<string, Picture>.Empty;

    /// <summary>The calls whose tools were set going.</summary>
    public ImmutableHashSet<string> Begun { get; init; } = [];

    /// <summary>What the loop said about the turn as a whole.</summary>
    public ImmutableList<string> Notes { get; init; } = [];

    public bool IsQuiet => Received.Calls.Count == 0;

    public Call? Unanswered => Received.Calls.FirstOrDefault(call => !Answers.ContainsKey(call.Id));

    /// <summary>For how long its tools were waited for, in seconds.</summary>
    public double Seconds { get; init; }

    internal Exchange Shown(ToolAnswered answer) =>
        answer.Picture is { } picture ? this with { Pictures = Pictures.SetItem(answer.Id, picture) } : this;

    internal Exchange Answered(string id, string text, double seconds = 0) =>
        this with { Answers = Answers.SetItem(id, text), Seconds = Seconds + seconds };
}
