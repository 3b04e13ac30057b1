using System.Runtime.CompilerServices;
using Missions.Core;
using Missions.Engine.Views.Courses;
using Missions.World;
using Missions.World.Logs;

namespace Missions.Engine.Journals;

/// <summary>A mission's journal as it grows: read and added up once, however many look on.</summary>
/// <remarks>Nobody who looks on slows down another, and none misses an event: each takes them at its own
/// pace.</remarks>
public sealed class JournalTail : IAsyncDisposable
{
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource _ready = NotYet();
    private readonly Task _reading;
    private volatile Moment _now = new(Course.Unopened, [], 0, NotYet());

    private JournalTail(MissionHome home, TimeProvider clock) => _reading = ReadAsync(home.Journal, clock);

    /// <summary>What the journal added up to when it was last looked at.</summary>
    public Mission State => _now.Course.State;

    /// <summary>Every event so far, the first first. A later answer has the same ones and more.</summary>
    public IReadOnlyList<Recorded> Events => _now.Seen;

    /// <summary>How it came to be that, with exactly the events that it was made of.</summary>
    public (Course Course, IReadOnlyList<Recorded> Events) Now => _now is var now ? (now.Course, now.Seen) : default;

    /// <summary>The last event's number, or 0.</summary>
    public long LastSeq => _now.Count;

    /// <summary>It reads no more: the mission is gone, or its journal does not hold.</summary>
    public bool HasEnded => _reading.IsCompleted;

    /// <summary>Begins to read along, and returns once everything that is there was taken in.</summary>
    /// <exception cref="WorldException">The journal does not hold.</exception>
    public static async Task<JournalTail> OpenAsync(MissionHome home, TimeProvider clock, CancellationToken ct)
    {
        var tail = new JournalTail(home, clock);
        await tail._ready.Task.WaitAsync(ct);
        return tail;
    }

    /// <summary>
    /// Every event after a line of the journal, then each as it comes; ends when the mission is gone.
    /// </summary>
    /// <exception cref="WorldException">The journal does not hold from there on.</exception>
    public async IAsyncEnumerable<Recorded> FollowAsync(long after, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var next = Math.Max(0, after); ;)
        {
            var now = _now;
            for (; next < now.Count; next++) yield return now.Events[next];
            if (_reading.IsCompleted && _now == now)
            {
                await _reading;
                yield break;
            }
            await ChangeAfterAsync(now, ct);
        }
    }

    /// <summary>Returns once the journal goes beyond a line, or will never.</summary>
    /// <exception cref="WorldException">The journal does not hold from there on.</exception>
    public async Task BeyondAsync(long seq, CancellationToken ct)
    {
        while (_now is var now && now.Count <= seq && !_reading.IsCompleted) await ChangeAfterAsync(now, ct);
        if (_reading.IsFaulted) await _reading;
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        // Whoever looked on was told; whoever leaves is not to bear it.
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _over.Dispose();
    }

    private async Task ChangeAfterAsync(Moment now, CancellationToken ct) =>
        await Task.WhenAny(now.Next.Task, _reading).WaitAsync(ct);

    private async Task ReadAsync(string path, TimeProvider clock)
    {
        try
        {
            await foreach (var records in FileLogTail.FollowAsync(path, clock, _over.Token))
            {
                if (records is []) _ready.TrySetResult();
                else Take(records, path);
            }
            _ready.TrySetResult();
        }
        catch (Exception failed)
        {
            _ready.TrySetException(failed);
            throw;
        }
    }

    private void Take(IReadOnlyList<LogRecord> records, string path)
    {
        var before = _now;
        var events = MissionJournal.Events(records, path, before.Course.State.WrittenBy).ToList();
        var all = before.Events;
        if (all.Length < before.Count + events.Count)
            Array.Resize(ref all, Math.Max(2 * all.Length, before.Count + events.Count));
        events.CopyTo(all, before.Count); // Nobody reads there before the count says so.
        var course = events.Aggregate(before.Course, (so, one) => so.After(one));
        _now = new(course, all, before.Count + events.Count, NotYet());
        before.Next.SetResult();
    }

    private static TaskCompletionSource NotYet() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed record Moment(Course Course, Recorded[] Events, int Count, TaskCompletionSource Next)
    {
        public IReadOnlyList<Recorded> Seen => new ArraySegment<Recorded>(Events, 0, Count);
    }
}
