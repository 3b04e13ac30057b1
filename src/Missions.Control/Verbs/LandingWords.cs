using System.Text;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine.Landings;
using Missions.Engine.Workspaces;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>What is said about a landing, in words or as the one JSON object.</summary>
internal sealed class LandingWords(Cli cli, Workshop shop, bool isJson)
{
    private readonly JsonObject _json = new() { ["mission"] = shop.Home.Id };

    private MissionEvent.MissionOpened Opening => shop.Mission.State.Opening!;
    private string Work => $"mission/{shop.Home.Id}";
    private TextWriter Prose => isJson ? cli.Error : cli.Out;

    public Task<int> ConflictsAsync(Trial trial)
    {
        _json["conflicts"] = new JsonArray([.. trial.Conflicts.Select(path => (JsonNode)path)]);
        return NotLandedAsync(
            $"{Opening.Branch} and what was built conflict in {string.Join(", ", trial.Conflicts)}. Nothing was moved. "
            + $"Bring {Opening.Branch} in, where a feature settles it: mission sync {shop.Home.Id} && "
            + $"mission run {shop.Home.Id}",
            Exit.NeedsYou);
    }

    public Task<int> DoesNotHoldAsync(Trial trial)
    {
        _json["reruns"] = Reruns(trial);
        var broken = trial.Reruns.Where(one => !one.Holds)
            .Select(one => $"\n  {one.What} (exit {one.ExitCode}): {Path.Combine(shop.Home.Blobs, one.Output)}");
        return NotLandedAsync(
            $"Merged with {Opening.Branch} as it stands, this does not hold any more:{string.Concat(broken)}\n"
            + $"Nothing was moved. Bring {Opening.Branch} in and let it be mended: mission sync {shop.Home.Id} && "
            + $"mission run {shop.Home.Id}",
            Exit.Failed);
    }

    public async Task TriedAsync(Trial trial, string? tip, IReadOnlyList<string> leftOut)
    {
        _json["reruns"] = Reruns(trial);
        await Prose.WriteLineAsync(trial switch
        {
            _ when tip == trial.Commit && !trial.IsSealed => $"{Opening.Branch} has all of it already; "
                + $"{trial.Reruns.Count} checks, guards and sealed proofs ran there and hold.",
            { IsSealed: true } => "It lands as the very tree that was sealed, so nothing had to run again.",
            _ => $"On the trial merge with {Opening.Branch} {trial.Reruns.Count} checks, guards and sealed proofs ran "
                + "again and hold.",
        });
        if (leftOut.Count > 0)
            await Prose.WriteLineAsync(
                $"Left out, because the branch has or ignores them: {string.Join(", ", leftOut)}.");
    }

    public async Task<int> PullRequestAsync(Trial trial, string commit, CancellationToken ct)
    {
        var (state, path) = (shop.Mission.State, Path.Combine(shop.Home.Folder, "report", "pull-request.md"));
        await shop.Files.WriteAsync(path, Encoding.UTF8.GetBytes(PullRequestText.Of(state, trial)), ct);
        var slices = Slice.Of(state);
        await Prose.WriteLineAsync($"{Work} stands on {commit}. Its description: {path}");
        foreach (var slice in slices)
            await Prose.WriteLineAsync(
                $"  {slice.Milestone} {slice.Title}: git diff {string.Join(", ", slice.Ranges)}");
        await Prose.WriteLineAsync("Nothing was pushed, and no branch of yours was moved.");

        _json["landed"] = false;
        (_json["branch"], _json["commit"], _json["description"]) = (Work, commit, path);
        _json["slices"] = new JsonArray([.. slices.Select(slice => (JsonNode)new JsonObject
        {
            ["milestone"] = slice.Milestone.ToString(),
            ["ranges"] = new JsonArray([.. slice.Ranges.Select(one => (JsonNode)$"{one.From}..{one.To}")]),
        })]);
        return await EndAsync(Exit.Done);
    }

    public async Task<int> CutOffAsync(string commit)
    {
        await Prose.WriteLineAsync("It has landed, which was not written down before; it is now.");
        return await LandedAsync(Landed.Moved, commit);
    }

    /// <param name="hasChanges">The user's checkout has changes that are not committed.</param>
    public async Task<int> LandedAsync(Landed outcome, string commit, bool hasChanges = false)
    {
        var branch = Opening.Branch;
        var command = outcome switch
        {
            Landed.Moved => null,
            Landed.MovedOn => $"mission land {shop.Home.Id}",
            _ => $"git merge --ff-only {Work}",
        };
        var sentence = outcome switch
        {
            Landed.Moved => $"{branch} stands on {commit} now. Nothing was pushed.",
            Landed.CheckedOut => $"{branch} is checked out, so it is yours to move. `mission status` notices when you "
                + "did. "
                + "Type there:",
            Landed.MovedOn => $"{branch} has moved on meanwhile, so what was tried is not what it would be. Try again:",
            _ =>
                $"The branch that the mission began on ({branch ?? "none"}) is not there. Check out the one that "
                    + $"you want, and type:",
        };
        if (outcome is Landed.CheckedOut && hasChanges)
            await Prose.WriteLineAsync("There are changes that are not committed. Where they are in the way: git "
                + "stash, "
                + "then what follows, then git stash pop.");
        await Prose.WriteLineAsync(command is null ? sentence : $"{sentence}\n  {command}");
        _json["landed"] = command is null;
        (_json["branch"], _json["commit"], _json["command"]) = (branch, commit, command);
        return await EndAsync(command is null ? Exit.Done : Exit.NeedsYou);
    }

    private async Task<int> NotLandedAsync(string sentence, int exit)
    {
        await Prose.WriteLineAsync(sentence);
        _json["landed"] = false;
        _json["because"] = sentence;
        return await EndAsync(exit);
    }

    private async Task<int> EndAsync(int exit)
    {
        if (isJson) await cli.WriteAsync(_json);
        return exit;
    }

    private static JsonArray Reruns(Trial trial) =>
    [
        .. trial.Reruns.Select(one => new JsonObject
        {
            ["what"] = one.What, ["holds"] = one.Holds, ["exitCode"] = one.ExitCode, ["output"] = one.Output,
        }),
    ];
}
