using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;

namespace Missions.Simulation.Growing;

/// <summary>
/// A long mission as it might have been, lived through Core alone: each of its facts follows from a command that was
/// granted. A milestone takes ten workers, three validations and 7.2 hours, so that a hundred take thirty days.
/// </summary>
internal sealed class LongMission(int milestones)
{
    public static readonly TimeSpan MilestoneTime = TimeSpan.FromHours(7.2);
    private static readonly TimeSpan RunTime = TimeSpan.FromMinutes(9.5);
    private static readonly DateTimeOffset Begin = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly Spend Usual = new(1_900_000, 1_820_000, 21_000, 1.37m, 78_000, 9_000);

    private readonly List<Recorded> _journal = [];
    private DateTimeOffset _now = Begin;

    public Mission State { get; private set; } = Mission.Unopened;
    public IReadOnlyList<Recorded> Journal => _journal;

    /// <summary>Called when a run has begun and nothing was done in it yet.</summary>
    public Action<Run> Started { get; set; } = _ => { };

    /// <summary>How many workers have begun.</summary>
    public int Workers { get; private set; }

    public static int DayOf(Mission mission) => 1 + (int)(mission.LastAt - Begin).TotalDays;

    /// <summary>Plans, is approved, and builds all of it.</summary>
    public LongMission Live(string id = "long", string repository = "/repository")
    {
        const string Goal = "Rebuild the shop while it stays open.";
        Do(Actor.Human, new Open(id, Goal, repository, "b0", "main", false, false, true, new()));
        In(Role.Orchestrator, Purpose.Interview, run =>
        {
            foreach (var need in LongPlan.Needs)
                Do(By(run), new NoteRequirement($"What {need} says.", "scope", "the goal"));
        });
        Do(Actor.Human, new Say("No downtime, and no new paid service.", Constraint: true));
        In(Role.Orchestrator, Purpose.Plan, run => Do(By(run), new ProposePlan(LongPlan.Of(milestones))));
        Seq<BaseCheck> known = [.. State.Plan!.Checks!.All.Select(Passes)];
        Do(Actor.Engine, new CheckReadiness(new(State.Drafts, known, ["app started"], [])));
        foreach (var proof in State.Unrehearsed) Do(Actor.Engine, new Rehearse(new(proof.Id, proof.ProofHash)));
        Do(Actor.Human, new Approve());

        for (var number = 1; number <= milestones; number++) Build(number);
        return this;
    }

    private static BaseCheck Passes(Check check) => new(check.Name, check.Run, [0, 0, 0], [], []);

    private void Build(int number)
    {
        var start = Begin + MilestoneTime * (number - 1);
        if (_now < start) _now = start;
        if (number % 3 == 0) Do(Actor.Human, new Say($"Mind slice {number:000}: its buyers are many, and in a hurry."));

        for (var which = 1; which <= LongPlan.Planned; which++) Work(number);
        for (var broken = 2; ; broken--)
        {
            while (State.Blocker is not null || State.NextFeature is not null) Work(number);
            new LongRound(this, number).Validate(broken);
            if (broken == 0) break;
        }
        if (State.Untriaged is [_, ..]) Decide(number);
        Do(Actor.Engine, new SealMilestone());
    }

    private void Work(int number)
    {
        while (State.Blocker is not null) Decide(number);
        if (State.NextFeature is not { } feature) return;
        Workers++;
        In(Role.Worker, Purpose.Implement, run =>
        {
            if (Workers % 31 == 0) Do(By(run), Learnt());
            if (Workers % 43 == 0)
                Do(By(run), new Propose("boundary", $"Open src/shared to {Workers}.", "Two need it."));
            Do(By(run), new HandOff(Report(number, feature), Facts(feature)));
        }, feature.Id);
    }

    private WriteSkill Learnt() =>
        new("backend", "How to work on the server.", $"{LongPlan.SkillBody} {Workers}", "A step was missing.");

    private RunFacts Facts(Feature feature) => new(
        State.Head,
        $"c{Workers}",
        [$"src/{feature.Id}.mjs", $"test/{feature.Id}.mjs"],
        [new("npm test", 0)],
        ["answers"]);

    private Handoff Report(int number, Feature feature) => new(
        HandoffOutcome.Done,
        $"{feature.Id} answers as the old shop does, for slice {number:000}; what is wrong is said in its words. "
            + "The order of the fields surprised: it follows the time of the change and not of the order.",
        $"Answer for {feature.Id}",
        new(true),
        [$"GET and POST for {feature.Id}", "What belongs to somebody else is not found"],
        Commands: [new("npm test", 0, "412 of 412 passed")],
        Tests: [new($"test/{feature.Id}.mjs", [new("answers", "That it answers at all.")])],
        Issues: Workers % 5 == 0
            ? [new(Severity.NonBlocking, $"A test of part {Workers} is slow.", "Share the server.")]
            : []);

    /// <summary>Decides all that is open: what failed gets a follow-up, the rest is dismissed.</summary>
    private void Decide(int number) => In(Role.Orchestrator, Purpose.Consult, run =>
    {
        foreach (var one in State.Proposals.Where(one => one.Answer is null))
            Do(By(run), new AnswerProposal(one.Id, ProposalAnswer.Refuse, "One part owns it; the other asks."));
        foreach (var issue in State.Issues.Where(issue => issue.IsOpen))
            if (issue is { Blocks: true, Assertion: { } broken }) Mend(By(run), issue, broken, number);
            else Do(By(run), new ResolveIssue(issue.Id, ResolvedBy.Dismiss, "Not worth its cost now."));
        if (State.Runs.Count(one => one.Purpose is Purpose.Consult) % 16 == 0)
            Do(By(run), new GiveNotice(
                $"From slice {number:000} on, dates are in UTC with a Z; the old shop's clients break on offsets."));
    });

    private void Mend(Actor by, Issue issue, AssertionId broken, int number)
    {
        var milestone = State.Current!;
        var id = LongPlan.Feature(number, milestone.Features.Count + 1);
        Do(by, new AmendPlan($"{broken} does not hold.", [new(
            id,
            $"Mend {broken}",
            $"Ask as the proof does and see what comes; expected is what {broken} claims. Look at the query first.",
            milestone.Id,
            Skill: "backend",
            Follows: State.Plan!.OwnerOf(broken)!.Id,
            Mends: [broken])]));
        Do(by, new ResolveIssue(issue.Id, ResolvedBy.Feature, "It gets a follow-up.", id));
    }

    internal void In(Role role, Purpose purpose, Action<Run> work, FeatureId? feature = null)
    {
        Do(Actor.Engine, new StartRun(role, purpose, $"anthropic/{role}", [], feature));
        var run = State.Runs[^1];
        Started(run);
        work(run);
        _now += RunTime;
        Do(Actor.Engine, new EndRun(run.Id, Usual));
    }

    internal static Actor By(Run run) => new(run.Role, run.Id);

    /// <exception cref="InvalidOperationException">It was refused: the mission is not what it is taken for.</exception>
    internal void Do(Actor by, MissionCommand command)
    {
        var decision = Decider.Decide(State, new(command, by, _now));
        if (decision.Refusal is { } because) throw new InvalidOperationException($"{command} was refused: {because}");
        foreach (var happened in decision.Events)
        {
            _journal.Add(new(State.LastSeq + 1, _now, happened));
            State = State.After(_journal[^1]);
        }
    }
}
