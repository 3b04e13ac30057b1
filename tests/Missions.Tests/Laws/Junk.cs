using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Tests.Core;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Laws;

/// <summary>Anybody asking anything: sometimes apt, mostly not.</summary>
internal sealed class Junk(Random dice)
{
    public Request Next(Mission mission)
    {
        var command = dice.Next(3) == 0 ? Tempting(mission) : Any(mission);
        return new(command, By(mission, command), mission.LastAt.AddMinutes(dice.Next(100)),
            Id: Sometimes($"id-{dice.Next(40)}"));
    }

    private Actor By(Mission mission, MissionCommand command)
    {
        var allowed = Enum.GetValues<Role>().Where(role => Authority.Allows(role, command.GetType())).ToList();
        var role = dice.Next(6) == 0 ? (Role)dice.Next(8) : Pick(allowed);
        var run = Pick([.. mission.OpenRuns.Where(run => run.Role == role || dice.Next(10) == 0)])?.Id;
        return role is Role.Human or Role.Engine ? new(role) : new(role, run ?? new RunId(dice.Next(20)));
    }

    private T? Pick<T>(List<T> items) => items is [] ? default : items[dice.Next(items.Count)];

    private string? Sometimes(string text) => dice.Next(4) == 0 ? text : null;

    private string Because => dice.Next(10) == 0 ? " " : "Because.";

    /// <summary>What would be apt, were it not for a gate.</summary>
    private MissionCommand Tempting(Mission mission) => dice.Next(8) switch
    {
        0 or 1 => new StartRun(Role.Worker, Purpose.Implement, "any/one", [], mission.NextFeature?.Id),
        2 => new StartValidation(),
        3 => new EndValidation(),
        4 => new SealMilestone(),
        5 => new Complete("Done."),
        6 => new GiveVerdict("Fine.", mission.OpenRound is { } round ? [.. mission.UsedIn(round).Select(
            Foreign(mission))] : []),
        _ => new EndRun(mission.OpenRuns.FirstOrDefault()?.Id ?? new(1), Samples.Cents),
    };

    /// <summary>A verdict on whatever evidence there is, seen by whomever on whatever commit.</summary>
    private Func<Assertion, Verdict> Foreign(Mission mission) => flow =>
        new(flow.Id, VerdictResult.Proven, "So.", [Pick([.. mission.Evidence])?.Id ?? new(1)]);

    private MissionCommand Any(Mission mission) => dice.Next(3) switch
    {
        0 => OfHuman(mission),
        1 => OfAgents(mission),
        _ => OfEngine(mission),
    };

    private MissionCommand OfHuman(Mission mission) => dice.Next(17) switch
    {
        0 => Samples.Open(),
        1 => new Approve(),
        2 => new Reject("No."),
        3 => new Say("Hurry.", dice.Next(2) == 0),
        4 => new AnswerQuestion(new(dice.Next(5)), "Yes."),
        5 or 6 => new Decide(
            new(dice.Next(1, 6)), Pick(["allow", "keep", "again", "proven", "refuted", "waived", "refuse"])!),
        7 => new Pause(),
        8 => new Resume(),
        9 => dice.Next(20) == 0 ? new Abort() : new Resume(),
        10 => dice.Next(4) == 0 ? new Waive(Assertion(mission), "Enough.") : new Resume(),
        11 => new Land("main", mission.Head),
        12 => new TakeDefaults(),
        13 => new MissionCommand.Sync($"b{dice.Next(4)}"),
        14 => new ChangeSeat((Role)dice.Next(8), Pick(["one/one", " ", "claude-code"])!),
        15 => new ChangeBudget(Caps()),
        _ => dice.Next(2) == 0 ? new NoteRequirement("More.") : new NoteAssumption("Less."),
    };

