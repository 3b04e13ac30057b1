using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Biting;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;
using Missions.World.Files;

namespace Missions.Engine.Steps;

/// <summary>
/// Takes what a feature did out again, all of it and then in pieces, on its own commit, to see what its proofs notice.
/// </summary>
/// <remarks>It changes nothing but the journal, and may be done again.</remarks>
internal sealed class BiteStep(Workshop shop, Round round)
{
    private const string Alone = "None of its proofs passes on its own commit; what follows it makes them pass.";

    public async Task RunAsync(Feature feature, CancellationToken ct)
    {
        shop.Activity($"Scrutiny of {round.Milestone}: taking {feature.Id} out again");
        var (from, to) = shop.Mission.State.WorkOf(feature.Id)!.Value;
        var key = shop.Mission.State.BiteKey(feature);
        Bite bite;
        try
        {
            bite = await MeasureAsync(feature, from, to, ct) with { Key = key };
        }
        catch (SetupFailed failed)
        {
            bite = new(key, Note: $"Its own commit cannot be set up: {Complaint.End(failed.Message)}");
        }
        catch (PathRefused refused)
        {
            bite = new(key, Note: $"It cannot be taken out: {refused.Message}");
        }
        ct.ThrowIfCancellationRequested();
        await shop.Mission.SubmitAsync(
            new MissionCommand.RecordBite(feature.Id, bite), Actor.Engine, ct,
            id: $"{round.Milestone}/{round.Number}/{to}/{feature.Id}/{key}/bite");
    }

    private async Task<Bite> MeasureAsync(Feature feature, string from, string to, CancellationToken ct)
    {
        var asked = shop.Mission.State.ProofsFor(feature);
        if (asked is [])
            return new("", Note: feature.Enabling is { } why
                ? $"It owns nothing to prove: {why}"
                : "Nothing that it makes true is proven by running something.");

        if (from == to) return new("", Note: "It changed nothing.");

        var nibbler = new Nibbler(shop, to, await ChangedFile.BetweenAsync(shop.Repository, from, to, ct));
        var missed = await MissedAsync(nibbler, asked, from, to, ct);
        var (blind, seeing) = (missed.Where(one => one.IsBlind).ToList(), missed.Where(one => one.Passes).ToList());
        if (blind is [] && seeing is []) return new("", Note: Alone);

        var limits = shop.Mission.State.Opening!.Limits;
        // A measure takes its time and has its noise: it is asked about all of the feature, not about pieces.
        var quick = seeing.FindAll(one => one.Of.Proof is not Proof.Measure).ConvertAll(one => ProbeOf(one.Of, to));
        var (tried, left) = quick is []
            ? ([], Sampled.Of(nibbler.Files, to).Count)
            : await nibbler.SampleAsync(limits.Bite, TimeSpan.FromSeconds(limits.BiteSeconds), quick, ct);
        return new(
            "",
            [.. missed.Where(one => one.Passes || one.IsBlind).Select(one => one.Of.Id)],
            [.. blind.Select(one => one.Of.Id)],
            [.. tried.Select(one => one.Taken)],
            left,
            Unasked(missed));
    }

    private static string? Unasked(IReadOnlyList<Missed> missed) =>
        missed.Where(one => !one.Passes && !one.IsBlind).Select(one => one.Of.Id).ToList() is [_, ..] late
            ? $"Not asked, for it does not pass on the feature's own commit: {string.Join(", ", late)}."
            : null;

    /// <param name="Passes">On the feature's own commit, so that its failing elsewhere means something.</param>
    /// <param name="IsBlind">It passes without all of the feature, too.</param>
    private sealed record Missed(Assertion Of, bool Passes, bool IsBlind);

    /// <summary>
    /// Without all that is no test, as long as that builds and is code; else, and where its setup was another one,
    /// without the whole feature, tests and all.
    /// </summary>
    private async Task<IReadOnlyList<Missed>> MissedAsync(
        Nibbler nibbler, Seq<Assertion> asked, string from, string to, CancellationToken ct)
    {
        var hunks = nibbler.Files.SelectMany(file => file.Hunks).ToList();
        var taken = nibbler.Without(hunks);
        var isWhole = shop.Mission.State.Plan!.Setup is not null && nibbler.Files.Any(file => file.DecidesSetup)
            || !nibbler.Files.Any(file => file.IsCode && file.Hunks.Any(hunk => hunk.Matters))
            || !await nibbler.BuildsAsync(taken, ct);
        var proofs = new ProofRunner(shop) { Out = isWhole ? null : taken };

        var missed = new List<Missed>();
        foreach (var pair in asked.Chunk(2))
            missed.AddRange(await Task.WhenAll(
                pair.Select(one => MissesAsync(proofs, one, isWhole ? from : to, to, ct))));
        return missed;
    }

    private async Task<Missed> MissesAsync(
        ProofRunner proofs, Assertion assertion, string without, string own, CancellationToken ct)
    {
        var outcome = await proofs.For(assertion.Id).RunAsync(Quick(assertion), without, ct);
        if (outcome.Meets(assertion.Proof)) return new(assertion, Passes: false, IsBlind: true);

        var passes = own == round.Commit
            || (await new ProofRunner(shop).For(assertion.Id).RunAsync(assertion.Proof, own, ct))
                .Meets(assertion.Proof);
        return new(assertion, passes, IsBlind: false);
    }

    private Probe ProbeOf(Assertion assertion, string commit) => new($"{assertion.Id}", async (taken, ct) =>
        !(await new ProofRunner(shop) { Out = taken }.For(assertion.Id).RunAsync(Quick(assertion), commit, ct))
            .Meets(assertion.Proof));

    /// <summary>The proof with no more patience than a few times what it took.</summary>
    private Proof Quick(Assertion assertion)
    {
        var seen = shop.Mission.State.EvidenceIn(round).LastOrDefault(one => one.Assertion == assertion.Id);
        var took = seen?.Seconds ?? 60;
        var patience = 10 + (int)Math.Ceiling(3 * took);
        return assertion.Proof switch
        {
            Proof.Command command => command with { TimeoutSeconds = Math.Min(command.TimeoutSeconds, patience) },
            Proof.Parity parity => parity with { TimeoutSeconds = Math.Min(parity.TimeoutSeconds, patience) },
            var other => other,
        };
    }
}
