using Missions.Agents.Tools;

namespace Missions.Agents.Loop;

/// <summary>What the loop does next.</summary>
internal abstract record Move
{
    private Move() { }

    public sealed record Brief : Move;
    public sealed record Send : Move;

    /// <param name="WasInterrupted">Its tool was set going before, and nobody knows how far it got.</param>
    public sealed record Carry(Call Call, bool WasInterrupted) : Move;

    public sealed record Refuse(string? CallId, string Because) : Move;
    public sealed record End(FailureKind? Failure, string? Detail) : Move;
    public sealed record Return(Outcome Outcome) : Move;

    /// <summary>Reads the move off the history alone, so a resumed session goes on where it was cut off.</summary>
    public static Move Next(History history, Toolbox tools, LoopLimits limits) => history switch
    {
        { End: { } end } => new Return(end.Outcome),
        { Briefed: null } => new Brief(),
        { Last: null } => new Send(),
        { IsAccepted: true, Last.Unanswered: { } late } => new Refuse(late.Id, Words.TooLate),
        { IsAccepted: true } => new End(null, null),
        { Last: { Unanswered: { } call } last } => new Carry(call, last.Begun.Contains(call.Id)),
        { Last.IsQuiet: true } => AfterSilence(history, limits),
        _ => AfterAnswers(history, tools, limits),
    };

    private static Move AfterSilence(History history, LoopLimits limits)
    {
        var quiet = history.Exchanges.Reverse().TakeWhile(exchange => exchange.IsQuiet).Count();
        if (quiet > limits.Reminders) return new End(FailureKind.NoEnding, Words.NoEnding(quiet));
        if (history.Last!.Notes.IsEmpty) return new Refuse(null, Words.Reminder(history.Briefed!.EndingTools));
        return new Send();
    }

    private static Move AfterAnswers(History history, Toolbox tools, LoopLimits limits)
    {
        var series = Series.AtTheEndOf(history);
        if (series.Haste >= limits.StopAfter) return new End(FailureKind.NoProgress, Words.NoProgress(series));
        if (Malformed(history) > limits.Repairs)
            return new End(FailureKind.NoProgress, Words.Unreadable(limits.Repairs));

        var stall = Progress.Lacking(history);
        if (stall.Haste >= limits.StallAfter) return new End(FailureKind.NoProgress, Words.Stalled(stall.Turns));
        if (Prompt.Needed(history, tools) + limits.OutputTokens > limits.ContextTokens)
            return new End(FailureKind.ContextFull, Words.Full(limits.ContextTokens));

        if (series.Haste >= limits.WarnAfter && !series.IsWarned) return new Refuse(null, Words.Warning(series));
        if (stall.Haste >= limits.StallAfter / 2 && !stall.IsWarned && history.Last!.Notes.IsEmpty)
            return new Refuse(null, Words.Stalling(stall.Turns));
        return new Send();
    }

    private static int Malformed(History history) => history.Exchanges.Reverse()
        .TakeWhile(exchange => !exchange.IsQuiet && exchange.Received.Calls.All(call => call.Malformed is not null))
        .Count();
}
