using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Journals;
using Missions.Engine.Views;
using Missions.Engine.Views.Courses;

namespace Missions.Control.Terminal;

/// <summary>One mission that is looked at: its journal as it grows, and what its runs do.</summary>
internal sealed class MissionWatch : IAsyncDisposable
{
    private readonly Machine _machine;
    private readonly JournalTail _tail;
    private readonly List<Row> _journal = [];
    private readonly Experience _past;
    private Course _course = Course.Unopened;
    private SinceLeft? _since;
    private int _taken;
    private IReadOnlyList<LiveView> _live = [];

    private MissionWatch(Machine machine, MissionHome home, JournalTail tail, Experience past) =>
        (_machine, Home, _tail, _past) = (machine, home, tail, past);

    public MissionHome Home { get; }

    /// <summary>What was read from the disk for the thing that is looked at.</summary>
    public Loaded? Loaded { get; set; }

    /// <param name="since">Since when the person was away; null for their last word.</param>
    public static async Task<MissionWatch> OpenAsync(
        Cli cli, MissionHome home, DateTimeOffset? since, CancellationToken ct)
    {
        var tail = await JournalTail.OpenAsync(home, cli.Machine.Clock, ct);
        var watch = new MissionWatch(cli.Machine, home, tail, await Past.OfAsync(cli, home, ct));
        watch.Begin(since);
        return watch;
    }

    /// <summary>The mission is gone, so that nothing more will come.</summary>
    public bool HasEnded => _tail.HasEnded;

    /// <summary>Returns once there is more than was taken in.</summary>
    public Task MoreAsync(CancellationToken ct) => _tail.BeyondAsync(_taken, ct);

    /// <summary>Takes in what came since the last time.</summary>
    public void Take()
    {
        var events = _tail.Events;
        for (; _taken < events.Count; _taken++) Take(events[_taken]);
    }

    public async Task LookAtRunsAsync(CancellationToken ct) =>
        _live = await LiveRuns.LookAsync(_course.State, Home, ct);

    public MissionSeen Seen(DateTimeOffset now)
    {
        var state = _course.State;
        var dashboard = Dashboard.Of(_course, _machine.Locks.Owner(Home.Lock), now, _past);
        // Asked at of the dashboard's; the rest since the person came.
        var since = SinceView.Of(_since!, state, now) with { Waits = dashboard.Decisions };
        var approval = state is { IsOver: false, IsApproved: false } || state.OpenChoices is [_, ..]
            ? ApprovalView.Of(state, _past)
            : null;
        return new(Home, state, dashboard, since, approval, _journal, _live, Loaded);
    }

    public ValueTask DisposeAsync() => _tail.DisposeAsync();

    private void Begin(DateTimeOffset? since)
    {
        if (since is { } moment)
        {
            Take();
            _since = SinceLeft.Of(_tail.Events, moment).Since;
            return;
        }
        Take();
        _since = _course.Since;
    }

    private void Take(Recorded recorded)
    {
        _course = _course.After(recorded);
        _since = _since?.After(recorded, _course.State);
        if (LogLine.Sentence(recorded.Event) is not { } sentence) return;
        var by = recorded.Event is { By: "human" } human ? $" (you, {human.Via ?? "somewhere"})" : "";
        _journal.Add(new(
            $"{recorded.Seq,5} {recorded.At.UtcDateTime:MM-dd HH:mm:ss} {sentence}{by}", Id(recorded.Event)));
    }

    /// <summary>What a line of the journal is about, to be opened.</summary>
    private static string? Id(MissionEvent happened) => happened switch
    {
        MissionEvent.RunStarted started => $"{started.Run.Id}",
        MissionEvent.RunEnded ended => $"{ended.Run}",
        MissionEvent.RunLost lost => $"{lost.Run}",
        MissionEvent.FeatureHandedOff handed => $"{handed.Run}",
        MissionEvent.IssueRaised raised => $"{raised.Issue.Id}",
        MissionEvent.IssueResolved resolved => $"{resolved.Issue}",
        MissionEvent.AssertionProven proven => $"{proven.Standing.Assertion}",
        MissionEvent.AssertionRefuted refuted => $"{refuted.Standing.Assertion}",
        MissionEvent.AssertionBlocked blocked => $"{blocked.Standing.Assertion}",
        MissionEvent.AssertionWaived waived => $"{waived.Assertion}",
        MissionEvent.MilestoneSealed made => $"{made.Seal.Milestone}",
        MissionEvent.ValidationStarted started => $"{started.Milestone}",
        MissionEvent.ValidationEnded ended => $"{ended.Milestone}",
        MissionEvent.QuestionAsked asked => $"{asked.Question.Id}",
        MissionEvent.DecisionAsked asked => $"{asked.Choice.Id}",
        _ => null,
    };
}
