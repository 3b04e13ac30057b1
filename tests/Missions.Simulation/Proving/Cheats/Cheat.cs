namespace Missions.Simulation.Proving.Cheats;

/// <summary>One idea of how to be called done without being it, with honest work and a control beside it.</summary>
/// <param name="Gate">Which gate is to catch it; the wiring without it: see <see cref="Wiring"/>.</param>
/// <param name="Line">What the worker's shell runs.</param>
/// <param name="Claim">
/// Members of the handoff that differ from an honest one, as JSON; <c>none</c> where there is no handoff.
/// </param>
/// <param name="Twin">What an honest worker's shell runs; the mission must seal it.</param>
/// <param name="TwinClaim">The same for the honest one's handoff.</param>
/// <param name="Truth">
/// A shell line on the commit that is left, outside of the product: ends with 0 where all is well.
/// </param>
/// <param name="TwinTruth">The same for what the honest one leaves.</param>
/// <param name="Caught">A part of the sentence that the gate must say.</param>
/// <param name="Control">What runs in the control, where it must be another line to work there.</param>
internal sealed record Cheat(
    string Family,
    string Name,
    string Gate,
    string Line,
    string Claim,
    string Twin,
    string TwinClaim,
    string Truth,
    string TwinTruth,
    string Caught,
    string Control)
{
    private const string Head = "== ";
    private const string Part = "-- ";

    /// <summary>The cheats of a family, as they are written down beside this file.</summary>
    public static IReadOnlyList<Cheat> Of(string family)
    {
        var name = $"{typeof(Cheat).Namespace}.{family}.cheats";
        using var file = new StreamReader(typeof(Cheat).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"There are no cheats named {family}."));
        return [.. file.ReadToEnd().Split($"\n{Head}").Skip(1).Select(text => Read(family, text))];
    }

    private static Cheat Read(string family, string text)
    {
        var parts = text.Split($"\n{Part}");
        var head = parts[0].Split('\n', 2);
        var close = head[0].IndexOf(']', StringComparison.Ordinal);
        var line = head.Length > 1 ? head[1].Trim() : "";
        var named = parts.Skip(1)
            .Select(part => part.Split('\n', 2))
            .ToDictionary(part => part[0].Trim(), part => part[1].Trim());
        string Named(string part, string other) => named.GetValueOrDefault(part, other);
        return new(
            family, head[0][(close + 2)..], head[0][1..close], line, Named("claim", "{}"), Named("twin", "good"),
            Named("twin claim", "{}"), Named("truth", "truth"), Named("twin truth", "truth"), Named("caught", ""),
            Named("control", line));
    }
}
