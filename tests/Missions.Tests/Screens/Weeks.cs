using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Tests.Core;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Screens;

/// <summary>
/// A week's journal, made by dice that fall the same way each time: its events say when they happened.
/// </summary>
internal sealed class Weeks
{
    private const int Milestones = 10, Features = 4, Claims = 5;

    private readonly Random _dice = new(7);
    private readonly List<Recorded> _journal = [];
    private readonly DateTimeOffset _begin;
    private Mission _mission = Mission.Unopened;
    private DateTimeOffset _now;
    private int _issues, _evidence;

    private Weeks(DateTimeOffset begin) => (_begin, _now) = (begin, begin);

    public static IReadOnlyList<Recorded> Journal(DateTimeOffset monday) => new Weeks(monday).Made();

    private List<Recorded> Made()
    {
        Add("human", Opened());
        Run(Role.Orchestrator, Purpose.Interview, null, null, _ => { });
        Run(Role.Orchestrator, Purpose.Plan, null, null, run =>
        {
            Add(run,
                new QuestionAsked(
                    new(new(1), "May old clients break?", Default: "No.", Deadline: _begin.AddDays(4), Blocks: false)));
            Add(run, new PlanProposed(Plan()));
        });
        Add("engine", new ReadinessChecked(Samples.Ready with { Plan = 1 }));
        foreach (var one in Plan().Contract) Add("engine", new ProofRehearsed(new(one.Id, one.ProofHash, null)));
        Add("human", new PlanApproved(IsAssumed: false));
        foreach (var milestone in Plan().Milestones.Take(7)) Build(milestone);
        Add("engine", new QuestionAnswered(new(1), "No.", IsAssumed: true));
        Add("engine", new DecisionAsked(new(
            new(1), ChoiceKind.Weakening, "contract", "The orchestrator wants to give up A-8-1-1.", ["allow", "keep"],
                "keep")));
        return _journal;
    }

    private void Build(Milestone milestone)
    {
        foreach (var feature in milestone.Features)
        {
            if (_dice.Next(6) == 0)
                Lose(Role.Worker, Purpose.Implement, feature.Id, milestone.Id);
            Run(Role.Worker, Purpose.Implement, feature.Id, milestone.Id, run =>
                Add(run,
                    new FeatureHandedOff(
                        RunId.Parse(run), feature.Id, Samples.Done(),
                            Samples.Facts($"c{_journal.Count}", $"c{_journal.Count + 1}"))));
        }
        var claims = milestone.Features.SelectMany(feature => feature.Satisfies).ToList();
        var failing = claims.Where(_ => _dice.Next(5) == 0).ToList();
        Validate(milestone, 1, claims, failing);
        if (milestone.Id.Value is "M-3") Add("human", new Said("Go on.", false));
        if (failing is [])
        {
            Seal(milestone);
            return;
        }
        foreach (var claim in failing) Decide(milestone, claim);
        if (milestone.Id.Value is "M-7") return;
        Validate(milestone, 2, claims, []);
        Seal(milestone);
    }

    private void Validate(Milestone milestone, int round, List<AssertionId> claims, List<AssertionId> failing)
    {
        Add("engine", new ValidationStarted(milestone.Id, round, _mission.Head));
        foreach (var claim in claims)
        {
            var truth = failing.Contains(claim) ? Truth.Refuted : Truth.Proven;
            var standing = new Standing(
                claim, truth, [new(++_evidence)], _mission.Head, truth is Truth.Refuted ? "It answers 404."
                    : "It passes.");
            Add("engine", truth is Truth.Proven ? new AssertionProven(standing) : new AssertionRefuted(standing));
        }
        foreach (var claim in failing)
            Add("engine", new IssueRaised(new(
                new(++_issues), Severity.Blocking, $"{claim} is refuted: it answers 404.", "engine", Assertion: claim,
                    Milestone: milestone.Id, Round: round)));
        Add("engine",
            new ValidationEnded(
                milestone.Id, round, failing is [], failing is [] ? "Everything holds."
                    : $"{failing.Count} are refuted."));
    }

    private void Decide(Milestone milestone, AssertionId claim) =>
        Run(Role.Orchestrator, Purpose.Consult, null, milestone.Id, run =>
        {
            var issue = _mission.Issues.Last(one => one.Assertion == claim).Id;
            if (milestone.Id.Value is "M-7") return;
            Add(run,
                new IssueResolved(
                    issue, new(ResolvedBy.Fold, "The next worker sees to it.", milestone.Features[^1].Id)));
        });

    private void Seal(Milestone milestone) =>
        Add("engine", new MilestoneSealed(new(milestone.Id, _mission.Head, "hash", [])));

    private void Run(Role role, Purpose purpose, FeatureId? feature, MilestoneId? milestone, Action<string> does)
    {
        var id = Start(role, purpose, feature, milestone);
        does(id.ToString());
        Add("engine", new RunEnded(id, Cost()));
    }

    private void Lose(Role role, Purpose purpose, FeatureId? feature, MilestoneId? milestone) =>
        Add("engine", new RunLost(Start(role, purpose, feature, milestone), "It ended without a report.", Cost()));

    private RunId Start(Role role, Purpose purpose, FeatureId? feature, MilestoneId? milestone)
    {
        var id = _mission.NextRun;
        var seat = role is Role.Worker ? "anthropic/one" : "openai/two";
        Add("engine",
            new RunStarted(
                new(id, role, purpose, seat, 1, Feature: feature, Milestone: milestone, Started: _now.AddMinutes(10))));
        return id;
    }

    private Spend Cost() => new(1_000_000 + _dice.Next(500_000), 900_000, 20_000, 0.5m + _dice.Next(100) / 100m);

    private void Add(string by, MissionEvent happened)
    {
        _now += TimeSpan.FromMinutes(happened is ProofRehearsed ? 1 : 12 + _dice.Next(16));
        _journal.Add(new(_journal.Count + 1, _now, happened with { By = by }));
        _mission = _mission.After(_journal[^1]);
    }

    private static MissionOpened Opened() =>
        new("notes-1", "Move the shop to the new API.", "/repo", "base", "main", false, false, false, new(),
            Budget: new(new(Usd: 200), new(), new()));

    private static Plan Plan() => Samples.Notes with
    {
        Title = "The new API",
        Contract = [.. Each().Select((one, index) => new Assertion(
            one.Id, $"Call {one.Id} answers as its description says.", "It does not.",
                new(Expectation.Fails, index % 3 == 0 ? "404" : null),
            (index % 20) switch {
                7 => new Proof.Review("Is it so?"), 13 => new Proof.Flow("http", ["Ask"], "app"), 19 =>
                    new Proof.Human("Is it so?"), _ => new Proof.Command($"test {one.Id}") },
            [Samples.Finds]))],
        Milestones = [.. Enumerable.Range(1, Milestones).Select(m => new Milestone(
            new($"M-{m}"), $"Part {m}", "It answers.",
            [.. Enumerable.Range(1, Features).Select(f => new Feature(
                new($"F-{m}-{f}"), $"Calls {f} of part {m}", "Answer.",
                    [.. Each().Where(one => one.M == m && one.F == f).Select(one => one.Id)]))]))],
    };

    private static IEnumerable<(int M, int F, AssertionId Id)> Each() =>
        from m in Enumerable.Range(1, Milestones)
        from f in Enumerable.Range(1, Features)
        from c in Enumerable.Range(1, Claims)
        select (m, f, new AssertionId($"A-{m}-{f}-{c}"));
}
