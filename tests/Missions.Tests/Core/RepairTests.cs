using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class RepairTests
{
    private static readonly ProofRepair Repair = new(Search.Id, [new("proofs/search.test.mjs", "two")],
        "It was wrong.");

    private static Given Proposed => Stories.Heard.And(Role.Orchestrator, new AmendContract("Mend.", Repair: [Repair]))
        .And(Actor.Engine, new EndRun(new(3), default));

    private static Given Judging =>
        Proposed.And(Actor.Engine, new StartRun(Role.Reviewer, Purpose.Repair, "one/one"));

    private static Given Judged(ReviewResult verdict) => Judging
        .And(Role.Reviewer, new ReportReview(new(default, verdict, "I compared them.")))
        .And(Actor.Engine, new EndRun(new(4), default));

    private static Given When(params ProofRepair[] repairs) =>
        Stories.Heard.When(Role.Orchestrator, new AmendContract("Mend.", Repair: [.. repairs]));

    [Fact]
    public void A_repair_is_tried_before_anything_else() =>
        Assert.Equal(new Step.Repair(Repair), Navigator.Next(Proposed.State));

    [Fact]
    public void A_repair_that_is_not_weaker_becomes_the_proof_and_voids_what_the_old_one_said()
    {
        var given = Judged(ReviewResult.Pass);

        given.When(Actor.Engine, new FinishRepair(Search.Id))
            .Then(new ProofRepaired(Repair), new AssertionVoided(Search.Id, "It was wrong."));
        given.And(Actor.Engine, new FinishRepair(Search.Id));
        Assert.Equal(Search.With(Repair.Files), given.State.Plan!.Assertion(Search.Id));
        Assert.Equal([Repair], given.State.Repaired);
        Assert.Equal(new Step.Rehearse([Search.Id]), Navigator.Next(given.State));
    }

    [Theory]
    [InlineData(ReviewResult.Fail, null, "A blind reviewer calls it weaker: I compared them.")]
    [InlineData(ReviewResult.Pass, "It passes on the base.", "It passes on the base.")]
    public void A_repair_that_does_not_count_is_an_issue(ReviewResult verdict, string? problem, string because) =>
        Judged(verdict).When(Actor.Engine, new FinishRepair(Search.Id, problem)).Then(
            new RepairRefused(Search.Id, because),
            new IssueRaised(new(
                new(1), Severity.Blocking, $"The repair of A-SEARCH-1 does not count: {because}", "engine",
                    Assertion: Search.Id)));

    [Fact]
    public void A_repair_that_nobody_judged_does_not_count() =>
        Assert.Equal(
            "Nobody has judged whether it is weaker.",
            Proposed.When(Actor.Engine, new FinishRepair(Search.Id)).ThenOne<RepairRefused>().Because);

    [Fact]
    public void It_is_judged_once_and_the_run_ends_with_that()
    {
        Judging.When(Actor.Engine, new EndRun(new(4), default))
            .ThenRefused("R-0004 has not judged the repair of A-SEARCH-1.");
        Judging.And(Role.Reviewer, new ReportReview(new(default, ReviewResult.Fail, "Weaker.")))
            .When(Role.Reviewer, new ReportReview(new(default, ReviewResult.Pass, "Or not.")))
            .ThenRefused("The repair of A-SEARCH-1 is judged already.");
    }

    [Fact]
    public void Without_a_repair_there_is_nothing_to_finish_or_judge()
    {
        Stories.Approved.When(Actor.Engine, new FinishRepair(Search.Id))
            .ThenRefused("No repair of A-SEARCH-1 is pending.");
        Judging.And(new RepairRefused(Search.Id, "Withdrawn."))
            .When(Role.Reviewer, new ReportReview(new(default, ReviewResult.Pass, "Fine.")))
            .ThenRefused("R-0004 has no repair to judge.");
    }

    [Fact]
    public void A_repair_changes_files_of_a_command_proof_and_nothing_else()
    {
        When(Repair with { Assertion = Narrows.Id }).ThenRefused("A-SEARCH-2 has no executed proof to repair.");
        When(Repair with { Files = [] }).ThenRefused("Give the repaired files of A-SEARCH-1.");
        When(Repair with { Files = [new("other.mjs", "two")] })
            .ThenRefused("other.mjs is no file of the proof of A-SEARCH-1; a repair changes files and adds none.");
        When(Repair, Repair).ThenRefused("A-SEARCH-1 is repaired twice; send one repair with all its files.");
    }

    [Fact]
    public void One_repair_at_a_time_is_tried() =>
        Stories.Heard.And(Role.Orchestrator, new AmendContract("Mend.", Repair: [Repair]))
            .When(Role.Orchestrator, new AmendContract("Mend.", Repair: [Repair]))
            .ThenRefused("A repair of A-SEARCH-1 is being tried already.");

    [Fact]
    public void What_a_repair_leaves_out_stays_as_it_was() =>
        Assert.Equal(
            [new("a", "two"), new("b", "one")],
            ((Proof.Command)(Search with
            {
                Proof = new Proof.Command("run",
                Files: [new("a", "one"), new("b", "one")])
            })
                .With([new("a", "two")]).Proof).Files);

    [Fact]
    public void What_is_waived_while_its_repair_is_tried_stays_waived() =>
        Judged(ReviewResult.Pass).And(Actor.Human, new Waive(Search.Id, "Enough."))
            .When(Actor.Engine, new FinishRepair(Search.Id)).Then(new ProofRepaired(Repair));

    [Fact]
    public void Only_a_command_has_files() => Assert.Equal(Narrows, Narrows.With([new("a", "two")]));

    [Fact]
    public void The_repaired_proof_may_be_rehearsed_before_it_counts() =>
        Proposed.When(Actor.Engine, new Rehearse(new(Search.Id, Search.With(Repair.Files).ProofHash)))
            .Then(new ProofRehearsed(new(Search.Id, Search.With(Repair.Files).ProofHash)));

    [Fact]
    public void Nothing_is_validated_while_a_repair_is_tried() =>
        Stories.Built.And(new RepairProposed(Repair)).When(Actor.Engine, new StartValidation())
            .ThenRefused("The repair of A-SEARCH-1 is still being tried.");

    [Fact]
    public void Nothing_is_sealed_while_a_repair_is_tried() =>
        Stories.Won.And(new RepairProposed(Repair)).When(Actor.Engine, new SealMilestone())
            .ThenRefused("The repair of A-SEARCH-1 is still being tried.");

    [Fact]
    public void A_repair_may_leave_files_as_they_are() =>
        Stories.Heard.And(new PlanAmended(new("More."), Notes with
        {
            Contract = Notes.Contract.Replace(one => one == Search, one => one with
            {
                Proof = new Proof.Command("run", Files: [new("a", "one"), new("b", "one")]),
            }),
        })).When(Role.Orchestrator, new AmendContract("Mend.", Repair: [Repair with { Files = [new("b", "two")] }]))
            .ThenOne<RepairProposed>();
}
