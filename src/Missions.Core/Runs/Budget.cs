namespace Missions.Core.Runs;

/// <summary>What may be used at most; what is left out is not capped.</summary>
/// <param name="Hours">That runs may be at work; time in which all stood still does not count.</param>
public sealed record Caps(decimal? Usd = null, long? Tokens = null, double? Hours = null, int? Runs = null)
{
    /// <summary>The first cap that so much reaches, in words; null where none is.</summary>
    /// <param name="whose">Whose caps these are, such as <c>the mission</c>.</param>
    public string? Reached(Spend spend, TimeSpan worked, int runs, string whose) => this switch
    {
        { Usd: { } cap } when spend.Usd >= cap => $"The cap of ${cap:0.00} for {whose} is reached.",
        { Tokens: { } cap } when spend.Tokens >= cap => $"The cap of {cap} tokens for {whose} is reached.",
        { Hours: { } cap } when worked.TotalHours >= cap => $"The cap of {cap:0.##} hours for {whose} is reached.",
        { Runs: { } cap } when runs >= cap => $"The cap of {cap} runs for {whose} is reached.",
        _ => null,
    };

    public bool IsPositive => Usd is not <= 0 && Tokens is not <= 0 && Hours is not <= 0 && Runs is not <= 0;
}

/// <summary>The caps that a human set: for the whole, for each milestone, and for each run.</summary>
public sealed record Budget(Caps Mission, Caps Milestone, Caps Run)
{
    public static Budget None { get; } = new(new(), new(), new());

    public bool HasMoney => Mission.Usd is not null || Milestone.Usd is not null || Run.Usd is not null;
}
