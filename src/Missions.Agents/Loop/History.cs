using System.Collections.Immutable;
using System.Diagnostics;
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
        ToolCalled called => WithLast(last => last with { Begun = last.Begun.Add(called.Id) }),
        ToolAnswered answer => WithLast(last => last.Answered(answer.Id, answer.Text)) with
        {
            IsAccepted = IsAccepted || answer.EndsRun,
        },
        Refused { Id: { } id } refused => WithLast(last => last.Answered(id, refused.Text)),
        Refused refused => WithLast(last => last with { Notes = last.Notes.Add(refused.Text) }),
        Ended ended => this with { End = ended },
        TurnSent or Reserved or Settled or TranscriptEvent.Activity => this,
        _ => throw new UnreachableException($"{happened.GetType().Name} has no arm in History.After."),
    };

    private History WithLast(Func<Exchange, Exchange> change) =>
        this with { Exchanges = Exchanges.SetItem(Exchanges.Count - 1, change(Exchanges[^1])) };
}

/// <summary>A turn of the model with what it was answered.</summary>
public sealed record Exchange(TurnReceived Received)
{
    /// <summary>The answers by the ids of their calls.</summary>
    public ImmutableDictionary<string, string> Answers { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The calls whose tools were set going.</summary>
    public ImmutableHashSet<string> Begun { get; init; } = [];

    /// <summary>What the loop said about the turn as a whole.</summary>
    public ImmutableList<string> Notes { get; init; } = [];

    public bool IsQuiet => Received.Calls.Count == 0;

    public Call? Unanswered => Received.Calls.FirstOrDefault(call => !Answers.ContainsKey(call.Id));

    internal Exchange Answered(string id, string text) => this with { Answers = Answers.SetItem(id, text) };
}
