using Missions.Core;
using Missions.Core.Runs;
using static Missions.Core.MissionEvent;

namespace Missions.Control.Demo;

/// <summary>What the demo does wrong on purpose, and how the journal shows which gate met it.</summary>
internal sealed record Planted(string What, string Gate, Func<MissionEvent, bool> Shows)
{
    public static IReadOnlyList<Planted> All { get; } =
    [
        new("A proof that is broken", "G3: it was sent back, since it cannot pass",
            happened => happened is ProofRehearsed { Rehearsal.Problem: { } problem } && problem.Contains("broken")),
        new("A proof that cannot fail", "G3: it was sent back, since it passes on the untouched base",
            happened => happened is ProofRehearsed { Rehearsal.Problem: { } problem } && problem.Contains("passes on the untouched base")),
        new("A worker that claims a command it never ran", "G7: the claim was compared with the transcript and disputed",
            happened => happened is ClaimDisputed { Fact: var fact } && fact.Contains("never run")),
        new("A process killed with SIGKILL in the middle of a run", "The journal: the run went on where it was cut off",
            happened => happened is RunResumed),
        new("A feature that does not do what it says", "G9, G11: its milestone did not hold, and a follow-up mended it",
            happened => happened is ValidationEnded { Holds: false }),
        new("A finding that is not worth mending", "G8: it was dismissed with a reason, and stays listed",
            happened => happened is IssueResolved { Resolution.By: ResolvedBy.Dismiss }),
    ];

    /// <summary>The events that show it, by their place in the journal.</summary>
    public IReadOnlyList<long> In(IEnumerable<Recorded> journal) =>
        [.. journal.Where(recorded => Shows(recorded.Event)).Select(recorded => recorded.Seq)];
}
