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
/// <param name="Of">Another sample: its application, its past and all that is left out here.</param>
/// <param name="Said">What the demo's human says while the mission is under way.</param>
/// <param name="Allows">Whether the demo's human allows what the orchestrator wants to weaken.</param>
internal sealed record History(
    IReadOnlyList<string> Planted,
    IReadOnlyList<Commit>? Commits = null,
    string? About = null,
    string? Start = null,
    bool Lands = false,
    Dictionary<string, string>? Untracked = null,
    Dictionary<string, string>? Dirty = null,
    IReadOnlyList<LaterCommit>? Later = null,
    string? Of = null,
    IReadOnlyList<LaterWord>? Said = null,
    bool Allows = false)
{
    /// <summary>Below the samples' folder; it may stand on another.</summary>
    public static async Task<History> ReadAsync(IFiles files, string sample, CancellationToken ct)
    {
        var path = Path.Combine(sample, "history.json");
        var bytes = await files.ReadAsync(path, ct)
            ?? throw new MissionException(
                $"{path} is missing: the sample did not come along with the program. Build it again.");
        var own = JsonSerializer.Deserialize(bytes, HistoryJson.Default.History)!;
        return own.Of is not { } other
            ? own
            : own.On(await ReadAsync(files, Path.Combine(Path.GetDirectoryName(sample)!, other), ct));
    }

    private History On(History other) => this with
    {
        Commits = Commits ?? other.Commits,
        About = About ?? other.About,
        Start = Start ?? other.Start,
        Untracked = Untracked ?? other.Untracked,
        Dirty = Dirty ?? other.Dirty,
        Later = Later ?? other.Later,
    };
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

/// <summary>What the human says, once a feature was handed off or a milestone sealed.</summary>
internal sealed record LaterWord(string When, string Text);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(History))]
internal sealed partial class HistoryJson : JsonSerializerContext;
