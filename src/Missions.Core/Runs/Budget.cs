using System.Diagnostics;

namespace Missions.Core.Runs;

/// <summary>What may be used at most; what is left out is not capped.</summary>
/// <param name="Hours">That runs may be at work; time in which all stood still does not count.</param>
public sealed record Caps(decimal? Usd = null, long? Tokens = null, double? Hours = null, int? Runs = null)
{
    /// <summary>The first cap that so much reaches; null where none is.</summary>
    public CapUnit? Reached(Spend spend, TimeSpan worked, int runs) => this switch
    {
        { Usd: { } cap } when spend.MostUsd >= cap => CapUnit.Usd,
        { Tokens: { } cap } when spend.MostTokens >= cap => CapUnit.Tokens,
        { Hours: { } cap } when worked.TotalHours >= cap => CapUnit.Hours,
        { Runs: { } cap } when runs >= cap => CapUnit.Runs,
        _ => null,
    };

    /// <summary>That a cap is reached, in words.</summary>
    /// <param name="whose">Whose caps these are, such as <c>the mission</c>.</param>
    public string Sentence(CapUnit unit, string whose)
    {
        var cap = unit switch
        {
            CapUnit.Usd => $"${Usd:0.00}",
            CapUnit.Tokens => $"{Tokens} tokens",
            CapUnit.Hours => $"{Hours:0.##} hours",
            CapUnit.Runs => $"{Runs} runs",
            _ => throw new UnreachableException($"{unit} has no arm in Caps.Sentence."),
        };
        return $"The cap of {cap} for {whose} is reached.";
    }

    public bool IsPositive => Usd is not <= 0 && Tokens is not <= 0 && Hours is not <= 0 && Runs is not <= 0;
}

/// <summary>The caps that a human set: for the whole, for each milestone, and for each run.</summary>
public sealed record Budget(Caps Mission, Caps Milestone, Caps Run)
{
    public static Budget None { get; } = new(new(), new(), new());

    public bool HasMoney => Mission.Usd is not null || Milestone.Usd is not null || Run.Usd is not null;
}
