using System.Runtime.CompilerServices;
using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Setups;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Proofs;

/// <summary>
/// Tries proofs on the untouched base: every one once, and then, as long as the gate's time lasts, on its witness, a
/// second time, and on damaged copies.
/// </summary>
internal sealed class Rehearser(Workshop shop)
{
    private readonly GateTime _time = GateTime.Of(shop.Mission.State, shop.Clock);

    /// <summary>What came of each, as soon as it is known.</summary>
    public async IAsyncEnumerable<Rehearsal> TryAsync(
        Seq<Assertion> assertions, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var one in assertions.Where(one => one.Proof is Proof.Flow or Proof.Human))
            yield return new(one.Id, one.ProofHash, WasSkipped: true, Witness: one.WitnessHash);

        var tried = assertions.Where(one => one.Proof.IsExecuted).Select(one => new Trying(one)).ToList();
        foreach (var measure in tried.Where(one => one.Of.Proof is Proof.Measure)) await MeasureAsync(measure, ct);
        var groups = Groups(tried);
        await InPairsAsync(groups.Select(group => group[0]), OnceAsync, ct);
        await InPairsAsync(groups.SelectMany(group => group.Skip(1)), OnceWarmAsync, ct);
        await InPairsAsync(tried.Where(IsUntrueArticle), AgainAsync, ct);
        await foreach (var known in OverAsync(tried, one => !one.MayRunAgain, ct)) yield return known;

        await InPairsAsync(tried.Where(one => one.Of.Witness is not null), OnWitnessAsync, ct);
        await InPairsAsync(tried.Where(one => one.MayRunAgain), AgainAsync, ct);
        await foreach (var known in OverAsync(tried, one => !one.IsToBeDamaged || IsArticle(one), ct)) yield return known;

        foreach (var guard in tried)
        {
            await DamageAsync(guard, ct);
            yield return await KnownAsync(guard, ct);
        }
    }

    /// <summary>
    /// By what they run, their own files left out. The first of each runs where nothing is built yet, to see that such
    /// a line needs nothing else.
    /// </summary>
    private static List<List<Trying>> Groups(List<Trying> tried) =>
    [
        .. tried.Where(one => one.Of.Proof is not Proof.Measure)
            .GroupBy(one => Runner(one.Of.Proof))
            .Select(group => group.ToList()),
    ];

    private static string Runner(Proof proof) =>
        proof.Paths.Aggregate(proof.Line ?? "", (line, path) => line.Replace(path, "{file}", StringComparison.Ordinal));

    /// <summary>Whoever wrote an article answers for it: that it notices damage is not asked.</summary>
    private bool IsArticle(Trying one) => shop.Mission.State.IsArticle(one.Of.Id);

    /// <summary>It falls away if it says so twice, whatever time is left.</summary>
    private bool IsUntrueArticle(Trying one) => IsArticle(one) && RehearsalRules.IsUntrue(one.Of, one.Runs);

    private string Base => shop.Mission.State.Base;

    private static async Task InPairsAsync(
        IEnumerable<Trying> tried, Func<Trying, CancellationToken, Task> part, CancellationToken ct)
    {
        foreach (var pair in tried.Chunk(2)) await Task.WhenAll(pair.Select(one => part(one, ct)));
    }

    private async IAsyncEnumerable<Rehearsal> OverAsync(
        List<Trying> tried, Predicate<Trying> isOver, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var one in tried.FindAll(isOver)) yield return await KnownAsync(one, ct);
        tried.RemoveAll(isOver);
    }

    private async Task<Rehearsal> KnownAsync(Trying one, CancellationToken ct) => new(
        one.Of.Id,
        one.Of.ProofHash,
        IsUntrueArticle(one) ? null : one.Problem,
        await shop.Blobs.PutAsync(Encoding.UTF8.GetBytes(one.Output), ct),
        NotYet: IsUntrueArticle(one) ? one.Problem : null,
        Witness: one.Of.WitnessHash,
        Witnessed: one.Witnessed is { } said ? await shop.Blobs.PutAsync(Encoding.UTF8.GetBytes(said), ct) : null,
        Skipped: one.Skipped is [] ? null : [.. one.Skipped],
        Seconds: _time.Lap(),
        Surroundings: Surroundings.Of(shop.Mission.State.Plan!, one.Of));

    private async Task MeasureAsync(Trying one, CancellationToken ct)
    {
        var (proof, proofs) = ((Proof.Measure)one.Of.Proof, await BeginAsync(one, ct));
        try
        {
            var measured = await new MeasureRunner(proofs).RunAsync(proof, Base, Base, ct);
            one.Problem = MeasureRules.Problem(proof, measured);
            one.Output = MeasureRules.Judge(proof, measured).Output;
        }
        catch (SetupFailed failed)
        {
            (one.Problem, one.Output) = (failed.Message, failed.Message);
        }
    }

    private async Task OnceAsync(Trying one, CancellationToken ct) =>
        one.Ran(await (await BeginAsync(one, ct)).RunAsync(one.Of.Proof, Base, ct));

    private async Task OnceWarmAsync(Trying one, CancellationToken ct)
    {
        if (await new Built(shop).FindAsync(Base, ct) is not null) one.Skipped.Add(RehearsalPart.OwnBuild);
        await BeginAsync(one, ct);
        one.Ran(await Warm(one).RunAsync(one.Of.Proof, Base, ct));
    }

    private async Task OnWitnessAsync(Trying one, CancellationToken ct)
    {
        if (Allows(one, RehearsalPart.Witness))
            one.RanOnWitness(await Warm(one, one.Of.Witness).RunAsync(one.Of.Proof, Base, ct));
    }

    private async Task AgainAsync(Trying one, CancellationToken ct)
    {
        if (IsUntrueArticle(one) || Allows(one, RehearsalPart.SecondRun)) one.Ran(await Warm(one).RunAsync(one.Of.Proof, Base, ct));
    }

    private async Task DamageAsync(Trying guard, CancellationToken ct)
    {
        if (!Allows(guard, RehearsalPart.Mutations)) return;
        var proofs = Warm(guard);
        var notices = new Noticing(shop, proofs).Of(guard.Of.Proof, guard.Runs[0]);
        var mutants = await new Mutations(shop, proofs)
            .TryAsync(guard.Of, Base, notices, () => _time.Allows(guard.Seconds), ct);

        // Half a sample accuses nobody.
        if (mutants.Noticed > 0 || Allows(guard, RehearsalPart.Mutations)) guard.Judge(mutants);
    }

    private ProofRunner Warm(Trying one, Witness? over = null) =>
        new ProofRunner(shop) { IsWarm = true, Over = over }.For(one.Of.Id);

    private bool Allows(Trying one, RehearsalPart part)
    {
        if (_time.Allows(one.Seconds)) return true;
        one.Skipped.Add(part);
        return false;
    }

    /// <summary>Says so, and puts the proof's files outside every worker's reach, for people to read.</summary>
    private async Task<ProofRunner> BeginAsync(Trying one, CancellationToken ct)
    {
        shop.Activity($"Rehearsing {one.Of.Id} on the base");
        foreach (var file in one.Of.Proof.Brings)
            await shop.Files.WriteAsync(
                Path.Combine(shop.Home.Pinned, one.Of.Id.ToString(), file.Path),
                Encoding.UTF8.GetBytes(file.Content),
                ct);
        return new ProofRunner(shop).For(one.Of.Id);
    }
}
