using Missions.Simulation.Models;

namespace Missions.Simulation.Proving.Caching;

/// <summary>Why tokens of a prompt were not read from the cache.</summary>
internal enum Cause
{
    /// <summary>Nobody had sent them before, or not as much as a provider's step or minimum.</summary>
    First,

    /// <summary>They were there, and it had been too long.</summary>
    Expired,
    ModelChange,

    /// <summary>What was said before was said differently now.</summary>
    Compaction,

    /// <summary>None of these: we did something wrong.</summary>
    Bug,
}

/// <summary>Finds the cause of every missed token, request by request.</summary>
internal static class Causes
{
    public static IReadOnlyDictionary<Cause, long> Of(IReadOnlyList<LedgerLine> books)
    {
        var missed = Enum.GetValues<Cause>().ToDictionary(cause => cause, _ => 0L);
        LedgerLine? before = null;
        foreach (var line in books)
        {
            // What the provider kept of the prompt before is what this one could have found.
            var (could, found) = (before?.Kept ?? 0, line.Input.Cached);
            var lost = Math.Max(0, could - found);
            missed[Cause.First] += line.Input.Total - found - lost;
            if (lost > 0) missed[Of(before!, line)] += lost;
            before = line;
        }
        return missed;
    }

    private static Cause Of(LedgerLine before, LedgerLine line) => (before.Asked!, line.Asked!) switch
    {
        var (last, next) when last.Model != next.Model => Cause.ModelChange,
        var (last, next) when !IsContinued(last, next) => Cause.Compaction,
        _ when line.At - before.At > PrefixCache.Life => Cause.Expired,
        _ => Cause.Bug,
    };

    private static bool IsContinued(Models.Asked last, Models.Asked next) =>
        next.Prompt.Count >= last.Prompt.Count
        && last.Prompt.Zip(next.Prompt).All(pair => pair.First.Text == pair.Second.Text);
}
