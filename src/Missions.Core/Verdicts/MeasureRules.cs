using System.Globalization;
using Missions.Core.Plans;

namespace Missions.Core.Verdicts;

/// <summary>A figure in pairs, one run on each side, in the order in which they were taken.</summary>
/// <param name="Trouble">Why there are none: a run failed, or printed no such figure.</param>
public sealed record Measured(Seq<double> Old, Seq<double> Now, string? Trouble = null);

/// <summary>How many times better one side is than the other.</summary>
/// <param name="Median">Of the ratios of the pairs.</param>
/// <param name="Low">The lower end of the interval of that median.</param>
/// <param name="High">Its upper end.</param>
/// <param name="Coverage">
/// How likely such an interval holds the median: 0.95 or more, or the most that the pairs allow.
/// </param>
public readonly record struct Ratio(double Median, double Low, double High, double Coverage)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{Median:0.000} ({100 * Coverage:0.##} %: {Low:0.000} to {High:0.000})");
}

/// <summary>Whether a target was reached, and whether it could be told from noise at all.</summary>
/// <remarks>
/// The interval of the median is that of the sign test: it asks nothing of how the figures are distributed.
/// </remarks>
public static class MeasureRules
{
    /// <summary>The figure that a run prints: the last number that stands right behind its name.</summary>
    public static double? Figure(string output, string name)
    {
        for (var place = output.Length; place > 0;)
        {
            place = output.LastIndexOf(name, place - 1, StringComparison.Ordinal);
            if (place < 0) return null;
            var rest = output[(place + name.Length)..].TrimStart('"', '\'', ' ', '\t', ':', '=');
            var length = rest.TakeWhile(IsOfNumber).Count();
            if (double.TryParse(rest[..length], CultureInfo.InvariantCulture, out var number)) return number;
        }
        return null;
    }

    private static bool IsOfNumber(char letter) => char.IsAsciiDigit(letter) || letter is '.' or '-' or '+' or 'e';

    public static Ratio Of(Proof.Measure proof, Measured measured)
    {
        var ratios = measured.Old.Zip(measured.Now)
            .Select(pair => proof.Better is "lower" ? pair.First / pair.Second : pair.Second / pair.First)
            .Order()
            .ToList();
        var cut = Cut(ratios.Count);
        return new(Median(ratios), ratios[cut], ratios[^(cut + 1)], 1 - 2 * Below(ratios.Count, cut));
    }

    /// <summary>Exit code 0 where the target is reached, 1 where not, -1 where nothing could be measured.</summary>
    public static ProofOutcome Judge(Proof.Measure proof, Measured measured)
    {
        if (measured.Trouble is { } trouble) return new(-1, false, trouble, 0);
        var ratio = Of(proof, measured);
        var target = proof.AtLeast.ToString(CultureInfo.InvariantCulture);
        var isBetter = proof.AtLeast < 1 || ratio.Low > 1;
        var isReached = ratio.Median >= proof.AtLeast && isBetter;
        var verdict = isReached ? $"at least {target}, as was asked for"
            : isBetter ? $"not {target}"
            : $"not {target}, and not told from the base by {measured.Old.Count} pairs";

        var report = $"{proof.Figure} is {ratio} times better: {verdict}.\n{Table(measured)}";
        return new(isReached ? 0 : 1, false, report, 0);
    }

    /// <summary>Why a measure cannot be relied on; null where it can.</summary>
    /// <param name="measured">The base against itself.</param>
    public static string? Problem(Proof.Measure proof, Measured measured)
    {
        if (measured.Trouble is { } trouble) return $"It is broken, not failing: {trouble}";
        var noise = Of(proof, measured);
        var most = Math.Max(noise.High, 1 / noise.Low);
        var isOutside = proof.AtLeast > 1 ? proof.AtLeast > most : proof.AtLeast < 1 / most;
        return isOutside
            ? null
            : $"The base against itself is {noise} times better: the target lies within that noise. "
                + $"Ask for more, raise `runs` above {proof.Runs}, or measure more work a run.";
    }

    private static string Table(Measured measured) => string.Concat(measured.Old.Zip(measured.Now).Select(pair =>
        string.Create(CultureInfo.InvariantCulture, $"base {pair.First:0.######}  head {pair.Second:0.######}\n")));

    private static double Median(List<double> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;

    /// <summary>How many values at each end may be left out, so that the median is between the rest in 95 %.</summary>
    private static int Cut(int count)
    {
        var cut = 0;
        while (cut + 1 < count / 2 && 2 * Below(count, cut + 1) <= 0.05) cut++;
        return cut;
    }

    /// <summary>How likely a fair coin shows heads at most so often.</summary>
    private static double Below(int count, int most)
    {
        var (below, term) = (0.0, Math.Pow(0.5, count));
        for (var heads = 0; heads <= most; heads++)
        {
            below += term;
            term *= (double)(count - heads) / (heads + 1);
        }
        return below;
    }
}
