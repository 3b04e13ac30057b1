using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine.Journals;
using Missions.Engine.Views.Courses;
using Missions.World.Files;
using Missions.World.Locks;
using Missions.World.Logs;

namespace Missions.Engine.Inboxes;

/// <summary>
/// The one way in for a human's command: straight into the journal where nobody runs the mission, else by its
/// inbox.
/// </summary>
public sealed class MissionDoor(MissionHome home, IFiles files, ILogs logs, ILocks locks, TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(50);

    private readonly Inbox _inbox = new(files, home.Inbox, clock);

    /// <summary>Null where the command was carried out; otherwise the sentence that refuses it.</summary>
    /// <param name="id">Unique among all commands of this mission.</param>
    public async Task<string?> PutAsync(MissionCommand command, string via, string id, CancellationToken ct)
    {
        if (await AtOnceAsync(command, via, id, ct) is { } decision) return decision.Refusal;

        await _inbox.DropAsync(id, command, via, ct);
        for (var start = clock.GetTimestamp(); clock.GetElapsedTime(start) < Patience;)
        {
            if (await _inbox.AnswerAsync(id, ct) is { } answer) return answer.Refusal;
            // The runner may have ended meanwhile; then what lies there is ours to apply.
            if (await AtOnceAsync(null, via, id, ct) is not null && await _inbox.AnswerAsync(id, ct) is { } late)
                return late.Refusal;
            await Task.Delay(Often, clock, ct);
        }
        throw new MissionException(
            $"{home.Id} is being run by {locks.Owner(home.Lock)}, which has not answered for "
            + $"{Patience.TotalSeconds:0} s. The command lies in its inbox and will be applied; look again with `mission status`.");
    }

    /// <summary>The state as the journal has it, without any lock.</summary>
    public async Task<Mission> LookAsync(CancellationToken ct) => Mission.From(await EventsAsync(ct));

    /// <summary>The same with how it came to be that.</summary>
    public async Task<Course> CourseAsync(CancellationToken ct)
    {
        var course = Course.Unopened;
        var events = MissionJournal.EventsAsync(logs.ReadAsync(home.Journal, ct), home.Journal, ct);
        await foreach (var recorded in events) course = course.After(recorded);
        return course;
    }

    /// <summary>Every event so far, although somebody may be adding to them.</summary>
    public async Task<IReadOnlyList<Recorded>> EventsAsync(CancellationToken ct) => await MissionJournal
        .EventsAsync(logs.ReadAsync(home.Journal, ct), home.Journal, ct)
        .ToListAsync(ct);

    private async Task<Decision?> AtOnceAsync(MissionCommand? command, string via, string id, CancellationToken ct)
    {
        using var lease = locks.TryTake(home.Lock);
        if (lease is null) return null;

        await using var mission =
            await LiveMission.OpenAsync(await logs.OpenAsync(home.Journal, ct), home.Journal, clock, ct);
        await _inbox.ApplyAsync(mission, ct);
        return command is null ? new Decision() : await mission.SubmitAsync(command, Actor.Human, ct, via, id);
    }
}
