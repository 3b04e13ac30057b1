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

    /// <summary>Twice where need be: what came of a slow machine must not stay.</summary>
    private async Task<Recording> TryAsync(Assertion flow, Standing standing, CancellationToken ct)
    {
        var blank = new Recording(flow.Id, flow.ProofHash, standing.Commit!, standing.Run!.Value);
        var made = await MadeAsync(blank.Run, ct);
        var recording = await OnceAsync(flow, blank, made, standing.Evidence, ct);
        return recording.Script is not null ? recording : await OnceAsync(flow, blank, made, standing.Evidence, ct);
    }

    private async Task<Recording> OnceAsync(
        Assertion flow, Recording blank, IReadOnlyList<Made> made, Seq<EvidenceId> evidence, CancellationToken ct)
    {
        try
        {
            var best = await BestAsync(flow, blank.Commit, made, evidence.ToHashSet(), ct);
            return best.Script is not { } script ? blank with { Note = best.Why } : blank with
            {
                Script = await shop.Blobs.PutAsync(script.Bytes, ct),
                Calls = script.Calls.Count,
                Checked = script.Calls.Count(call => call.IsChecked),
                Note = best.Lost == 0 ? null : $"{best.Lost} lines came out differently and are not looked at",
            };
        }
        catch (Exception broken) when (broken is WorldException or SetupFailed && !ct.IsCancellationRequested)
        {
            return blank with { Note = broken.Message };
        }
    }

    /// <summary>The shortest of the scenes that loses nothing when it is done again, else what loses least.</summary>
    private async Task<Draft> BestAsync(
        Assertion flow, string commit, IReadOnlyList<Made> made, HashSet<EvidenceId> cited, CancellationToken ct)
    {
        var hasService = ((Proof.Flow)flow.Proof).Service is not null;
        IReadOnlyList<Made>[] scenes =
            [Scene.Fresh(made, cited, hasService), Scene.Narrow(made, cited), Scene.Whole(made, cited)];
        var tried = new List<(FlowScript Script, IReadOnlyList<Played> First, Draft Draft)>();
        foreach (var scene in scenes.Where(scene => scene is not []).DistinctBy(scene => scene.Count))
        {
            var script = Script(flow, commit, scene, cited);
            var first = await _player.PlayAsync(flow, Played(script), commit, ct);
            var draft = Stable(script, first, first);
            tried.Add((script, first, draft));
            if (draft is { Script: not null, Lost: 0 }) break;
        }

        if (tried is []) return new(null, 0, "No call that its verdict rests on was kept.");
        var best = tried.Where(one => one.Draft.Script is not null).OrderBy(one => one.Draft.Lost).FirstOrDefault();
        if (best.Script is null) return tried[0].Draft;
        var second = await _player.PlayAsync(flow, Played(best.Script), commit, ct);
        return Dated(Stable(best.Script, best.First, second));
    }

    /// <param name="Lost">How many lines of the answers did not come out the same.</param>
    private sealed record Draft(FlowScript? Script, int Lost, string? Why);

    private static FlowScript Script(
        Assertion flow, string commit, IReadOnlyList<Made> made, HashSet<EvidenceId> cited)
    {
        var surface = ((Proof.Flow)flow.Proof).Surface;
        var addresses = Addresses.Of(made);
        var calls = made.Select(one => new FlowCall(
            one.Call.Tool, addresses.Hide(one.Call.Arguments), cited.Contains(one.Id),
            Answered.Lines(one.Call.Tool, addresses.Hide(one.Text), surface))).ToList();
        return new($"{flow.Id}", commit, calls, []);
    }

    /// <summary>Nobody waits for the time of day to come again.</summary>
    private static FlowScript Played(FlowScript script) => Each(script, StableText.Masked);

    private Draft Dated(Draft draft) => draft.Script is not { } script ? draft : draft with
    {
        Script = Each(script, line => StableText.Dated(line, shop.Clock.GetLocalNow())),
    };

    private static FlowScript Each(FlowScript script, Func<string, string> change) => script with
    {
        Calls = [.. script.Calls.Select(call => call with { Lines = [.. call.Lines.Select(change)] })],
    };

    private static Draft Stable(FlowScript script, IReadOnlyList<Played> first, IReadOnlyList<Played> second)
    {
        var refused = first.Concat(second).FirstOrDefault(one => one.Call.IsChecked && one.IsRefused);
        if (refused is not null) return new(null, 0, $"Done again, {FlowPlayer.Wrong(refused)}");

        var (kept, lost) = (new List<FlowCall>(), 0);
        foreach (var (at, call) in script.Calls.Index())
        {
            var (one, other) = (first[at].Lines, second[at].Lines);
            if (first[at].IsRefused || second[at].IsRefused) continue; // Nothing rests on it, and it cannot be done.
            if (!call.IsChecked) kept.Add(call with { Lines = [] });
            else if (Answered.IsOfErrors(call.Tool))
                kept.Add(call with { Lines = [.. call.Lines.Union(one).Union(other)] });
            else if (Answered.HasHead(call.Tool) && (one[0] != call.Lines[0] || other[0] != call.Lines[0]))
                return new(null, 0, $"Done again, {call.Lines[0]} came out as {one[0]} and as {other[0]}");
            else
            {
                var common = StableText.Common(call.Lines, one, other);
                lost += call.Lines.Count(StableText.SaysSomething) - common.Count;
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
