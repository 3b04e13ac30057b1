using System.Security.Cryptography;
using System.Text;

namespace Missions.Simulation.Models;

/// <summary>A provider's cache of prompts: what was read before, byte for byte from the start, is read from there.</summary>
internal abstract class PrefixCache(TimeProvider clock)
{
    public const long Least = 1024;
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, DateTimeOffset> _read = [];

    public Counted Count(Asked asked)
    {
        lock (_lock) return Counted(asked);
    }

    /// <summary>What of the prompt the next one can find, if it begins with it.</summary>
    public abstract long Kept(Asked asked);

    protected abstract Counted Counted(Asked asked);

    protected bool IsAlive(string prefix) =>
        _read.TryGetValue(prefix, out var last) && clock.GetUtcNow() - last <= Life;

    protected void Keep(string prefix) => _read[prefix] = clock.GetUtcNow();

    protected static string Chain(string before, ReadOnlySpan<byte> next)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(before));
        hash.AppendData(next);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

/// <summary>
/// As Anthropic does it: up to marked blocks only, found again at a mark or at most 20 blocks before one.
/// </summary>
internal sealed class MarkedCache(TimeProvider clock) : PrefixCache(clock)
{
    private const int Lookback = 20;

    public override long Kept(Asked asked) => LastMark(Places(asked)) is { } mark ? mark.Tokens : 0;

    protected override Counted Counted(Asked asked)
    {
        var places = Places(asked);
        var found = Marks(places).SelectMany(at => Enumerable.Range(Math.Max(0, at - Lookback), Math.Min(at, Lookback) + 1))
            .Where(at => places[at].Tokens >= Least && IsAlive(places[at].Prefix))
            .Select(at => ((int At, long Tokens)?)(at, places[at].Tokens))
            .MaxBy(hit => hit?.Tokens);
        if (found is { } hit) Keep(places[hit.At].Prefix);

        foreach (var at in Marks(places)) Keep(places[at].Prefix);
        var cached = found?.Tokens ?? 0;
        var written = Math.Max(0, (LastMark(places)?.Tokens ?? 0) - cached);
        return new(asked.Tokens, cached, written);
    }

    private static IEnumerable<int> Marks(List<Place> places) =>
        Enumerable.Range(0, places.Count).Where(at => places[at].IsMarked && places[at].Tokens >= Least);

    private static Place? LastMark(List<Place> places) =>
        Marks(places).Select(at => (Place?)places[at]).LastOrDefault();

    private static List<Place> Places(Asked asked)
    {
        var (places, prefix, bytes) = (new List<Place>(), Chain(asked.Model, Encoding.UTF8.GetBytes(asked.Manner)), 0L);
        foreach (var block in asked.Prompt)
        {
            prefix = Chain(prefix, Encoding.UTF8.GetBytes(block.Text));
            bytes += block.Bytes;
            places.Add(new(prefix, bytes / 4, block.IsMarked));
        }
        return places;
    }

    private readonly record struct Place(string Prefix, long Tokens, bool IsMarked);
}

/// <summary>As OpenAI does it: by itself, in steps of 128 tokens.</summary>
internal sealed class SteppedCache(TimeProvider clock) : PrefixCache(clock)
{
    private const int Step = 128;

    public override long Kept(Asked asked) => asked.Tokens >= Least ? asked.Tokens / Step * Step : 0;

    protected override Counted Counted(Asked asked)
    {
        var prompt = Encoding.UTF8.GetBytes(string.Concat(asked.Prompt.Select(block => block.Text)));
        var (prefix, cached, isFound) = (Chain(asked.Model, Encoding.UTF8.GetBytes(asked.Manner)), 0L, true);

        for (var at = 0; at + Step * 4 <= prompt.Length; at += Step * 4)
        {
            prefix = Chain(prefix, prompt.AsSpan(at, Step * 4));
            isFound &= IsAlive(prefix);
            if (isFound) cached += Step;
            Keep(prefix);
        }
        return new(asked.Tokens, cached >= Least ? cached : 0, 0);
    }
}
