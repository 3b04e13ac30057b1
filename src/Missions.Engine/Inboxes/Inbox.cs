using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Core;
using Missions.Core.Seats;
using Missions.Engine.Journals;
using Missions.World.Files;

namespace Missions.Engine.Inboxes;

/// <summary>Commands from other processes, a file each; whoever runs the mission answers them beside.</summary>
public sealed class Inbox(IFiles files, string folder, TimeProvider clock)
{
    private const string Letter = ".json";
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(100);

    /// <summary>Drops a command. The id is journaled with what follows from it, so that it is applied once.</summary>
    public Task DropAsync(string id, MissionCommand command, string via, CancellationToken ct) =>
        files.WriteAsync(Path.Combine(folder, id + Letter), JsonSerializer.SerializeToUtf8Bytes(
            new InboxLetter(via, JsonSerializer.SerializeToElement(command, JournalJson.Default.MissionCommand)),
            InboxJson.Default.InboxLetter), ct);

    /// <summary>The answer, once there is one.</summary>
    public async Task<InboxAnswer?> AnswerAsync(string id, CancellationToken ct)
    {
        var path = Path.Combine(folder, id + ".answer");
        if (await files.ReadAsync(path, ct) is not { } bytes) return null;
        files.Delete(path);
        return JsonSerializer.Deserialize(bytes, InboxJson.Default.InboxAnswer);
    }

    /// <summary>Applies what lies there, in the order of the ids, and answers it.</summary>
    public async Task ApplyAsync(LiveMission mission, CancellationToken ct)
    {
        foreach (var path in files.List(folder).Where(path => path.EndsWith(Letter, StringComparison.Ordinal)))
        {
            var id = Path.GetFileNameWithoutExtension(path);
            var answer = await DecideAsync(mission, path, id, ct);
            await files.WriteAsync(
                Path.Combine(folder, id + ".answer"),
                JsonSerializer.SerializeToUtf8Bytes(answer, InboxJson.Default.InboxAnswer),
                ct);
            files.Delete(path);
        }
    }

    /// <summary>Goes on applying until cancelled.</summary>
    public async Task WatchAsync(LiveMission mission, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            await ApplyAsync(mission, ct);
            await Task.Delay(Often, clock, ct);
        }
    }

    private async Task<InboxAnswer> DecideAsync(LiveMission mission, string path, string id, CancellationToken ct)
    {
        try
        {
            var letter =
                JsonSerializer.Deserialize(await files.ReadAsync(path, ct) ?? [], InboxJson.Default.InboxLetter)
                ?? throw new JsonException("It is null.");
            var command = letter.Command.Deserialize(JournalJson.Default.MissionCommand)
                ?? throw new JsonException("Its command is null.");
            var decision = await mission.SubmitAsync(command, Actor.Human, ct, letter.Via, id);
            return new(decision.Refusal);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            return new($"{path} holds no command that this version knows: {wrong.Message}");
        }
    }
}

/// <summary>A command as it lies in the inbox.</summary>
public sealed record InboxLetter(string Via, JsonElement Command);

/// <summary>What became of it: nothing to say, or the sentence that refuses it.</summary>
public sealed record InboxAnswer(string? Refusal);

/// <summary>How letters and answers are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(InboxLetter)), JsonSerializable(typeof(InboxAnswer))]
internal sealed partial class InboxJson : JsonSerializerContext;
