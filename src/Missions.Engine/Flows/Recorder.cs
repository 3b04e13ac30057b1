using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;
using Missions.World;

namespace Missions.Engine.Flows;

/// <summary>
/// Makes scripts of flows that were used: done again twice on their own commit, what came out the same is what a later
/// commit is held to.
/// </summary>
internal sealed class Recorder(Workshop shop)
{
    private readonly FlowPlayer _player = new(shop);

    /// <summary>May be done again: what is recorded already is left as it is.</summary>
    public async Task RunAsync(Round round, CancellationToken ct)
    {
        foreach (var flow in shop.Mission.State.MissingRecordings(round))
        {
            shop.Activity($"Recording the flow of {flow.Id}");
            var recording = await TryAsync(flow, shop.Mission.State.Standing(flow.Id)!, ct);
            await shop.Mission.SubmitAsync(
                new MissionCommand.RecordFlow(recording), Actor.Engine, ct,
                id: $"{round.Milestone}/{round.Number}/{round.Commit}/{flow.Id}/recorded");
        }
    }

    private async Task<Recording> TryAsync(Assertion flow, Standing standing, CancellationToken ct)
    {
        var blank = new Recording(flow.Id, flow.ProofHash, standing.Commit!, standing.Run!.Value);
        try
        {
            return await RecordAsync(flow, blank, standing.Evidence, ct);
        }
        catch (Exception broken) when (broken is WorldException or SetupFailed && !ct.IsCancellationRequested)
        {
            return blank with { Note = broken.Message };
        }
    }

    private async Task<Recording> RecordAsync(
        Assertion flow, Recording blank, Seq<EvidenceId> evidence, CancellationToken ct)
    {
        var cited = evidence.ToHashSet();
        var all = await MadeAsync(blank.Run, ct);
        var (narrow, whole) = (Scene.Narrow(all, cited), Scene.Whole(all, cited));
        if (narrow is []) return blank with { Note = "No call that its verdict rests on was kept." };

        var best = await DraftAsync(flow, blank.Commit, narrow, cited, ct);
        if (best is not { Script: not null, Lost: 0 } && whole.Count > narrow.Count)
        {
            var other = await DraftAsync(flow, blank.Commit, whole, cited, ct);
            if (other.Script is not null && (best.Script is null || other.Lost < best.Lost)) best = other;
        }

        return best.Script is not { } script ? blank with { Note = best.Why } : blank with
        {
            Script = await shop.Blobs.PutAsync(script.Bytes, ct),
            Calls = script.Calls.Count,
            Checked = script.Calls.Count(call => call.IsChecked),
            Note = best.Lost == 0 ? null : $"{best.Lost} lines came out differently and are not looked at",
        };
    }

    /// <param name="Lost">How many lines of the answers did not come out the same.</param>
    private sealed record Draft(FlowScript? Script, int Lost, string? Why);

    private async Task<Draft> DraftAsync(
        Assertion flow, string commit, IReadOnlyList<Made> made, HashSet<EvidenceId> cited, CancellationToken ct)
    {
        var surface = ((Proof.Flow)flow.Proof).Surface;
        var addresses = Addresses.Of(made);
        var calls = made.Select(one => new FlowCall(
            one.Call.Tool, addresses.Hide(one.Call.Arguments), cited.Contains(one.Id),
            Answered.Lines(one.Call.Tool, addresses.Hide(one.Text), surface))).ToList();
        var script = new FlowScript($"{flow.Id}", commit, calls, []);
        var first = await _player.PlayAsync(flow, script, commit, ct);
        var second = await _player.PlayAsync(flow, script, commit, ct);
        return Stable(script, first, second);
    }

    private static Draft Stable(FlowScript script, IReadOnlyList<Played> first, IReadOnlyList<Played> second)
    {
        var refused = first.Concat(second).FirstOrDefault(one => one.Call.IsChecked && one.IsRefused);
        if (refused is not null) return new(null, 0, $"Done again, {FlowPlayer.Wrong(refused)}");

        var (kept, lost) = (new List<FlowCall>(), 0);
        foreach (var (at, call) in script.Calls.Index())
        {
            var (one, other) = (first[at].Lines, second[at].Lines);
            if (!call.IsChecked) kept.Add(call with { Lines = [] });
            else if (Answered.IsOfErrors(call.Tool))
                kept.Add(call with { Lines = [.. call.Lines.Union(one).Union(other)] });
            else if (Answered.HasHead(call.Tool) && (one[0] != call.Lines[0] || other[0] != call.Lines[0]))
                return new(null, 0, $"Done again, {call.Lines[0]} came out as {one[0]} and as {other[0]}");
            else
            {
                var common = StableText.Common(call.Lines, one, other);
                lost += call.Lines.Count - common.Count;
                var isWhole = Answered.IsOfAPart(call) && common.Count == one.Count && common.Count == other.Count;
                kept.Add(call with { Lines = common, IsWhole = isWhole });
            }
        }

        // To come to an end without an error shows nothing of what the flow is about.
        if (!kept.Exists(call => call.IsChecked && !Answered.IsOfErrors(call.Tool) && call.Lines is [_, ..]))
            return new(null, lost, "Nothing that it answered came out the same, or can be compared.");

        IEnumerable<string> errors = first.Count > script.Calls.Count ? [.. first[^1].Lines, .. second[^1].Lines] : [];
        return new(script with { Calls = kept, Errors = [.. errors.Distinct()] }, lost, null);
    }

    private async Task<IReadOnlyList<Made>> MadeAsync(RunId run, CancellationToken ct)
    {
        var all = new List<Made>();
        foreach (var evidence in shop.Mission.State.Evidence.Where(one => one.Run == run && one.Call is not null))
        {
            var call = await shop.Blobs.GetAsync(evidence.Call!, ct);
            var text = await shop.Blobs.GetAsync(evidence.Output, ct);
            all.Add(new(evidence.Id, RecordedCall.Read(call), Encoding.UTF8.GetString(text)));
        }

        return all;
    }
}
