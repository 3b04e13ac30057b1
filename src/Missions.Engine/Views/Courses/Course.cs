using System.Collections.Immutable;
using Missions.Core;
using static Missions.Core.MissionEvent;

namespace Missions.Engine.Views.Courses;

/// <summary>A mission with how it came to be what it is: folded once, then event by event.</summary>
/// <remarks>It holds what views over time need and no event, so that it stays small for long missions.</remarks>
public sealed record Course
{
    public static Course Unopened { get; } = new();

    public Mission State { get; private init; } = Mission.Unopened;
    public BurnUpView BurnUp { get; private init; } = BurnUpView.Empty;

    /// <summary>What happened since the human's last word.</summary>
    public SinceLeft Since { get; private init; } = SinceLeft.From(Mission.Unopened, null);

    /// <summary>When each question and decision was asked, by its id.</summary>
    public ImmutableDictionary<string, DateTimeOffset> Asked { get; private init; } =
        ImmutableDictionary<string, DateTimeOffset>.Empty;

    internal Contradictions Contradictions { get; private init; } = Contradictions.None;

    public static Course From(IEnumerable<Recorded> journal) =>
        journal.Aggregate(Unopened, (course, recorded) => course.After(recorded));

    public Course After(Recorded recorded)
    {
        var state = State.After(recorded);
        return this with
        {
            State = state,
            BurnUp = BurnUp.After(recorded, state),
            Since = recorded.Event.By == "human" ? SinceLeft.From(state, recorded) : Since.After(recorded, state),
            Asked = recorded.Event switch
            {
                QuestionAsked asked => Asked.SetItem(asked.Question.Id.ToString(), recorded.At),
                DecisionAsked asked => Asked.SetItem(asked.Choice.Id.ToString(), recorded.At),
                _ => Asked,
            },
            Contradictions = Contradictions.After(recorded.Event, state),
        };
    }
}
