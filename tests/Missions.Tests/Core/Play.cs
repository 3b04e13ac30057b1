using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

/// <summary>Everybody who takes part in a mission, each doing what is theirs; with dice, not always well.</summary>
public sealed class Play(Random? dice = null)
{
    /// <summary>What is asked next, by whoever's turn it is; nothing where the mission is over.</summary>
    public Request? Next(Mission mission)
    {
        var (by, command) = Navigator.Next(mission) switch
        {
            Step.Recover recover => InRun(mission, mission.Run(recover.Run)!),
            Step.Rest rest => (Actor.Human, OfHuman(mission, rest)),
            var step => (Actor.Engine, OfEngine(mission, step)),
        };
        return command is null ? null : new(command, by, mission.LastAt.AddMinutes(1));
    }

    private bool Luck(double chance) => dice?.NextDouble() < chance;

    private MissionCommand? OfHuman(Mission mission, Step.Rest rest) => rest.Reason switch
    {
        RestReason.NotOpened => Samples.Open(answersItself: Luck(0.3)),
        RestReason.Paused or RestReason.Waiting => new Resume(),
        RestReason.Budget => new ChangeBudget(Budget.None),
        RestReason.NeedsYou when mission.Parking is { On: WaitsOn.Human } => new Resume(),
        RestReason.NeedsYou when mission.OpenQuestions is [var question, ..] => new AnswerQuestion(question.Id, "Yes."),
        RestReason.NeedsYou when mission.OpenChoices is [var choice, ..] =>
            Decided(mission, choice, choice.Options[Luck(0.4) ? ^1 : 0]),
        RestReason.NeedsYou => Luck(0.1) ? new Reject("Too big.") : new Approve(),
        _ => null,
    };

    /// <summary>What cannot be granted any more is kept as it was.</summary>
    private static Decide Decided(Mission mission, HumanChoice choice, string wish)
    {
        var request = new Request(new Decide(choice.Id, wish), Actor.Human, mission.LastAt);
        return new(choice.Id, Decider.Decide(mission, request).Refusal is null ? wish : choice.Options[^1]);
    }

    /// <summary>The first command of a step: what the engine puts before anything else happens.</summary>
    public MissionCommand OfEngine(Mission mission, Step step) => step switch
    {
        Step.TakeDefaults => new TakeDefaults(),
        Step.Interview => Start(Role.Orchestrator, Purpose.Interview),
        Step.DraftPlan => Start(Role.Orchestrator, Purpose.Plan),
        Step.Consult => Start(Role.Orchestrator, Purpose.Consult),
        Step.CheckReadiness => new CheckReadiness(Samples.Ready with { Plan = mission.Drafts }),
        Step.Rehearse when mission.DueQuestions is [var asked, ..] && Luck(0.7) =>
            Start(Role.Reviewer, Purpose.Question) with { Group = asked.Id.Value },
        Step.Rehearse { Assertions: [var id, ..] } => new Rehearse(new(
            id,
            mission.Plan!.Assertion(id)!.ProofHash,
            Luck(0.03) ? "It passes on the base." : null)),
        Step.ReturnDraft => new ReturnPlan(),
        Step.Repair { Proposed: var repair } => mission.JudgementOf(repair) is null
            ? Start(Role.Reviewer, Purpose.Repair)
            : new FinishRepair(repair.Assertion, Luck(0.2) ? "It lets a wrong commit pass." : null),
        Step.AskHuman ask => new AskHuman(ask.Kind, ask.About, ask.Text),
        Step.Sync(var commit) => Merge(mission, commit),
        Step.ProveAgain { Assertions: [var id, ..] } => new RecordEvidence(new(
            default,
            mission.Plan!.Assertion(id)!.Proof.IsExecuted ? EvidenceKind.Proof : EvidenceKind.Replay,
            "a line", mission.Head, !Luck(0.2), "hash", 4, "none", 1,
            Assertion: id, ProofHash: mission.Plan!.Assertion(id)!.ProofHash)),
        Step.Implement implement => Start(Role.Worker, Purpose.Implement, implement.Feature),
        Step.StartValidation => new StartValidation(),
        Step.Scrutinize => Scrutinize(mission, mission.OpenRound!),
        Step.TestAsUser => Start(Role.UserTester, Purpose.Use) with
        {
            Group = mission.DueGroups(mission.OpenRound!)[0],
        },
        Step.EndValidation when mission.MissingRecordings(mission.OpenRound!) is [var flow, ..] && Luck(0.8) =>
            Recorded(mission, flow),
        Step.EndValidation => new EndValidation(),
        Step.Seal when mission.MissingRecordings(mission.WonRound!) is [var flow, ..] && Luck(0.8) =>
            Recorded(mission, flow),
        Step.Seal => new SealMilestone(),
        Step.Debrief => mission.Runs is [.., { Purpose: Purpose.Debrief, State: RunState.Ended }]
            ? new Complete("All is well.")
            : Start(Role.Orchestrator, Purpose.Debrief),
        _ => throw new InvalidOperationException($"Nobody knows how to do {step}."),
    };

