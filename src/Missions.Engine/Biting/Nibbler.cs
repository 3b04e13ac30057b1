using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Biting;

/// <summary>Takes pieces of a change out again, each in a fresh checkout, and asks who notices.</summary>
internal sealed class Nibbler(Workshop shop, string commit, IReadOnlyList<ChangedFile> files)
{
    private readonly long _began = shop.Clock.GetTimestamp();

    /// <summary>Pieces that are tried at the same time.</summary>
    private const int AtOnce = 3;

    /// <summary>How many pieces that do not build are passed over for each that is wanted.</summary>
    private const int Spare = 3;

    public IReadOnlyList<ChangedFile> Files => files;

    public TakenOut Without(IReadOnlyCollection<Hunk> hunks) => TakenOut.Of(commit, files, hunks);

    public async Task<bool> BuildsAsync(TakenOut taken, CancellationToken ct)
    {
        await using var checkout = await new ProofRunner(shop) { Out = taken }.OpenAsync(commit, ct);
        var paths = taken.Files.Where(file => file.Value is not null).Select(file => file.Key).ToList();
        return await Builds.TryAsync(checkout, shop.Mission.State.Plan?.Checks, paths, ct);
    }

    /// <summary>Goes on until so many pieces were tried that build, or the time is over.</summary>
    /// <returns>What was tried, and how many pieces were not.</returns>
    public async Task<(IReadOnlyList<BittenHunk> Tried, int Left)> SampleAsync(
        int wanted, TimeSpan limit, IReadOnlyList<Probe> probes, CancellationToken ct)
    {
        var (all, tried) = (Sampled.Of(files, commit), new List<BittenHunk>());
        while (tried.Count < all.Count && tried.Count < wanted * (1 + Spare)
            && shop.Clock.GetElapsedTime(_began) < limit
            && wanted - tried.Count(one => one.Fate is not HunkFate.Broken) is > 0 and var more)
        {
            var next = all.Skip(tried.Count).Take(Math.Min(more, AtOnce));
            tried.AddRange(await Task.WhenAll(next.Select(hunk => TryAsync(hunk, probes, ct))));
        }
        return (tried, all.Count - tried.Count);
    }

    private async Task<BittenHunk> TryAsync(Hunk hunk, IReadOnlyList<Probe> probes, CancellationToken ct)
    {
        var taken = Without([hunk]);
        if (!await BuildsAsync(taken, ct)) return new(hunk, HunkFate.Broken, null);
        foreach (var probe in probes)
            if (await probe.Notices(taken, ct)) return new(hunk, HunkFate.Noticed, probe.Name);

        return new(hunk, HunkFate.Unnoticed, null);
    }
}
