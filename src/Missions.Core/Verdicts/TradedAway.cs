namespace Missions.Core.Verdicts;

/// <summary>Something about tests or checks that was given up for something else.</summary>
/// <param name="Kind">In what way a file differs; null for what the runners report as a whole.</param>
/// <param name="Lines">The lines of the difference that show it.</param>
public sealed record TradedAway(TouchKind? Kind, string Text, Seq<string> Lines = default);
