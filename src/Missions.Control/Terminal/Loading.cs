using System.Text;
using Missions.Agents.Loop;
using Missions.Control.Wiring;
using Missions.Engine.Views;
using Missions.World;
using Missions.World.Files;
using Missions.World.Git;
using Missions.World.Logs;

namespace Missions.Control.Terminal;

/// <summary>Reads what a place shows from the disk: the end of a transcript, an output, a diff.</summary>
internal static class Loading
{
    private const int Lines = 400;
    private const int MostBytes = 400_000;

    /// <summary>Whether a thing is such, and not in the journal.</summary>
    public static bool Is(string? thing) =>
        thing?.Split(':') is ["transcript" or "output" or "diff", _];

    /// <summary>It goes on growing, so it is read again and again.</summary>
    public static bool IsLive(string? thing) => thing?.StartsWith("transcript:", StringComparison.Ordinal) is true;

    public static async Task<Loaded> LoadAsync(Machine machine, MissionSeen mission, string thing, CancellationToken ct)
    {
        var (kind, id) = (thing[..thing.IndexOf(':')], thing[(thing.IndexOf(':') + 1)..]);
        try
        {
            return new(thing, kind switch
            {
                "transcript" => await TranscriptAsync(mission, id, ct),
                "output" => await OutputAsync(machine, mission, id, ct),
                _ => await DiffAsync(machine, mission, id, ct),
            });
        }
        catch (WorldException broken)
        {
            return new(thing, [.. Row.Wrap(broken.Message, 76)]);
        }
    }

    private static async Task<IReadOnlyList<Row>> TranscriptAsync(MissionSeen mission, string id, CancellationToken ct)
    {
        if (mission.State.Runs.FirstOrDefault(run => run.Id.ToString() == id) is not { } run)
            return [new($"There is no {id}.")];
        var end = await LogEnd.ReadAsync(mission.Home.Transcript(run.Id), Lines, ct);
        if (end is []) return [new("It has said nothing yet.")];

        return
        [
            new(end[0].Seq > 1 ? $"(begins with line {end[0].Seq}; all of it lies in {mission.Home.Transcript(run.Id)})"
                : $"{id}:"),
            .. Said(end),
        ];
    }

    /// <summary>Each with the time of its own record, also behind one that cannot be read.</summary>
    internal static IEnumerable<Row> Said(IReadOnlyList<LogRecord> records)
    {
        var told = records.Select(record => (record.At, Event: LiveView.Read(record)))
            .Where(one => one.Event is not null).ToList();
        List<TranscriptEvent> events = [.. told.Select(one => one.Event!)];
        return told.SelectMany((one, index) => Said(events, index, one.At));
    }

    private static IEnumerable<Row> Said(List<TranscriptEvent> events, int index, DateTimeOffset at)
    {
        if (LiveView.Saying(events, index) is not { } said) yield break;
        var look = events[index] switch
        {
            TranscriptEvent.ToolCalled => Look.Bold,
            TranscriptEvent.ToolAnswered => Look.Dim,
            TranscriptEvent.Refused => Look.Bad,
            _ => Look.Plain,
        };
        var lines = said.ReplaceLineEndings("\n").Split('\n');
        foreach (var (nth, line) in lines.Take(40).Index())
            yield return new(nth == 0 ? $"{at.UtcDateTime:HH:mm:ss} {line}" : $"         {line}", Look: look);
        if (lines.Length > 40) yield return new($"         ({lines.Length - 40} lines more)", Look: look);
    }

    private static async Task<IReadOnlyList<Row>> OutputAsync(
        Machine machine, MissionSeen mission, string id, CancellationToken ct)
    {
        if (mission.State.Evidence.FirstOrDefault(one => one.Id.ToString() == id) is not { } evidence)
            return [new($"There is no {id}.")];
        if (!evidence.HasOutput) return [new(evidence.Note ?? "It has no output.")];
        var bytes = await new Blobs(machine.Files, mission.Home.Blobs).GetAsync(evidence.Output, ct);
        return Rows(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, MostBytes))));
    }

    private static async Task<IReadOnlyList<Row>> DiffAsync(
        Machine machine, MissionSeen mission, string id, CancellationToken ct)
    {
        var handed = mission.State.Handoffs.LastOrDefault(one => one.Feature.ToString() == id);
        if (handed is null || mission.State.Opening is not { } opening)
            return [new($"{id} has handed nothing off, so there is no diff.")];
        var repository = GitRepository.ToRead(
            machine.Programs, new(mission.Home.Repository, opening.Repository, mission.Home.Id, opening.Base));
        return Rows(await repository.DiffAsync(handed.Facts.Base, handed.Facts.Head, MostBytes, ct));
    }

    private static IReadOnlyList<Row> Rows(string text) =>
    [
        .. text.ReplaceLineEndings("\n").Split('\n')
            .Select(line => new Row(line.Replace("\t", "    "), Look: line switch
        {
            ['+', ..] => Look.Good,
            ['-', ..] => Look.Bad,
            ['@', '@', ..] => Look.Bold,
            _ => Look.Plain,
        })),
    ];
}
