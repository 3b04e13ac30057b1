using Missions.Core;
using Missions.Core.Seats;

namespace Missions.Tests.Core;

/// <summary>Given these facts, when this is asked, then these facts follow, or it is refused.</summary>
public sealed class Given
{
    private readonly Play _play = new();
    private Decision _decision;

    private readonly List<Recorded> _journal;

    public Given(params IEnumerable<MissionEvent> history)
    {
        _journal =
        [
            .. history.Select((happened, index) => new Recorded(index + 1, Samples.Start.AddMinutes(index), happened)),
        ];
        State = Mission.From(_journal);
    }

    public Mission State { get; private set; }

    /// <summary>All that has happened so far.</summary>
    public IReadOnlyList<Recorded> Journal => _journal;

    private DateTimeOffset Now => State.LastSeq == 0 ? Samples.Start : State.LastAt.AddMinutes(1);

    /// <summary>Something that was asked for and granted, on the way to what the test is about.</summary>
    public Given And(Actor by, MissionCommand command)
    {
        When(by, command);
        Assert.True(_decision.Refusal is null, $"{command} was refused: {_decision.Refusal}");
        Append(_decision.Events);
        return this;
    }

    public Given And(Role role, MissionCommand command) => And(In(role), command);

    /// <summary>Facts that come from nowhere.</summary>
    public Given And(params MissionEvent[] facts)
    {
        Append([.. facts]);
        return this;
    }

    /// <summary>Everybody does honestly what is theirs until this is so.</summary>
    public Given Until(Func<Mission, bool> reached)
    {
        for (var step = 0; step < 500 && !reached(State); step++)
            if (_play.Next(State) is { } request) And(request.By, request.Command);
        Assert.True(reached(State), $"It never came to that; what comes next is {Navigator.Next(State)}.");
        return this;
    }

    public Given When(Actor by, MissionCommand command) => When(new Request(command, by, Now));

    /// <summary>The run of that role that is open asks.</summary>
    public Given When(Role role, MissionCommand command) => When(In(role), command);

    public Given When(Request request)
    {
        _decision = Decider.Decide(State, request);
        return this;
    }

    public void Then(params MissionEvent[] expected) =>
        Assert.Equal(new Decision([.. expected], null), _decision with { Events = [.. _decision.Events.Select(Bare)] });

    public void ThenRefused(string because) => Assert.Equal(Decision.Refuse(because), _decision);

    /// <summary>The only fact of that kind that followed.</summary>
    public T ThenOne<T>() where T : MissionEvent
    {
        Assert.True(_decision.Refusal is null, _decision.Refusal);
        return Assert.Single(_decision.Events.OfType<T>());
    }

    public Actor In(Role role) => role is Role.Human or Role.Engine
        ? new(role)
        : new(role, State.OpenRuns.First(run => run.Role == role).Id);

    private void Append(Seq<MissionEvent> facts)
    {
        foreach (var happened in facts)
        {
            _journal.Add(new(State.LastSeq + 1, Now, happened));
            State = State.After(_journal[^1]);
        }
    }

    private static MissionEvent Bare(MissionEvent happened) => happened with { By = null, Via = null, Command = null };
}
