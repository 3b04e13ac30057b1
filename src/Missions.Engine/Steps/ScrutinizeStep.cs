using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Auditing;
using Missions.Engine.Flows;
using Missions.Engine.Proofs;
using Missions.Engine.Sessions;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// Validates a milestone on its commit: checks, then executed proofs, then one reviewer a feature, then the sum.
/// </summary>
internal sealed class ScrutinizeStep(Workshop shop)
{
    private const int DiffCharacters = 60_000;

    private readonly ProofRunner _proofs = new(shop);

    public async Task RunAsync(CancellationToken ct)
    {
        var round = shop.Mission.State.OpenRound!;
        switch (shop.Mission.State.StageOf(round))
        {
            case Stage.Checks:
                foreach (var check in shop.Mission.State.MissingChecks(round)) await CheckAsync(check, round, ct);
                break;
            case Stage.Proofs:
                foreach (var assertion in shop.Mission.State.DueProofs(round)) await ProveAsync(assertion, round, ct);
                break;
            case Stage.Replays:
                foreach (var flow in shop.Mission.State.DueReplays(round))
                    await new Replaying(shop).RunAsync(flow, round, ct);
                break;
            case Stage.Bite:
                foreach (var feature in shop.Mission.State.MissingBites(round))
                    await new BiteStep(shop, round).RunAsync(feature, ct);
                break;
            case Stage.Reviews:
                await ReviewAllAsync(shop.Mission.State.MissingReviews(round), ct);
                break;
            default:
                await SumUpAsync(null, ct);
                break;
        }
    }

    public async Task SumUpAsync(Run? resumed, CancellationToken ct)
    {
        var sessions = new AgentSessions(shop);
        if (await sessions.StartAsync(new(Role.Scrutineer, Purpose.Scrutinize), resumed, ct) is { } run)
            await RunAsync(sessions, run, new Dictionary<string, string>(), ct);
    }

    public async Task ReviewAsync(FeatureId feature, Run? resumed, CancellationToken ct)
    {
        var sessions = new AgentSessions(shop);
        if (await sessions.StartAsync(new(Role.Reviewer, Purpose.Review, feature), resumed, ct) is not { } run) return;
        await RunAsync(
            sessions,
            run,
            new Dictionary<string, string>
            {
                ["diff"] = await DiffAsync(feature, ct),
            },
            ct);
    }

    private async Task ReviewAllAsync(Seq<Feature> features, CancellationToken ct)
    {
        var fanOut = shop.Mission.State.Opening!.Limits.FanOut;
        foreach (var batch in features.Chunk(fanOut))
            await Task.WhenAll(batch.Select(feature => ReviewAsync(feature.Id, null, ct)));
    }

    private async Task CheckAsync(Check check, Round round, CancellationToken ct)
    {
        shop.Activity($"Scrutiny of {round.Milestone}: {check.Name}");
        var known = shop.Mission.State.KnownChecks.FirstOrDefault(one => one.Name == check.Name)?.Tests;
        var outcome = await new ProofRunner(shop) { KnownTests = known }.CheckAsync(check, round.Commit, ct);
        var tests = outcome.Tests;
        var evidence = Blank(EvidenceKind.Check, check.Run, round) with
        {
            Check = check.Name,
            Holds = outcome.ExitCode == 0,
            Findings = outcome.ExitCode == 0 ? [] : Findings.In(outcome.Output),
            Tests = tests,
            Coverage = check.Name is "test" ? Coverage.In(outcome.Output) : null,
            Touched = await TouchedAsync(check, tests, round, ct),
        };
        await _proofs.RecordAsync(evidence, outcome, $"{round.Milestone}/{round.Number}/{round.Commit}/{check.Name}", ct);
    }

    /// <summary>Once a round, with the check that runs the tests; with the last where none does.</summary>
    private async Task<Seq<Touch>> TouchedAsync(Check check, TestTally? tests, Round round, CancellationToken ct)
    {
        var state = shop.Mission.State;
        var checks = state.Plan!.Checks!;
        var bearer = checks.All.FirstOrDefault(one => one.Name is "test") ?? checks.All[^1];
        if (check != bearer) return [];

        var known = state.KnownChecks.FirstOrDefault(one => one.Name == check.Name)?.Tests;
        var touches = new Touches(shop.Repository, checks) { Unheard = Touches.Missing(known, tests) };
        return await touches.BetweenAsync(state.Base, round.Commit, ct);
    }

    private async Task ProveAsync(Assertion assertion, Round round, CancellationToken ct)
    {
        shop.Activity($"Scrutiny of {round.Milestone}: proving {assertion.Id}");
        var outcome = await _proofs.For(assertion.Id).RunAsync(assertion.Proof, round.Commit, ct);
        var holds = outcome.Meets(assertion.Proof);
        var evidence = Blank(EvidenceKind.Proof, assertion.Proof.Line!, round) with
        {
            Assertion = assertion.Id,
            ProofHash = assertion.ProofHash,
            Holds = holds,
            Note = holds ? null : Complaint.Of(outcome, assertion),
        };
        await _proofs.RecordAsync(evidence, outcome, $"{round.Milestone}/{round.Number}/{round.Commit}/{assertion.Id}", ct);
    }

    private static Evidence Blank(EvidenceKind kind, string subject, Round round) => new(
        default, kind, subject, round.Commit, false, "", 0, "", 0, Milestone: round.Milestone, Round: round.Number, Seat: "engine");

    private async Task<string> DiffAsync(FeatureId feature, CancellationToken ct)
    {
        var state = shop.Mission.State;
        var mended = state.Plan!.Feature(feature)?.Follows;
        var handoffs = state.Handoffs.Where(one => !one.IsVoid && (one.Feature == feature || one.Feature == mended));
        var diffs = new List<string>();
        foreach (var one in handoffs)
        {
            diffs.AddRange((await Weakened.InAsync(shop.Repository, one.Facts.Base, one.Facts.Head, ct)).Select(Pointed));
            diffs.Add($"{one.Feature} ({one.Run}):\n{await shop.Repository.DiffAsync(one.Facts.Base, one.Facts.Head, DiffCharacters, ct)}");
        }
        return string.Join("\n", [.. Doubts().Select(Pointed), .. diffs]);
    }

    /// <summary>Seen by code, which cannot tell whether it is right.</summary>
    private static string Pointed(string seen) => $"Look at this: {seen}";

    private IEnumerable<string> Doubts()
    {
        var state = shop.Mission.State;
        if (state.OpenRound is not { } round) return [];
        return state.KnownChecks.SelectMany(known => TestIntegrity.Doubts(
            known.Tests, state.Evidence.LastOrDefault(one => one.Check == known.Name && one.Commit == round.Commit)?.Tests));
    }

    private async Task RunAsync(
        AgentSessions sessions, Run run, IReadOnlyDictionary<string, string> seen, CancellationToken ct)
    {
        await using var checkout = await _proofs.OpenAsync(run.Base!, ct);
        await sessions.RunAsync(run, checkout, seen, ct);
    }
}