    private MissionCommand OfAgents(Mission mission) => dice.Next(17) switch
    {
        0 => new AskUser([new("Which?", DeadlineHours: dice.Next(3), Blocks: dice.Next(2) == 0)]),
        1 => new ProposePlan(dice.Next(2) == 0 ? Samples.Notes : Samples.Notes with { Requirements = [] }),
        2 or 3 => new AmendPlan(Because, Add(mission), Change(mission), Cancel(mission), [Feature(mission)]),
        4 or 5 => Contract(mission),
        6 or 7 => new ResolveIssue(new(dice.Next(1, 20)), (ResolvedBy)dice.Next(3), Because, Feature(mission)),
        8 => new AnswerProposal(new(dice.Next(1, 4)), (ProposalAnswer)dice.Next(3), Because),
        9 => new GiveNotice($"Mind {Assertion(mission)}."),
        10 => new RollBack(Pick([Samples.First, Samples.Second, new MilestoneId("M-9")]), Because),
        11 => new WriteSkill(Pick(["backend", "../up"])!, "How", "Body", Because),
        12 => new RaiseIssue((Severity)dice.Next(3), "Odd."),
        13 => new Propose("A proof", "Drop it", Because),
        14 => new HandOff(Samples.Done(), Samples.Facts(mission.Head, $"c{mission.Handoffs.Count + 1}") with
        {
            Files = [(mission.LastSeq % 3) switch { 0 => "src/search.mjs", 1 => "proofs", _ => "proofs/pin.test.mjs" }],
        }),
        15 => new ReportReview(new(Feature(mission), ReviewResult.Pass, "Fine.", Assertions:
            [new(Assertion(mission), VerdictResult.Proven, "So.", "a.mjs", 1)])),
        _ => new GiveVerdict("Fine.", [new(Assertion(mission), VerdictResult.Proven, "So.", [new(dice.Next(30))])]),
    };

    /// <summary>Mostly wide, sometimes so tight that the next run may not start, sometimes senseless.</summary>
    private Budget Caps() => Budget.None with
    {
        Mission = dice.Next(3) switch
        {
            0 => new(Usd: dice.Next(-1, 30) / 100m),
            1 => new(Runs: dice.Next(0, 40)),
            _ => new(),
        },
    };

    private MissionCommand OfEngine(Mission mission) => dice.Next(23) switch
    {
        22 => new TakeSeat(
            mission.OpenRuns.FirstOrDefault()?.Id ?? new(1),
            $"any/{dice.Next(3)}",
            "No key.",
            dice.Next(2) == 0 ? null : "inside"),
        0 or 1 or 2 => new StartRun((Role)dice.Next(8), (Purpose)dice.Next(9), "any/one", [], Feature(mission)),
        3 => new StartRun(Role.Worker, Purpose.Implement, "any/one", [], mission.NextFeature?.Id),
        4 => new ResumeRun(dice.Next(3) > 0 && mission.OpenRuns.FirstOrDefault() is { } open
            ? open.Id
            : new(dice.Next(1, mission.Runs.Count + 2))),
        5 => new EndRun(mission.OpenRuns.FirstOrDefault()?.Id ?? new(1), Samples.Cents),
        6 => new LoseRun(mission.OpenRuns.FirstOrDefault()?.Id ?? new(1), "Gone.", Samples.Cents),
        7 => new CheckReadiness(Samples.Ready with { Plan = dice.Next(1, 3) }),
        8 => new Rehearse(new(Assertion(mission), Hash(mission), dice.Next(4) == 0 ? "It passes." : null)),
        9 => new ReturnPlan(),
        10 => new StartValidation(),
        11 or 12 => new RecordEvidence(Seen(mission)),
        13 => new EndValidation(),
        14 => dice.Next(2) == 0 ? new SealMilestone() : new EndConsult("Done."),
        19 => new Park(
            mission.OpenRuns.FirstOrDefault()?.Id ?? new(1), (WaitsOn)dice.Next(3), "It is down.", Samples.Cents,
            dice.Next(3) == 0 ? null : TimeSpan.FromMinutes(dice.Next(9)), dice.Next(4)),
        20 => new Unpark(dice.Next(3) == 0 ? null : mission.OpenRuns.LastOrDefault()?.Id),
        21 => new ReachBudget(mission.OpenRuns.FirstOrDefault()?.Id ?? new(1), "The cap is reached.", Samples.Cents),
        18 => new RecordFlow(new(Assertion(mission), Hash(mission), "c2", new(1), "script", 3, 1)),
        16 => dice.Next(2) == 0 ? new NoticeBase($"b{dice.Next(4)}")
            : new TellPerson($"Q-{dice.Next(4)}", "needs-you", dice.Next(2) == 0 ? ["bell"] : []),
        17 => new MergeBase(mission.BaseTip, $"m{mission.LastSeq}", ["a"], dice.Next(2) == 0 ? ["a"] : []),
        15 => new AskHuman((ChoiceKind)dice.Next(5), Assertion(mission).ToString(), "Well?"),
        _ => dice.Next(2) == 0 ? new Complete("Done.") : new FinishRepair(Assertion(mission)),
    };

