using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;

namespace Missions.Engine.Views;

/// <summary>What came of trying proofs on the base, in words.</summary>
internal static class RehearsalText
{
    /// <summary>A sentence for each proof that was tried less than it should be, for want of time.</summary>
    public static IEnumerable<string> Skipped(Mission mission) =>
        from one in mission.Plan?.Contract ?? []
        let skipped = mission.RehearsalOf(one)?.Skipped
        where skipped is [_, ..]
        select $"The proof of {one.Id} was tried without {Parts(skipped.Value)}: the time for rehearsals "
            + $"({mission.Opening!.Limits.GateSeconds / 60.0:0.##} minutes) would not do.";

    /// <summary>How many proofs that was; null where it was none.</summary>
    public static string? Warning(Mission mission) => Skipped(mission).Count() is > 0 and var some
        ? $"{Words.Several(some, "proof")} could be tried only in part before the approval, for want of time."
        : null;

    public static string Parts(Seq<RehearsalPart> skipped) => string.Join(" and ", skipped.Select(part => part switch
    {
        RehearsalPart.Mutations => "damaged copies of the code",
        RehearsalPart.SecondRun => "a second run",
        RehearsalPart.OwnBuild => "a build of its own",
        _ => "its witness",
    }));

    public static string Of(Assertion assertion, Rehearsal? rehearsal) => rehearsal switch
    {
        null => "not tried on the base yet",
        { WasSkipped: true } => "cannot be tried on the base without a model or a person",
        { Problem: { } problem } => $"sent back: {problem}",
        { Answer: { } answer, Run: { } run } =>
            $"{run}, who was told nothing else, calls it {Text.Word(answer.Result)} on the base ({answer.File}:{answer.Line})",
        { Skipped: { } skipped } => $"tried on the base, for want of time without {Parts(skipped)}",
        { Witnessed: not null } => "tried on the base and on its witness; it can be relied on",
        _ when assertion is { AtBase.Expect: Expectation.Fails } =>
            "tried on the base; it can be relied on, but nothing showed that it can pass (no witness)",
        _ => "tried on the base; it can be relied on",
    };
}
