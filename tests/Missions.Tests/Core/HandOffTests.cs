using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class HandOffTests
{
    private static readonly RunId Worker = new(3);
    private static readonly FeatureId F1 = new("F-1");
    private static readonly RunFacts Seen = Facts("base", "c1");

    private static Given When(Handoff handoff, RunFacts? facts = null) =>
        Stories.Working.When(Role.Worker, new HandOff(handoff, facts ?? Seen));

    private static Issue Issue(int number, Severity severity, string text, string? fix = null) =>
        new(new(number), severity, text, "R-0003", fix, F1);

    [Fact]
    public void An_honest_handoff_is_taken() => When(Done()).Then(new FeatureHandedOff(Worker, F1, Done(), Seen));

    [Fact]
    public void The_next_feature_follows_it()
    {
        var given = Stories.Working.And(Role.Worker, new HandOff(Done(), Seen))
            .And(Actor.Engine, new EndRun(Worker, Cents));

        Assert.Equal(new Step.Implement(new("F-2")), Navigator.Next(given.State));
        Assert.Equal("c1", given.State.Head);
    }

    [Fact]
    public void A_run_hands_off_once() =>
        Stories.Working.And(Role.Worker, new HandOff(Done(), Seen)).When(Role.Worker, new HandOff(Done(), Seen))
            .ThenRefused("This run has handed off already.");

    [Fact]
    public void Only_a_feature_is_handed_off() =>
        Stories.Approved.And(new RunStarted(new(new(3), Role.Worker, Purpose.Implement, "one/one", 1)))
            .When(Role.Worker, new HandOff(Done(), Seen)).ThenRefused("This run has no feature to hand off.");

    [Fact]
    public void A_handoff_says_what_was_done()
    {
        When(Done(" ")).ThenRefused("Say in `summary` in one to four sentences what was done.");
        When(Done() with { CommitMessage = "" }).ThenRefused("Give a `commitMessage` for the engine's commit.");
        When(Done() with { Outcome = HandoffOutcome.Partial })
            .ThenRefused("The outcome is `partial`: list in `undone` what is missing, or hand off `done`.");
    }

    [Fact]
    public void What_is_off_limits_stays_as_it_was() =>
        When(Done(), Seen with { Files = ["infra/main.tf"] }).ThenRefused(
            "infra/main.tf is off limits for this mission: put it back as it was, "
                + "or `propose` to change the boundary.");

    [Fact]
    public void What_lies_outside_the_plans_folders_is_off_limits_too()
    {
        var plan = Notes with { Boundaries = new(["src/**"]) };
        var given = Stories.Planning.And(Role.Orchestrator, new ProposePlan(plan))
            .Until(mission => mission.OpenRuns.Any(run => run.Role is Role.Worker));

        given.When(Role.Worker, new HandOff(Done(), Seen with { Files = ["docs/a.md"] })).ThenRefused(
            "docs/a.md is off limits for this mission: put it back as it was, or `propose` to change the boundary.");
        given.When(Role.Worker, new HandOff(Done(), Seen)).ThenOne<FeatureHandedOff>();
    }

    [Theory]
    [InlineData("proofs/pin.test.mjs")]
    [InlineData("proofs")]
    public void The_file_of_a_proof_is_never_on_the_branch_nor_what_stands_in_its_way(string path) =>
        When(Done(), Seen with { Files = [path] }).ThenRefused(
            $"{path} is the path of a proof and never on the branch: remove it, then hand off again.");

    [Fact]
    public void A_false_claim_is_disputed_and_blocks()
    {
        var lie = Done() with { Commands = [new("npm run lint", 0)] };

        When(lie).Then(
            new FeatureHandedOff(Worker, F1, lie, Seen),
            new ClaimDisputed(Worker, F1, "`npm run lint` ran and exited with 0.", "It was never run in this session."),
            new IssueRaised(Issue(1, Severity.Blocking, "R-0003 claims: `npm run lint` ran and exited with 0. "
                + "The engine saw: It was never run in this session.")));
    }

    [Fact]
    public void Work_left_undone_blocks()
    {
        var partial = Done() with { Outcome = HandoffOutcome.Partial, Undone = ["The empty list."] };

        When(partial).Then(
            new FeatureHandedOff(Worker, F1, partial, Seen),
            new IssueRaised(Issue(1, Severity.Blocking, "Left undone by R-0003: The empty list.")));
    }

    [Fact]
    public void A_feature_that_failed_blocks_and_is_still_to_do()
    {
        var failed = Done("No way.") with { Outcome = HandoffOutcome.Failed };

        When(failed).Then(
            new FeatureHandedOff(Worker, F1, failed, Seen),
            new IssueRaised(Issue(1, Severity.Blocking, "R-0003 failed to build F-1: No way.")));
        Assert.Equal(F1, Stories.Working.And(Role.Worker, new HandOff(failed, Seen)).State.NextFeature!.Id);
    }

    [Fact]
    public void Who_hands_the_decision_back_is_heard()
    {
        var back = Done() with { ReturnToOrchestrator = true };

        When(back).Then(
            new FeatureHandedOff(Worker, F1, back, Seen),
            new IssueRaised(Issue(1, Severity.Blocking, "R-0003 hands F-1 back to be decided about: All of it.")));
    }

    [Fact]
    public void Found_issues_and_systemic_suggestions_are_kept()
    {
        var found = Done() with
        {
            Issues = [new(Severity.NonBlocking, "A slow test.", "Cache it.")],
            Procedure = new(true, Suggestions: [new("backend", "Say how to start it.", true), new("backend", "Typo.")]),
        };

        When(found).Then(
            new FeatureHandedOff(Worker, F1, found, Seen),
            new IssueRaised(Issue(1, Severity.NonBlocking, "A slow test.", "Cache it.")),
            new IssueRaised(Issue(2, Severity.Suggestion, "Skill backend: Say how to start it.")));
    }

    [Fact]
    public void What_nobody_observed_is_neither_true_nor_false() =>
        When(Done() with { Commands = [new("make all", 0)] }, Seen with { Unobserved = ["make all"] })
            .Then(new FeatureHandedOff(
                Worker, F1, Done() with { Commands = [new("make all", 0)] }, Seen with { Unobserved = ["make all"] }));

    [Fact]
    public void A_claim_that_was_run_again_is_held_against_what_came_of_it()
    {
        var again = Seen with { Commands = [new("make all", 2, "run again in a fresh checkout")] };

        Assert.Equal(
            [("`make all` ran and exited with 0.", "It exited with 2.")],
            HandoffCheck.Disputes(Done() with { Commands = [new("make all", 0)] }, again));
    }

    [Fact]
    public void Only_claims_that_fit_no_command_are_unseen() => Assert.Equal(
        [new("make all", 0)],
        HandoffCheck.Unseen(
            Done() with { Commands = [new("make  test", 0), new("make all", 0)] }, [new("cd src && make test", 0)]));

    [Fact]
    public void One_of_several_folders_is_enough()
    {
        var plan = Notes with { Boundaries = new(["src/**", "docs/**"]) };
        var given = Stories.Planning.And(Role.Orchestrator, new ProposePlan(plan))
            .Until(mission => mission.OpenRuns.Any(run => run.Role is Role.Worker));

        given.When(Role.Worker, new HandOff(Done(), Seen with { Files = ["docs/a.md"] })).ThenOne<FeatureHandedOff>();
    }
}
