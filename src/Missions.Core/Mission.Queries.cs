using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;

namespace Missions.Core;

public sealed partial record Mission
{
    public bool IsOver => Completion is not null || Abortion is not null;
    public bool AnswersItself => Opening?.AnswersItself is true;

    public IEnumerable<Run> OpenRuns => Runs.Where(run => run.IsOpen);
    public Run? Run(RunId id) => Runs.LastOrDefault(run => run.Id == id);
    public RunId NextRun => new(Runs.Count + 1);
    public IssueId NextIssue => new(Issues.Count + 1);
    public EvidenceId NextEvidence => new(Evidence.Count + 1);

    public Seq<Question> OpenQuestions => [.. Questions.Where(question => question.IsOpen && question.Blocks)];
    public Seq<HumanChoice> OpenChoices => [.. Choices.Where(choice => choice.IsOpen)];
    public IEnumerable<Issue> BlockingIssues => Issues.Where(issue => issue.Blocks);
    public Standing? Standing(AssertionId id) => Standings.FirstOrDefault(standing => standing.Assertion == id);

    /// <summary>How an assertion stands: pending where nothing is known of it yet.</summary>
    public Standing StandingOf(AssertionId id) => Standing(id) ?? new(id, Truth.Pending);

    public Evidence? EvidenceOf(EvidenceId id) => Evidence.FirstOrDefault(evidence => evidence.Id == id);

    public Spend Spend => Sum(Runs);

    public bool IsDone(FeatureId feature) => Handoffs.Any(one =>
        one.Feature == feature && !one.IsVoid && one.Handoff.Outcome is not HandoffOutcome.Failed);

    public bool IsCancelled(FeatureId feature) => Cancelled.Any(cancelled => cancelled.Feature == feature);

    public bool IsSealed(MilestoneId milestone) => Seals.Any(seal => seal.Milestone == milestone);

    public bool IsPast(MilestoneId? until) => until is { } id && IsSealed(id);

    /// <summary>The milestones that come after one.</summary>
    public Seq<Milestone> LaterThan(MilestoneId milestone) =>
        [.. Plan?.Milestones.SkipWhile(one => one.Id != milestone).Skip(1) ?? []];

    public bool LacksPlan => Plan is null || IsReturned;

    public MissionEvent.RepairJudged? JudgementOf(ProofRepair repair) =>
        RepairJudgements.FirstOrDefault(judged => judged.Assertion == repair.Assertion);

    /// <summary>The milestone that is being built or validated; none once all are sealed.</summary>
    public Milestone? Current => Plan?.Milestones.FirstOrDefault(milestone => !IsSealed(milestone.Id));

    public Feature? NextFeature =>
        Current?.Features.FirstOrDefault(feature => !IsDone(feature.Id) && !IsCancelled(feature.Id));

    /// <summary>Assertions whose proof, as it is now, was not yet tried on the base.</summary>
    public Seq<Assertion> Unrehearsed =>
        [.. Plan?.Contract.Where(assertion => RehearsalOf(assertion) is null) ?? []];

    /// <summary>Review proofs that nobody was asked about on the base yet, nor is being asked.</summary>
    public Seq<Assertion> DueQuestions =>
    [
        .. Unrehearsed.Where(one => one.Proof is Proof.Review && !OpenRuns.Any(run => run.IsAbout(one.Id))),
    ];

    /// <summary>What a run is to answer; null where that was answered, or is not in the plan any more.</summary>
    public Assertion? AskedIn(Run run) => Unrehearsed.FirstOrDefault(one => run.IsAbout(one.Id));

    // Counted first: it is asked after every fact, and to look each proof up takes long where there are many.
    private bool IsRehearsed => Rehearsals.Count >= Plan?.Contract.Count && Unrehearsed is [];

    public Rehearsal? RehearsalOf(Assertion assertion)
    {
        var (hash, witness) = (assertion.ProofHash, assertion.WitnessHash);
        return Rehearsals.LastOrDefault(one =>
            one.Assertion == assertion.Id && one.Proof == hash && one.Witness == witness
            && IsAmongSame(one, Plan, assertion));
    }

    private static bool IsAmongSame(Rehearsal tried, Plan? plan, Assertion assertion) =>
        tried.Surroundings is null || plan is null || tried.Surroundings == Surroundings.Of(plan, assertion);

