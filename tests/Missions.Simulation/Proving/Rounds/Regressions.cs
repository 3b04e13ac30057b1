using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;

namespace Missions.Simulation.Proving.Rounds;

/// <summary>
/// Follow-ups that break something: each changes one place of a file that the demo's first milestone wrote, and what a
/// round of the milestone would prove first is run on it, then the rest.
/// </summary>
internal sealed class Regressions(Workshop shop, IReadOnlyList<Recorded> journal)
{
    private const int AtOnce = 2;

    private readonly Mission _held = Mission.From(journal.TakeWhile(one =>
        one.Event is not MissionEvent.MilestoneSealed));

    private readonly ProofRunner _proofs = new(shop);

    public async Task<IReadOnlyList<Caught>> RunAsync(int wanted, Random dice, CancellationToken ct)
    {
        var spoils = await SpoilsAsync(ct);
        dice.Shuffle(spoils);
        var seen = new List<Caught>();
        foreach (var some in spoils.Chunk(AtOnce))
        {
            seen.AddRange((await Task.WhenAll(some.Select(one => TryAsync(one, ct)))).OfType<Caught>());
            if (seen.Count(one => one is not Caught.Never) >= wanted) break;
        }
        return seen;
    }

    private async Task<Spoil[]> SpoilsAsync(CancellationToken ct)
    {
        var files = _held.Handoffs.SelectMany(one => one.Facts.Files).Distinct()
            .Where(path => path.EndsWith(".mjs", StringComparison.Ordinal) && !path.StartsWith("test/", StringComparison.Ordinal));
        var all = new List<Spoil>();
        foreach (var path in files)
            if (await shop.Repository.ReadAsync(_held.Head, path, ct) is { } bytes)
                all.AddRange(Spoil.Of(path, Encoding.UTF8.GetString(bytes)));
        return [.. all];
    }

    /// <summary>Null where it is no program any more.</summary>
    private async Task<Caught?> TryAsync(Spoil spoil, CancellationToken ct)
    {
        await using (var checkout = await SpoiledAsync(spoil, ct))
        {
            var reads = await checkout.Room.RunAsync(new($"node --check {spoil.Path}"), ct);
            if (reads.ExitCode != 0) return null;
        }

        var (first, rest) = Ordered(spoil.Path);
        foreach (var proof in first)
            if (!await HoldsAsync(proof, spoil, ct)) return Caught.First;
        foreach (var proof in rest)
            if (!await HoldsAsync(proof, spoil, ct)) return Caught.Rest;
        return Caught.Never;
    }

    /// <summary>What the next round would run, as the mission itself decides it.</summary>
    private (IReadOnlyList<Assertion> First, IReadOnlyList<Assertion> Later) Ordered(string path)
    {
        var (milestone, commit) = (_held.Current!.Id, $"{_held.Head[..^1]}x");
        var worse = _held.After(new(_held.LastSeq + 1, _held.LastAt, new MissionEvent.FeatureHandedOff(
            new(999), new("F-WORSE"), new(HandoffOutcome.Done, "Worse.", "Worse", new(true)),
            new(_held.Head, commit, [path]))));
        var proofs = _held.ProofsOf(new(milestone, 3, commit));
        var first = worse.FirstAgain(milestone);
        return (
            [.. proofs.Where(one => first.Contains(one.Id))],
            [.. proofs.Where(one => !first.Contains(one.Id))]);
    }

    private async Task<bool> HoldsAsync(Assertion assertion, Spoil spoil, CancellationToken ct)
    {
        await using var checkout = await SpoiledAsync(spoil, ct);
        checkout.Services.Deadline = TimeSpan.FromSeconds(10);
        var outcome = await ProofRunner.RunInAsync(checkout, (Core.Plans.Proof.Command)assertion.Proof, ct);
        return outcome.Meets(assertion.Proof);
    }

    private async Task<Checkout> SpoiledAsync(Spoil spoil, CancellationToken ct)
    {
        var checkout = await _proofs.OpenAsync(_held.Head, ct);
        await checkout.WriteAsync([new(spoil.Path, spoil.Text)], ct);
        return checkout;
    }
}

/// <summary>What saw a regression.</summary>
internal enum Caught
{
    First,
    Rest,
    Never,
}
