using System.Text.Json;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Flows;

/// <summary>Does a sealed flow again on a later commit without a model, and says whether it is the same.</summary>
internal sealed class Replaying(Workshop shop)
{
    private readonly FlowPlayer _player = new(shop);

    public Task RunAsync(Assertion flow, Round round, CancellationToken ct)
    {
        shop.Activity($"Scrutiny of {round.Milestone}: doing the flow of {flow.Id} again");
        return RecordAsync(
            flow, (round.Commit, round), $"{round.Milestone}/{round.Number}/{round.Commit}/{flow.Id}/replayed", ct);
    }

    /// <summary>The same on what came in from the base, before anybody builds there.</summary>
    public Task OnMergeAsync(Assertion flow, Merge merge, CancellationToken ct)
    {
        shop.Activity($"Doing the flow of {flow.Id} again on what came in");
        return RecordAsync(flow, (merge.Head, null), $"merge/{merge.Head}/{flow.Id}/{flow.ProofHash}", ct);
    }

    private async Task RecordAsync(
        Assertion flow, (string Commit, Round? Round) at, string id, CancellationToken ct)
    {
        var began = shop.Clock.GetTimestamp();
        var recording = shop.Mission.State.RecordingOf(flow)!;
        var (played, wrong) = await TwiceAsync(flow, recording, at.Commit, ct);
        var picture = played.LastOrDefault(one => one.Picture is not null)?.Picture;
        var evidence = new Evidence(
            default, EvidenceKind.Replay, $"replay of {flow.Id}, recorded in {recording.Run}", at.Commit,
            wrong is null, "", 0, "", 0, Assertion: flow.Id, Milestone: at.Round?.Milestone, Round: at.Round?.Number,
            ProofHash: flow.ProofHash, Seat: "engine",
            Note: wrong is null ? null : $"Done again as in {recording.Run}: {wrong}",
            Picture: picture is null ? null : await shop.Blobs.PutAsync(picture.Bytes, ct),
            MediaType: picture?.MediaType);
        var seconds = shop.Clock.GetElapsedTime(began).TotalSeconds;
        await new ProofRunner(shop).RecordAsync(
            evidence, new(wrong is null ? 0 : 1, false, Text(played, wrong), seconds), id, ct);
    }

    /// <summary>A second time where it went wrong: nobody must look for what only came and went.</summary>
    public async Task<(IReadOnlyList<Played> Played, string? Wrong)> TwiceAsync(
        Assertion flow, Recording recording, string commit, CancellationToken ct)
    {
        var first = await PlayAsync(flow, recording, commit, ct);
        return first.Wrong is null ? first : await PlayAsync(flow, recording, commit, ct);
    }

    private async Task<(IReadOnlyList<Played> Played, string? Wrong)> PlayAsync(
        Assertion flow, Recording recording, string commit, CancellationToken ct)
    {
        var bytes = await shop.Blobs.GetAsync(recording.Script!, ct);
        try
        {
            var played = await _player.PlayAsync(flow, FlowScript.Read(bytes), commit, ct);
            return (played, played.Select(FlowPlayer.Wrong).FirstOrDefault(wrong => wrong is not null));
        }
        catch (SetupFailed failed)
        {
            return ([], failed.Message);
        }
        catch (JsonException damaged)
        {
            return ([], $"its recording cannot be read: {damaged.Message}");
        }
    }

    public static string Text(IReadOnlyList<Played> played, string? wrong)
    {
        var calls = played.Select(one =>
            $"{(FlowPlayer.Wrong(one) is null ? "" : "NOT THE SAME: ")}{one.Call.Said}\n"
                + $"{one.Text}\n");
        return $"{string.Join('\n', calls)}\n{wrong ?? "Everything came out the same."}\n";
    }
}
