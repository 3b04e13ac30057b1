using System.Globalization;
using Missions.Core.Runs;

namespace Missions.Engine.Budgets;

/// <summary>Caps, and whose they are.</summary>
/// <param name="Whose">In a sentence, such as <c>the mission</c>.</param>
internal sealed record Capped(Caps Caps, CapOf Of, string Whose)
{
    /// <summary>Which cap the next turn would pass; null where none.</summary>
    /// <param name="sum">Used or set aside so far.</param>
    /// <param name="most">What the next turn may need.</param>
    public PassedCap? Passed(Spend sum, Spend most, TimeSpan worked) => Caps switch
    {
        { Usd: { } cap } when sum.MostUsd + most.Usd > cap =>
            new(Words(Usd(cap), Usd(sum.MostUsd), Usd(most.Usd), "usd"), new(Of, CapUnit.Usd)),
        { Tokens: { } cap } when sum.MostTokens + most.Tokens > cap =>
            new(Words($"{cap} tokens", $"{sum.MostTokens}", $"{most.Tokens}", "tokens"), new(Of, CapUnit.Tokens)),
        { Hours: { } cap } when worked.TotalHours >= cap =>
            new(
                $"The cap of {cap.ToString("0.##", CultureInfo.InvariantCulture)} hours for {Whose} is reached.",
                new(Of, CapUnit.Hours)),
        _ => null,
    };

    private string Words(string cap, string used, string most, string what) =>
        $"The cap of {cap} for {Whose} would be passed: {used} is used or set aside, and the next turn may need {most} "
        + $"({what}).";

    private static string Usd(decimal usd) => $"${usd.ToString("0.00##", CultureInfo.InvariantCulture)}";
}

/// <summary>A cap that a turn would pass.</summary>
/// <param name="Cap">Null where it is the lack of a price.</param>
internal sealed record PassedCap(string Sentence, ReachedCap? Cap);