    private static RecordFlow Recorded(Mission mission, Assertion flow) => new(new(
        flow.Id, flow.ProofHash, mission.Head, mission.Standing(flow.Id)!.Run!.Value, "script", 3, 1));

    private MergeBase Merge(Mission mission, string commit)
    {
        Seq<string> conflicts = Luck(0.4) ? ["src/search.mjs"] : [];
        return new(commit, $"m{mission.LastSeq}", conflicts, conflicts, Samples.Ready.Base);
    }

    private static StartRun Start(Role role, Purpose purpose, FeatureId? feature = null) =>
        new(role, purpose, "scripted/one", [], feature);

    private MissionCommand Scrutinize(Mission mission, Round round) => mission.StageOf(round) switch
    {
        Stage.Checks => new RecordEvidence(Seen(round, EvidenceKind.Check, Luck(0.03)) with
        {
            Check = mission.MissingChecks(round)[0].Name,
            Tests = Luck(0.03) ? Samples.Tally with { Ran = 2, Names = ["finds", "old"] } : Samples.Tally,
            Touched = Luck(0.03) ? [new("test/old.test.mjs", Luck(0.5) ? TouchKind.Fewer : TouchKind.Gone)] : [],
        }),
        Stage.Proofs => new RecordEvidence(Seen(round, EvidenceKind.Proof, Luck(0.06)) with
        {
            Assertion = mission.DueProofs(round)[0].Id,
            ProofHash = mission.DueProofs(round)[0].ProofHash,
        }),
        Stage.Replays => new RecordEvidence(Seen(round, EvidenceKind.Replay, Luck(0.1)) with
        {
            Assertion = mission.DueReplays(round)[0].Id,
            ProofHash = mission.DueReplays(round)[0].ProofHash,
        }),
        Stage.Bite => Bites(mission, mission.MissingBites(round)[0]),
        Stage.Reviews => Start(Role.Reviewer, Purpose.Review, mission.MissingReviews(round)[0].Id),
        _ => Start(Role.Scrutineer, Purpose.Scrutinize),
    };

    private RecordBite Bites(Mission mission, Feature feature)
    {
        Seq<AssertionId> proofs = [.. mission.ProofsFor(feature).Select(one => one.Id)];
        return new(feature.Id, new(
            mission.BiteKey(feature),
            proofs,
            Luck(0.1) ? proofs : [],
            [.. proofs.Select(id => new TakenHunk("src/search.mjs", 3, 4, HunkFate.Noticed, id))]));
    }

    private static Evidence Seen(Round round, EvidenceKind kind, bool fails) => new(
        default, kind, "a line", round.Commit, !fails, "hash", 4, "none", 1, fails ? 1 : 0,
        Milestone: round.Milestone, Round: round.Number, Findings: fails ? ["new: broken"] : []);