    /// <summary>Why the draft cannot be approved, from readiness and rehearsal; empty where it can.</summary>
    public Seq<string> DraftProblems =>
    [
        .. Plan?.Milestones is [{ Id.Value: "M-0" }, ..] ? [] : Readiness?.Problems ?? [],
        .. Unreliable.Select(rehearsal => $"{rehearsal.Assertion}: {rehearsal.Problem}"),
    ];

    /// <summary>What the orchestrator must decide before anything goes on.</summary>
    public Blocker? Blocker
    {
        get
        {
            if (Words.Any(word => !word.IsHeard)) return new("words", "The human said something.");
            if (BlockingIssues.Any())
                return new(
                    IssuesKey,
                    LostRound is { } lost
                        ? $"Milestone {lost.Milestone} does not hold (round {lost.Number})."
                        : "Blocking issues are open.");
            if (Unreliable is [_, ..] bad)
                return new(
                    $"proofs {string.Join(' ', bad.Select(one => one.Assertion))}",
                    $"The proof of {bad[0].Assertion} cannot be relied on: {bad[0].Problem}");
            if (NextFeature is not null) return null;
            if (Conflicts is [_, ..])
                return new(
                    $"conflicts {string.Join(' ', Conflicts)}",
                    $"Both sides of a merge still stand between markers in {string.Join(", ", Conflicts)}.");
            if (Untriaged is [_, ..] untriaged)
                return new(
                    $"triage {string.Join(' ', untriaged)}",
                    $"To be triaged before {Current?.Id.ToString() ?? "the end"} is validated: "
                        + $"{string.Join(", ", untriaged)}.");
            if (LostRound is { } round)
                return new(
                    $"round {round.Milestone} {round.Number}",
                    $"Milestone {round.Milestone} does not hold (round {round.Number}), "
                        + "and nothing has changed since.");

            return null;
        }
    }

    /// <summary>The key of what blocks, without the words about it, which take long to find.</summary>
    private string? BlockerKey =>
        Words.All(word => word.IsHeard) && BlockingIssues.Any() ? IssuesKey : Blocker?.Key;

    private string IssuesKey => $"issues {string.Join(' ', BlockingIssues.Select(issue => issue.Id))}";

    /// <summary>What trying the proofs of an approved plan brought to light, waived assertions left out.</summary>
    private Seq<Rehearsal> Unreliable =>
    [
        .. (Plan?.Contract ?? [])
            .Where(assertion => Standing(assertion.Id)?.Truth is not Truth.Waived)
            .Where(assertion => Rehearsals.Any(one => one.Assertion == assertion.Id && one.Problem is not null))
            .Select(RehearsalOf).OfType<Rehearsal>()
            .Where(rehearsal => rehearsal.Problem is not null),
    ];

    /// <summary>What was reported and is neither blocking nor dealt with yet, by id.</summary>
    public Seq<string> Untriaged =>
    [
        .. Issues.Where(issue => issue.IsOpen).Select(issue => issue.Id.ToString()),
        .. Proposals.Where(proposal => proposal.Answer is null).Select(proposal => proposal.Id.ToString()),
    ];

    /// <summary>How often the assignment that was lost most often was lost since it was last carried out.</summary>
    public int LossesInARow => Losses
        .Select(id => Losses.Count(other => Run(id) is { } run && run.IsOfSameAssignment(Run(other))))
        .DefaultIfEmpty()
        .Max();

    private Run? LastLost => Runs.LastOrDefault(run => run.State is RunState.Lost);

    /// <summary>Patience has ended: the same thing failed as often as the human allows.</summary>
    public string? Stuck => Opening?.Limits switch
    {
        null => null,
        var limits when DraftsReturned >= limits.Drafts =>
            $"{DraftsReturned} attempts at a plan came to nothing in a row.",
        var limits when ConsultsInVain >= limits.Consults =>
            $"{ConsultsInVain} consults in a row left it as it was: {Blocker?.About}",
        // The first failure of a commit is news; only to look at it again is in vain.
        var limits when RoundsInVain >= Math.Max(2, limits.Consults) =>
            $"{RoundsInVain} validations in a row failed on the same commit.",
        var limits when LossesInARow >= limits.Losses =>
            $"{LossesInARow} runs in a row were lost; the last: {LastLost?.Detail}",
        _ => null,
    };
}

/// <summary>Something that only the orchestrator can decide. Two with the same key are the same thing.</summary>
public sealed record Blocker(string Key, string About);
