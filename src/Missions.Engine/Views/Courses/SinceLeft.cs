using System.Collections.Immutable;
using Missions.Core;

namespace Missions.Engine.Views.Courses;

/// <summary>
/// What happened since a point in time, gathered event by event: the human's last word, or any other.
/// </summary>
/// <param name="Before">The mission as it stood then.</param>
/// <param name="What">What the human did last; null where the point was chosen otherwise.</param>
public sealed record SinceLeft(Mission Before, string? What, ImmutableList<SinceLine> Lines)
{
    public long Seq => Before.LastSeq;
    public DateTimeOffset At => Before.LastAt;

    /// <param name="before">The state at that point.</param>
    /// <param name="last">The human's last word, where that is the point.</param>
    public static SinceLeft From(Mission before, Recorded? last) =>
        new(before, last is { } word ? LogLine.Sentence(word.Event) : null, []);

    /// <summary>From the first event after a moment on.</summary>
    public static (SinceLeft Since, Mission Now) Of(IEnumerable<Recorded> journal, DateTimeOffset moment)
    {
        var (state, since) = (Mission.Unopened, (SinceLeft?)null);
        foreach (var recorded in journal)
        {
            if (recorded.At > moment) since ??= From(state, null);
            state = state.After(recorded);
            since = since?.After(recorded, state);
        }
        return (since ?? From(state, null), state);
    }

    /// <param name="state">The mission after the event.</param>
    public SinceLeft After(Recorded recorded, Mission state) =>
        SinceLine.Of(recorded, state) is { } line ? this with { Lines = Lines.Add(line) } : this;
}
