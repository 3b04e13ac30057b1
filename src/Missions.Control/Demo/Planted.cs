using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionEvent;

namespace Missions.Control.Demo;

/// <summary>What a demo does wrong on purpose, and how the journal shows which gate met it.</summary>
/// <param name="Name">How a sample's history names it.</param>
internal sealed record Planted(string Name, string What, string Gate, Func<MissionEvent, bool> Shows)
{
    private static IReadOnlyList<Planted> All { get; } =
    [
        new("broken-proof", "A proof that is broken", "G3: it was sent back, since it cannot pass",
            happened => Problem(happened).Contains("broken")),
        new("idle-proof", "A proof that cannot fail", "G3: it was sent back, since it passes on the untouched base",
            happened => Problem(happened).Contains("passes on the untouched base")),
        new("noise", "A target within the noise of the base", "G3: it was sent back, since chance alone would reach it",
            happened => Problem(happened).Contains("lies within that noise")),
        new("blind-parity", "A parity proof whose inputs reach nothing", "G3: it was sent back, since it notices nothing",
            happened => Problem(happened).Contains("its inputs notice nothing")),
        new("known", "A test and lint that fail on the base already", "G4, G9: known, and held against nobody",
            happened => happened is ReadinessChecked { Readiness.Base: var known }
                && known.Any(check => check is { Name: "test", Passes: false })
                && known.Any(check => check is { Name: "lint", Findings: [_, ..] })),
        new("lie", "A worker that claims a command it never ran",
            "G7: the claim was compared with the transcript and disputed",
            happened => happened is ClaimDisputed { Fact: var fact } && fact.Contains("never run")),
        new("kill", "A process killed with SIGKILL in the middle of a run",
            "The journal: the run went on where it was cut off",
            happened => happened is RunResumed),
        new("failure", "A feature that does not do what it says",
            "G9, G11: its milestone did not hold, and a follow-up mended it",
            happened => happened is ValidationEnded { Holds: false }),
        new("dismissal", "A finding that is not worth mending", "G8: it was dismissed with a reason, and stays listed",
            happened => happened is IssueResolved { Resolution.By: ResolvedBy.Dismiss }),
        new("drift", "A refactoring that changes what the program does", "Parity: base and head differ, the milestone fails",
            happened => happened is EvidenceRecorded { Evidence: { Kind: EvidenceKind.Proof, Holds: false, Note: { } note } }
                && note.Contains("Base and head differ")),
        new("wrong-proof", "A proof that asks for the wrong thing",
            "G16: repaired under its unchanged claim, rehearsed, and judged not weaker by a blind reviewer",
            happened => happened is ProofRepaired),
        new("change", "A requirement that changes half-way",
            "G16: the human's word was asked for, what was proven is void, and what speaks the old truth blocked",
            happened => happened is AssertionVoided),
        new("base-moves", "New commits on the base while the mission works",
            "G23: brought in at a milestone boundary, and what was sealed proven again",
            happened => happened is BaseMerged),
        new("conflict", "A commit on the base that conflicts with what was built",
            "G23: its settlement became a feature, and nothing was validated before",
            happened => happened is BaseMerged { Conflicts: [_, ..] }),
        new("only-use", "Features whose tests all pass, and which nobody can use",
            "G10: a tester used them as people do, and what came back refuted them",
            happened => happened is VerdictGiven { Role: Role.UserTester, Verdicts: var verdicts }
                && verdicts.Any(verdict => verdict.Result is VerdictResult.Refuted)),
        new("broken-flow", "A later feature that breaks what was sealed",
            "G15: the recorded flow was done again without a model, and the seal broke",
            happened => happened is EvidenceRecorded { Evidence: { Kind: EvidenceKind.Replay, Holds: false } }),
    ];

    /// <exception cref="ArgumentException">Nothing is known by that name.</exception>
    public static Planted Of(string name) => All.FirstOrDefault(one => one.Name == name)
        ?? throw new ArgumentException($"Nothing that can be planted is called '{name}'.", nameof(name));

    /// <summary>The events that show it, by their place in the journal.</summary>
    public IReadOnlyList<long> In(IEnumerable<Recorded> journal) =>
        [.. journal.Where(recorded => Shows(recorded.Event)).Select(recorded => recorded.Seq)];

    private static string Problem(MissionEvent happened) =>
        happened is ProofRehearsed { Rehearsal.Problem: { } problem } ? problem : "";
}
