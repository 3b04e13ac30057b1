using System.Collections.Concurrent;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Web;

/// <summary>What missions look like now, without reading twice what did not change.</summary>
internal sealed class Glances(Machine machine, Tails tails)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);

    private readonly Cli _cli = new(machine, TextWriter.Null, TextWriter.Null, TextReader.Null, "/", false);
    private readonly HomeList _list = new(machine);
    private readonly ConcurrentDictionary<string, (long At, Experience Past)> _past = new();

    public IReadOnlyList<string> Ids => _cli.Missions.Ids;

    /// <exception cref="NoSuchThing">There is no such mission.</exception>
    public MissionHome Find(string id) =>
        id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
        && id is not ("" or "." or "..") && Ids.Contains(id, StringComparer.Ordinal)
            ? machine.Home(id)
            : throw new NoSuchThing("This home has no such mission.");

    public async Task<Seen> LookAsync(string id, CancellationToken ct)
    {
        var home = Find(id);
        await using var look = await tails.OpenAsync(home.Id, ct);
        var (course, events) = look.Tail.Now;
        var now = machine.Clock.GetUtcNow();
        var owner = machine.Locks.Owner(home.Lock);
        var board = Dashboard.Of(course, owner, now, await PastAsync(home, ct));
        return new(home, board, course.State, events);
    }

    /// <summary>Returns once everything that the journal has now is seen, too: what was just commanded.</summary>
    public async Task CatchUpAsync(MissionHome home, CancellationToken ct)
    {
        await using var look = await tails.OpenAsync(home.Id, ct);
        var last = (await machine.Door(home.Id).LookAsync(ct)).LastSeq;
        await look.Tail.BeyondAsync(last - 1, ct);
    }

    /// <summary>All missions of this home, the damaged ones too.</summary>
    public Task<HomeView> HomeAsync(CancellationToken ct) => _list.LookAsync(ct);

    public async Task<Experience> PastAsync(MissionHome home, CancellationToken ct)
    {
        if (_past.TryGetValue(home.Id, out var known) && machine.Clock.GetElapsedTime(known.At) < Fresh)
            return known.Past;
        var past = await Past.OfAsync(_cli, home, ct);
        _past[home.Id] = (machine.Clock.GetTimestamp(), past);
        return past;
    }
}

/// <summary>One mission at a glance, with all that a page may show of it.</summary>
public sealed record Seen(MissionHome Home, Dashboard Board, Mission State, IReadOnlyList<Recorded> Events)
{
    public string Id => Home.Id;
    public string Path => $"/missions/{Home.Id}";

    /// <summary>The last line of the journal that this knows.</summary>
    public long Seq => Events.Count;
}