    private Seq<FeatureToAdd> Add(Mission mission) => dice.Next(2) == 0 ? [] :
    [
        new(new($"F-{dice.Next(4, 30)}"), "More", "More of it.", dice.Next(2) == 0 ? Samples.First : Samples.Second,
            dice.Next(3) == 0 ? Feature(mission) : null, dice.Next(5) == 0 ? [Assertion(mission)] : [],
                Enabling: "Needed."),
    ];

    private Seq<Feature> Change(Mission mission) =>
        dice.Next(4) == 0 && mission.Plan?.Feature(Feature(mission)) is { } old ? [old with { Title = "Other" }] : [];

    private Seq<FeatureToCancel> Cancel(Mission mission) =>
        dice.Next(4) == 0 ? [new(Feature(mission), "Not needed.")] : [];

    private AmendContract Contract(Mission mission)
    {
        var one = mission.Plan?.Assertion(Assertion(mission)) ?? Samples.Search;
        return dice.Next(6) switch
        {
            0 => new(Because, Change: [one with { Claim = $"{one.Claim} And more." }]),
            1 => new(Because, Change: [one with { Interface = ["GET /"] }]),
            2 => new(Because, Remove: [new(one.Id, "Too much.")]),
            3 => new(Because, Repair: [new(one.Id, [new("proofs/pin.test.mjs", $"{dice.Next(9)}")], "Broken.")]),
            4 when dice.Next(2) == 0 => new(Because, MayChange: [new("test/old.test.mjs", Because)]),
            4 => new(Because, Change: [one], Remove: [new(one.Id, "Both.")]),
            _ => new(Because, Add: [new(
                new($"A-NEW-{dice.Next(9)}"), "More.", "Less.", new(Expectation.Holds), new Proof.Command("true"),
                Until: dice.Next(3) == 0 ? Samples.First : null)]),
        };
    }

    private Evidence Seen(Mission mission)
    {
        var round = mission.OpenRound ?? (mission.Rounds is [.., var last] ? last : null);
        return new(
            default, (EvidenceKind)dice.Next(5), "a line", dice.Next(4) == 0 ? "c1" : round?.Commit ?? "c1",
                dice.Next(3) > 0,
            "hash", 4, "none", 1, Assertion: Assertion(mission), Milestone: round?.Milestone, Round: round?.Number,
            ProofHash: Hash(mission), Run: mission.Runs is [.., var run] ? run.Id : null);
    }

    private AssertionId Assertion(Mission mission) =>
        Pick([.. (mission.Plan ?? Samples.Notes).Contract.Select(one => one.Id), new("A-NONE-1")]);

    private string Hash(Mission mission) =>
        mission.Plan?.Assertion(Assertion(mission))?.ProofHash ?? "";

    private FeatureId Feature(Mission mission) =>
        Pick([.. (mission.Plan ?? Samples.Notes).Features.Select(one => one.Id), new("F-99")]);
}
