using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Engine;
using Missions.World.Files;

namespace Missions.Control.Demo;

/// <summary>A sample's past, how untidy its checkout is, and what its people do while a mission is under way.</summary>
/// <param name="About">What kind of application it is, such as <c>a small web application</c>.</param>
/// <param name="Start">How the result is started; <c>{result}</c> stands for its folder.</param>
/// <param name="Planted">What goes wrong on purpose, by the names of <see cref="Demo.Planted"/>.</param>
/// <param name="Lands">Whether the demo's human lands the mission in the end.</param>
internal sealed record History(
    IReadOnlyList<Commit> Commits,
    string About,
    IReadOnlyList<string> Planted,
    string? Start = null,
    bool Lands = false,
    Dictionary<string, string>? Untracked = null,
    Dictionary<string, string>? Dirty = null,
    IReadOnlyList<LaterCommit>? Later = null)
{
    public static async Task<History> ReadAsync(IFiles files, string sample, CancellationToken ct)
    {
        var path = Path.Combine(sample, "history.json");
        var bytes = await files.ReadAsync(path, ct)
            ?? throw new MissionException(
                $"{path} is missing: the sample did not come along with the program. Build it again.");
        return JsonSerializer.Deserialize(bytes, HistoryJson.Default.History)!;
    }
}

/// <summary>One commit: which files appear, in an earlier version where <c>replace</c> says so.</summary>
internal sealed record Commit(
    string Message, string Author, string Date, IReadOnlyList<string> Files, Dictionary<string, string>? Replace = null);

/// <summary>A commit that somebody makes on the base while the mission is under way.</summary>
/// <param name="When">The feature that was handed off, or the milestone that was sealed, just before.</param>
/// <param name="Files">Where each comes from, below the sample's folder.</param>
/// <param name="Switch">A branch that they go on with, so that the base is checked out no more.</param>
/// <param name="Syncs">Whether the human asks for it to be brought in.</param>
internal sealed record LaterCommit(
    string When,
    string Message,
    string Author,
    string Date,
    Dictionary<string, string> Files,
    string? Switch = null,
    bool Syncs = true);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(History))]
internal sealed partial class HistoryJson : JsonSerializerContext;
