using System.Text;
using System.Text.Json;
using Missions.Agents.Loop;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Journals;
using Missions.Engine.Skills;
using Missions.Engine.Workspaces;
using Missions.World.Git;

namespace Missions.Engine.Tools;

/// <summary>
/// Takes a worker's handoff: the engine commits the files itself and holds the claims against what it saw.
/// </summary>
internal static class HandOffTool
{
    public const string Name = "hand_off";

    public static Tool Make(Workshop shop, MissionToolbox toolbox, Run run)
    {
        var tool = MissionTool.All.First(one => one.Name == Name);
        return new(tool.Name, tool.Description, tool.Schema, Recovery.Repeat, async (call, ct) =>
        {
            if (ToolJson.Read(tool.Arguments, call.Arguments, out var problem) is not Handoff handoff)
                return ToolAnswer.Refused(problem ?? "The arguments are empty.");

            var facts = await FactsAsync(shop, run, handoff, call, ct);
            var answer = await toolbox.SubmitAsync(new MissionCommand.HandOff(handoff, facts), run, call, ct);
            if (!answer.IsRefusal)
                await shop.Files.WriteAsync(
                    shop.Home.Handoff(run.Id),
                    JsonSerializer.SerializeToUtf8Bytes(handoff, JournalJson.Default.Handoff),
                    ct);
            return answer;
        });
    }

    private static async Task<RunFacts> FactsAsync(
        Workshop shop, Run run, Handoff handoff, ToolCall call, CancellationToken ct)
    {
        var head = handoff.Outcome is HandoffOutcome.Failed
            ? run.Base!
            : await shop.Repository.CheckpointAsync(shop.Home.Workspace, run.Base!, Draft(shop, run, handoff, call), ct);
        var copied = await Copies.ReadAsync(shop, ct);
        var changes = await shop.Repository.ChangesAsync(run.Base!, head, ct);
        var commands = await CommandsAsync(shop, run, ct);
        var again = await new ClaimedCommands(shop, run).RunAsync(handoff, commands, head, ct);
        return new(
            run.Base!,
            head,
            [.. changes.Select(change => change.Path).Where(path => !IsSkillOf(shop, path))],
            [.. commands, .. again.Seen],
            await TestNamesAsync(shop, handoff, head, ct),
            await ConflictsAsync(shop, head, ct),
            await BaredAsync(shop, run, copied, ct),
            await ToldAsync(shop, head, changes, copied, ct),
            again.Unobserved,
            [.. changes.Where(change => change.Kind is ChangeKind.Added).Select(change => change.Path)]);
    }

    /// <summary>Copied files that would have been committed, had they not been left out.</summary>
    private static async Task<Seq<string>> BaredAsync(
        Workshop shop, Run run, IReadOnlyList<(string Path, byte[] Bytes)> copied, CancellationToken ct)
    {
        var fromUs = new List<string>();
        foreach (var (path, _) in copied)
            if (await shop.Repository.ReadAsync(run.Base!, path, ct) is null) fromUs.Add(path);
        return [.. fromUs.Except(await shop.Repository.IgnoredInAsync(shop.Home.Workspace, fromUs, ct))];
    }

    /// <summary>Changed files that say what a copied one says.</summary>
    private static async Task<Seq<string>> ToldAsync(
        Workshop shop,
        string head,
        IReadOnlyList<FileChange> changes,
        IReadOnlyList<(string Path, byte[] Bytes)> copied,
        CancellationToken ct)
    {
        if (copied is []) return [];

        var (hidden, found) = (GivenSecrets.None.With(copied), new List<string>());
        foreach (var change in changes.Where(one => one.Kind is not ChangeKind.Removed))
            if (await shop.Repository.ReadAsync(head, change.Path, ct) is { } bytes
                && !await SaidItBeforeAsync(shop, change.Path, hidden, ct)
                && (copied.Any(file => file.Bytes.Length > 0 && file.Bytes.AsSpan().SequenceEqual(bytes))
                    || Encoding.UTF8.GetString(bytes) is var text && hidden.Redact(text) != text))
                found.Add(change.Path);
        return [.. found];
    }

    /// <summary>What the base tells everybody anyway is no secret that the worker gave away.</summary>
    private static async Task<bool> SaidItBeforeAsync(
        Workshop shop, string path, GivenSecrets hidden, CancellationToken ct) =>
        await shop.Repository.ReadAsync(shop.Mission.State.Base, path, ct) is { } before
        && Encoding.UTF8.GetString(before) is var text
        && hidden.Redact(text) != text;

    /// <summary>The engine itself put it there before the worker began.</summary>
    private static bool IsSkillOf(Workshop shop, string path) =>
        shop.Mission.State.Skills.Any(skill => path == $"{SkillFiles.Folder}/{skill.Name}/SKILL.md");

    private static CommitDraft Draft(Workshop shop, Run run, Handoff handoff, ToolCall call)
    {
        var key = $"Handoff: {run.Id}/{call.Id}";
        var state = shop.Mission.State;
        var kind = run.Feature is { } id && state.Plan?.Feature(id)?.Follows is not null ? "fix" : "feat";
        var message = CommitText.Of(
            state.Opening?.Commits, handoff.CommitMessage, kind, shop.Author,
            $"Mission: {shop.Home.Id}", $"Feature: {run.Feature}", $"Run: {run.Id}", key);
        return new(key, message, shop.Author, shop.Clock.GetUtcNow()) { LeftOut = state.Plan?.Copy ?? [] };
    }

    /// <summary>What still holds both sides of a merge between markers, wherever they were moved to.</summary>
    private static async Task<Seq<string>> ConflictsAsync(Workshop shop, string head, CancellationToken ct)
    {
        var state = shop.Mission.State;
        if (state.Conflicts is [] || state.Merges is not [.., var merge]) return [];
        return [.. await shop.Base.MarkedAsync(head, merge.From, merge.Base, ct)];
    }

    /// <summary>
    /// Every shell line of the run with its exit code, from the transcript that the engine itself wrote.
    /// </summary>
    private static async Task<Seq<CommandRun>> CommandsAsync(Workshop shop, Run run, CancellationToken ct)
    {
        var commands = new List<CommandRun>();
        await foreach (var happened in Transcripts.ReadAsync(shop, run.Id, ct))
            if (happened is TranscriptEvent.ToolAnswered { Facts: { } facts }
                && facts.TryGetProperty("command", out var line)
                && facts.TryGetProperty("exitCode", out var code))
                commands.Add(new(line.GetString()!, code.GetInt32()));
        return [.. commands];
    }

    private static async Task<Seq<string>> TestNamesAsync(
        Workshop shop, Handoff handoff, string head, CancellationToken ct)
    {
        var found = new List<string>();
        foreach (var test in handoff.Tests)
        {
            var text = Encoding.UTF8.GetString(await shop.Repository.ReadAsync(head, test.File, ct) ?? []);
            found.AddRange(test.Cases.Select(one => one.Name).Where(name => text.Contains(name, StringComparison.Ordinal)));
        }
        return [.. found];
    }
}