    private (Actor, MissionCommand?) InRun(Mission mission, Run run)
    {
        if (Luck(0.04)) return (Actor.Engine, new LoseRun(run.Id, "It was cut off.", Samples.Cents));
        var report = run.Purpose switch
        {
            Purpose.Plan when mission.Drafts < run.Round && mission.OpenQuestions is [] =>
                new ProposePlan(Consulted.Plan(mission)),
            Purpose.Implement when mission.Handoffs.All(one => one.Run != run.Id) => HandsOff(mission, run),
            Purpose.Scrutinize when mission.OpenRound is { Scrutiny: null } => new GiveVerdict("Nothing else."),
            Purpose.Review when mission.OpenRound!.Reviews.All(one => one.Feature != run.Feature) =>
                Reviews(mission, run),
            Purpose.Use when mission.OpenRound is { } round && mission.MissingUses(round) is [_, ..] =>
                Uses(mission, run, round),
            Purpose.Repair when mission.JudgementOf(mission.Repairs[0]) is null => new ReportReview(
                new(default, Luck(0.2) ? ReviewResult.Fail : ReviewResult.Pass, "As strong as before.")),
            Purpose.Question when mission.AskedIn(run) is { } asked => new ReportReview(new(
                new("QUESTION"), ReviewResult.Pass, "Read.",
                Assertions: [Answer(asked, Luck(0.1) ? VerdictResult.Blocked : Luck(0.1) ? VerdictResult.Proven
                    : VerdictResult.Refuted)])),
            Purpose.Consult when Luck(0.2) => Consulted.Boldly(mission, dice!),
            Purpose.Consult when !Luck(0.15) => Consulted.Next(mission),
            _ => null,
        };
        return report switch
        {
            null => (Actor.Engine, new EndRun(run.Id, Samples.Cents)),
            RecordEvidence => (Actor.Engine, report),
            _ => (new(run.Role, run.Id), report),
        };
    }

    private static Judgement Answer(Assertion asked, VerdictResult result) =>
        new(asked.Id, result, "It says so.", "src/search.mjs", 1);

    private HandOff HandsOff(Mission mission, Run run)
    {
        var handoff = dice?.Next(12) switch
        {
            0 => Samples.Done() with { Outcome = HandoffOutcome.Failed },
            1 => Samples.Done() with { Outcome = HandoffOutcome.Partial, Undone = ["The empty list."] },
            2 => Samples.Done() with { Commands = [new("npm run lint", 0)] },
            3 => Samples.Done() with { Issues = [new(Severity.NonBlocking, "A slow test.")] },
            _ => Samples.Done(),
        };
        var left = Luck(0.3) ? mission.Conflicts : default;
        if (left is [_, ..]) handoff = handoff with { Outcome = HandoffOutcome.Partial, Undone = ["The conflict."] };
        var facts = Samples.Facts(mission.Head, $"c{mission.Handoffs.Count + 1}") with { Conflicts = left };
        return new(handoff, Luck(0.3) ? facts with { Files = ["src/fold.mjs"], Added = ["src/fold.mjs"] } : facts);
    }

    private ReportReview Reviews(Mission mission, Run run) => new(new(
        run.Feature!.Value,
        Luck(0.1) ? ReviewResult.Fail : ReviewResult.Pass,
        "Read it all.",
        [new("src/search.mjs", Luck(0.1) ? Severity.Blocking : Severity.Suggestion, "Name it better.", 3)],
        [.. mission.JudgedBy(mission.Plan!.Feature(run.Feature!.Value)!).Select(assertion => new Judgement(
            assertion.Id, Luck(0.1) ? VerdictResult.Refuted : VerdictResult.Proven, "It says so.", "src/a.mjs", 1))]));

    private MissionCommand Uses(Mission mission, Run run, Round round) =>
        mission.Evidence.LastOrDefault(one => one.Run == run.Id && one.Commit == round.Commit) is { } seen
            ? new GiveVerdict("Used it.", [.. mission.UsesOf(run).Select(flow => new Verdict(
                flow.Id, Luck(0.1) ? VerdictResult.Refuted : VerdictResult.Proven, "Seen.", [seen.Id]))])
            : new RecordEvidence(Seen(round, EvidenceKind.Observation, false) with
            {
                Run = run.Id,
                Commit = Luck(0.3) ? mission.Opening!.Base : round.Commit,
            });
}
