using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views;

/// <summary>Something that only the human can give, with all that one needs to give it at once.</summary>
/// <param name="Kind"><c>approval question amendment human-proof stuck network host refused budget</c>.</param>
/// <param name="Id">Such as Q-3 or D-2; <c>plan</c> for the approval; what stands still has its kind for an id.</param>
/// <param name="Context">What one should know first; null where the text says it all.</param>
/// <param name="Blocks">Nothing goes on before it is given.</param>
/// <param name="Delay">What stands still meanwhile.</param>
/// <param name="Since">Since when it is asked; null where nobody looked.</param>
/// <param name="ByDefault">What holds when nobody answers.</param>
/// <param name="Command">The command that gives what is recommended.</param>
public sealed record DecisionView(
    string Kind,
    string Id,
    string Text,
    string? Context,
    Seq<OptionView> Options,
    string? Recommended,
    bool Blocks,
    string Delay,
    DateTimeOffset? Since,
    DateTimeOffset? Deadline,
    string ByDefault,
    string Command)
{
    /// <summary>Everything that waits for the human, in the order in which it should be answered.</summary>
    /// <param name="asked">When each was asked, by its id; null where nobody looked.</param>
    public static Seq<DecisionView> All(Mission mission, IReadOnlyDictionary<string, DateTimeOffset>? asked) =>
        [.. Need.Of(mission).OrderByDescending(need => need.Blocks).Select(need => Of(mission, need, asked))];

    private static DecisionView Of(Mission mission, Need need, IReadOnlyDictionary<string, DateTimeOffset>? asked)
    {
        var choice = mission.Choices.FirstOrDefault(one => one.Id.ToString() == need.Id);
        var kind = choice is null ? need.Kind : KindOf(choice.Kind);
        return new(
            kind,
            need.Id,
            need.Text,
            ContextOf(mission, need, choice),
            [.. OptionView.Of(kind, need)],
            need.Recommended,
            need.Blocks,
            Delayed(mission, need, kind),
            SinceWhen(mission, need, asked),
            need.Deadline,
            ByDefaultOf(mission, need, choice),
            need.Command);
    }

    private static string KindOf(ChoiceKind kind) => kind switch
    {
        ChoiceKind.Weakening => "amendment",
        _ => Words.Of(kind),
    };

    private static string? ContextOf(Mission mission, Need need, HumanChoice? choice) => choice?.Kind switch
    {
        ChoiceKind.HumanProof when mission.Plan?.Contract.FirstOrDefault(one => one.Id.ToString() == choice.About)
            is { } assertion => $"{assertion.Id} claims: {assertion.Claim} Refuted by: {assertion.RefutedBy}",
        ChoiceKind.Weakening when choice.Amendment is { } amendment => Weakened(amendment),
        ChoiceKind.Stuck => mission.Blocker?.About,
        ChoiceKind.Network or ChoiceKind.Host => "It is a way out of the sandbox, and only you can open one.",
        _ when need.Kind is "approval" => mission.Plan?.Recommend is { } advice
            ? $"The orchestrator's advice: {advice}"
            : mission.Plan?.Summary,
        _ => need.Why,
    };

    private static string? Weakened(Amendment amendment)
    {
        var parts = amendment.RemoveAssertions.Select(one => $"{one.Assertion} would go: {one.Because}")
            .Concat(amendment.ChangeAssertions.Select(one => $"{one.Id} would claim: {one.Claim}"))
            .Concat(amendment.MayChange.Select(one => $"{one.Glob} might change: {one.Because}"));
        return string.Join(" ", parts) is { Length: > 0 } text ? text : null;
    }

    private static string Delayed(Mission mission, Need need, string kind)
    {
        if (!need.Blocks) return "Nothing waits for it; it is taken up when you answer.";
        if (kind is "human-proof") return $"{mission.Current?.Id} cannot be sealed before it, and all after it waits.";
        if (!mission.IsApproved) return "Nothing is built before it.";
        var features = mission.Plan!.Features.Count(one => !mission.IsDone(one.Id) && !mission.IsCancelled(one.Id));
        var claims = mission.Standings.Count(one => one.Truth is not (Truth.Proven or Truth.Waived));
        return $"The mission stands still: {Words.Several(features, "feature")} to build, "
            + $"{Words.Several(claims, "assertion")} to prove.";
    }

    private static DateTimeOffset? SinceWhen(
        Mission mission, Need need, IReadOnlyDictionary<string, DateTimeOffset>? asked) =>
        need.Kind is "refused" or "budget" ? mission.Parking?.Since
        : need.Kind is "approval" ? mission.Attention.Since ?? mission.LastAt
        : asked is not null && asked.TryGetValue(need.Id, out var at) ? at
        : need.Blocks ? mission.Attention.Since
        : null;

    private static string ByDefaultOf(Mission mission, Need need, HumanChoice? choice)
    {
        if (mission.Questions.FirstOrDefault(one => one.Id.ToString() == need.Id) is { } question)
            return question.Deadline is null
                ? "It waits for you."
                : $"After the deadline this holds: {question.Default ?? question.Fallback}";
        return choice is { Deadline: not null, Default: { } word }
            ? $"After the deadline it is decided so: {word}."
            : "It waits for you.";
    }
}

/// <summary>An answer that one can give, and what follows from it.</summary>
public sealed record OptionView(string Word, string? Means)
{
    internal static IEnumerable<OptionView> Of(string kind, Need need) =>
        need.Options.Select(word => new OptionView(word, Meaning(kind, word)));

    private static string? Meaning(string kind, string word) => (kind, word) switch
    {
        ("approval", "approve") => "building begins",
        ("approval", _) => "the orchestrator drafts again, with your reason",
        ("amendment", "allow") => "what was approved becomes weaker, visibly",
        ("amendment", _) => "the contract stays; the orchestrator finds another way",
        ("human-proof", "proven") => "it counts as proven, by your word",
        ("human-proof", "refuted") => "it becomes an issue, and is mended",
        ("stuck", "again") => "the same is tried once more",
        ("stuck", _) => "the mission ends; its work stays on its branch",
        ("network" or "host", "allow") => "for this mission, and for nothing else",
        ("network" or "host", _) => "it goes on without",
        _ => null,
    };
}
