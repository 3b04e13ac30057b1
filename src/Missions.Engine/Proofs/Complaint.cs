using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Engine.Proofs;

/// <summary>What a proof that fails says was expected and what came, for whoever mends it.</summary>
internal static class Complaint
{
    private const int Lines = 3;
    private const int Characters = 600;
    private const int TailCharacters = 1000;
    private const int EndCharacters = 300;

    /// <summary>The end of an output, where programs say what went wrong.</summary>
    public static string Tail(string output) =>
        output.Length > TailCharacters ? $"...{output[^TailCharacters..]}" : output;

    /// <summary>The last lines of an output, short enough to stand in a line.</summary>
    public static string? End(string output)
    {
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var end = string.Join(" | ", lines.TakeLast(Lines));
        return end is "" ? null : end.Length > EndCharacters ? $"...{end[^EndCharacters..]}" : end;
    }

    public static string Of(ProofOutcome outcome, Assertion assertion) => assertion.Proof switch
    {
        Proof.Command command => Of(outcome, command, assertion.AtBase.Saying),
        _ => outcome.Output.Length > Characters ? $"{outcome.Output[..Characters]}..." : outcome.Output.TrimEnd(),
    };

    private static string Of(ProofOutcome outcome, Proof.Command proof, string? saying)
    {
        var how = outcome.WasEnded
            ? $"was ended after {proof.TimeoutSeconds} s"
            : $"exits with {outcome.ExitCode}, expected {proof.ExpectExit}";
        if (saying is not null && outcome.Output.Contains(saying, StringComparison.Ordinal))
            return $"`{proof.Run}` {how}. It still says \"{saying}\".";

        var said = outcome.Output.Split('\n').Select(line => line.Trim())
            .Where(line => line.Contains("expected", StringComparison.OrdinalIgnoreCase)
                || line.Contains("assert", StringComparison.OrdinalIgnoreCase)
                || line.StartsWith("error", StringComparison.OrdinalIgnoreCase))
            .Distinct()
            .Take(Lines);
        return $"`{proof.Run}` {how}. {string.Join(" / ", said)}".TrimEnd();
    }
}
