using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>G22: what the humans of a repository wrote holds, whatever agents propose, amend or hand off.</summary>
public class ConstitutionTests
{
    private static readonly Article Layers =
        new(1, "Layers are kept", new("node layers.mjs", Files: [new("layers.mjs", "old")]));

    private static readonly Article Kind = new(2, "Errors are kind");

    private static readonly Constitution Ours = new("1. Layers\n2. Kind\n", [Layers, Kind]);

    private static Given Opened => new Given().And(Actor.Human, Open() with { Constitution = Ours });
    private static Given Planning => Opened.Until(one => one.OpenRuns.Any(run => run.Purpose is Purpose.Plan));
    private static Given Approved => Opened.Until(mission => mission.IsApproved);
    private static Given Working => Approved.Until(one => one.OpenRuns.Any(run => run.Role is Role.Worker));
    private static Given Consulting => Approved.And(Actor.Human, new Say("Hurry."))
        .Until(mission => mission.OpenRuns.Any(run => run.Purpose is Purpose.Consult));

    [Fact]
    public void An_article_with_a_proof_is_a_guard_of_the_contract()
    {
        var guard = Approved.State.Plan!.Assertion(Layers.Id)!;

        Assert.Equal("A-CONSTITUTION-1", guard.Id.Value);
        Assert.True(guard.IsGuard);
        Assert.Equal(Layers.Proof, guard.Proof);
        Assert.Null(Approved.State.Plan!.Assertion(Kind.Id));
    }

    [Fact]
    public void Every_milestone_is_held_to_it() => Assert.All(
        Approved.State.Plan!.Milestones,
        milestone => Assert.Contains(Approved.State.Scope(milestone.Id), one => one.Id == Layers.Id));

    [Fact]
    public void A_milestone_whose_commit_breaks_it_does_not_hold()
    {
        var broken = Approved.Until(mission => Navigator.Next(mission) is Step.StartValidation)
            .And(Actor.Engine, new StartValidation())
            .Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs);
        var guard = broken.State.Plan!.Assertion(Layers.Id)!;

        broken.And(Actor.Engine, new RecordEvidence(Stories.SeenOf(guard, holds: false)))
            .Until(mission => mission.OpenRound is null);

        Assert.False(broken.State.Rounds[0].Holds);
        Assert.Equal(Truth.Refuted, broken.State.StandingOf(Layers.Id).Truth);
    }

    [Fact]
    public void One_that_is_not_true_of_the_base_leaves_the_draft_and_is_told()
    {
        var proposed = Opened.Until(mission => mission.Readiness is not null && mission.Unrehearsed is [_, ..]);
        var hash = proposed.State.Plan!.Assertion(Layers.Id)!.ProofHash;

        proposed.And(Actor.Engine, new Rehearse(new(Layers.Id, hash, NotYet: "It exits with 1.")))
            .Until(mission => mission.IsApproved);

        Assert.Null(proposed.State.Plan!.Assertion(Layers.Id));
        Assert.Equal([new(Layers, "It exits with 1.")], proposed.State.NotYet);
        Assert.DoesNotContain(proposed.State.Standings, one => one.Assertion == Layers.Id);
    }

    [Fact]
    public void The_next_draft_does_not_bring_it_back()
    {
        var again = Opened.Until(mission => mission.Readiness is not null && mission.Unrehearsed is [_, ..]);
        again.And(Actor.Engine, new Rehearse(
                new(Layers.Id, Layers.Guard!.ProofHash, NotYet: "It exits with 1.")))
            .Until(mission => Navigator.Next(mission) is Step.Rest)
            .And(Actor.Human, new Reject("Smaller."))
            .Until(mission => mission.Drafts == 2);

        Assert.Null(again.State.Plan!.Assertion(Layers.Id));
    }

    [Fact]
    public void A_draft_that_is_set_up_otherwise_brings_it_back()
    {
        var again = UntrueOn(Notes);

        again.And(Actor.Human, new Reject("Smaller."))
            .Until(one => one.OpenRuns.Any(run => run.Purpose is Purpose.Plan))
            .And(Role.Orchestrator, new ProposePlan(Notes with { Setup = "npm ci" }));

        Assert.Equal(Layers.Guard, again.State.Plan!.Assertion(Layers.Id));
        Assert.Contains(again.State.Unrehearsed, one => one.Id == Layers.Id);
        Assert.Empty(again.State.NotYet);
    }

    private static Given UntrueOn(Plan plan)
    {
        var proposed = Opened.Until(one => one.OpenRuns.Any(run => run.Purpose is Purpose.Plan))
            .And(Role.Orchestrator, new ProposePlan(plan))
            .Until(mission => mission.Readiness is not null && mission.Unrehearsed is [_, ..]);
        return proposed.And(Actor.Engine, new Rehearse(new(
            Layers.Id, Layers.Guard!.ProofHash, NotYet: "It exits with 1.",
            Surroundings: Surroundings.Of(proposed.State.Plan!, Layers.Guard!))))
            .Until(mission => Navigator.Next(mission) is Step.Rest);
    }

    [Fact]
    public void A_draft_on_the_same_ground_does_not()
    {
        var again = UntrueOn(Notes);

        again.And(Actor.Human, new Reject("Smaller."))
            .Until(one => one.OpenRuns.Any(run => run.Purpose is Purpose.Plan))
            .And(Role.Orchestrator, new ProposePlan(Notes));

        Assert.Null(again.State.Plan!.Assertion(Layers.Id));
        Assert.Single(again.State.NotYet);
    }

    [Fact]
    public void What_is_wrong_with_a_proof_of_one_is_looked_at_anew_in_each_draft()
    {
        var broken = Opened.Until(mission => mission.Readiness is not null && mission.Unrehearsed is [_, ..]);
        broken.And(Actor.Engine, new Rehearse(new(
            Layers.Id, Layers.Guard!.ProofHash, "It is broken, not failing.",
            Surroundings: Surroundings.Of(broken.State.Plan!, Layers.Guard!))));
        Assert.NotEmpty(broken.State.DraftProblems);

        broken.Until(mission => mission.Drafts == 2);

        Assert.Contains(broken.State.Unrehearsed, one => one.Id == Layers.Id);
    }

    [Fact]
    public void A_rehearsal_on_other_ground_than_the_drafts_is_refused() =>
        Opened.Until(mission => mission.Readiness is not null && mission.Unrehearsed is [_, ..])
            .When(Actor.Engine, new Rehearse(new(Layers.Id, Layers.Guard!.ProofHash, Surroundings: "other")))
            .ThenRefused("What the proof of A-CONSTITUTION-1 hangs on was changed while it was tried.");

    [Fact]
    public void What_would_prove_an_article_that_is_not_true_yet_is_left_alone_too() => UntrueOn(Notes)
        .And(Actor.Human, new Approve())
        .Until(one => one.OpenRuns.Any(run => run.Role is Role.Worker))
        .When(Role.Worker, new HandOff(Done(), Facts("base", "c1") with { Files = ["layers.mjs"] }))
        .ThenRefused("layers.mjs is off limits: it proves A-CONSTITUTION-1. Put it back as it was, or `propose` the "
            + "change.");

    [Fact]
    public void No_plan_writes_articles_of_its_own() =>
        Planning.When(Role.Orchestrator, new ProposePlan(Notes with
        {
            Contract = [.. Notes.Contract, Keeps with { Id = new("A-CONSTITUTION-9") }],
        })).ThenRefused(
            "The plan does not hold together. A-CONSTITUTION-9 belongs to the plan without your word: articles of the "
                + "constitution are put in from its text. Leave it out.");

    [Fact]
    public void No_feature_owns_one() =>
        Planning.When(Role.Orchestrator, new ProposePlan(Notes with
        {
            Milestones = Notes.Milestones.Replace(one => one.Id == Second, one => one with
            {
                Features = [PinFeature with { Contributes = [Layers.Id] }],
            }),
        })).ThenRefused(
            "The plan does not hold together. F-3 names A-CONSTITUTION-1, which belongs to the plan: every milestone "
                + "is held to it.");

    private const string Fixed = "A-CONSTITUTION-1 is off limits: articles are changed by humans alone, in "
        + ".missions/constitution.md, for later missions.";

    [Fact]
    public void No_amendment_removes_one() =>
        Consulting.When(Role.Orchestrator, new AmendContract("Too strict.", Remove: [new(Layers.Id, "It fails.")]))
            .ThenRefused(Fixed);

    [Fact]
    public void No_amendment_changes_one() =>
        Consulting.When(Role.Orchestrator, new AmendContract("Too strict.", Change:
            [Layers.Guard! with { Proof = new Proof.Command("true") }])).ThenRefused(Fixed);

    [Fact]
    public void No_repair_replaces_what_proves_one() =>
        Consulting.When(Role.Orchestrator, new AmendContract("Wrong.", Repair:
            [new(Layers.Id, [new("layers.mjs", "new")], "It is wrong.")])).ThenRefused(Fixed);

    [Fact]
    public void No_amendment_adds_one() =>
        Consulting.When(Role.Orchestrator, new AmendContract("More.", Add:
            [new(new("A-CONSTITUTION-3"), "So.", "Not so.", new(Expectation.Holds), new Proof.Command("x"))]))
            .ThenRefused(Fixed.Replace("-1 ", "-3 ", StringComparison.Ordinal));

    [Fact]
    public void No_worker_rewrites_it() => Working
        .When(Role.Worker, new HandOff(Done(), Facts("base", "c1") with { Files = [Constitution.Path] }))
        .ThenRefused(".missions/constitution.md is off limits: humans write it. Put it back as it was, and `propose` "
            + "what it should say.");

    [Fact]
    public void No_worker_rewrites_what_proves_an_article() => Working
        .When(Role.Worker, new HandOff(Done(), Facts("base", "c1") with { Files = ["layers.mjs"] }))
        .ThenRefused("layers.mjs is off limits: it proves A-CONSTITUTION-1. Put it back as it was, or `propose` the "
            + "change.");

    [Fact]
    public void What_the_human_let_change_may_change()
    {
        var free = Opened.Until(one => one.OpenRuns.Any(run => run.Purpose is Purpose.Plan))
            .And(Role.Orchestrator, new ProposePlan(Notes with
            {
                Tests = new([new(Constitution.Path, "It is what was asked for."), new("layers.mjs", "A layer more.")]),
            }))
            .Until(mission => mission.OpenRuns.Any(run => run.Role is Role.Worker));

        free.When(Role.Worker, new HandOff(
            Done(), Facts("base", "c1") with { Files = [Constitution.Path, "layers.mjs"] }));

        free.ThenOne<MissionEvent.FeatureHandedOff>();
    }

    [Fact]
    public void Honest_work_under_a_constitution_is_done() =>
        Assert.True(Opened.Until(mission => mission.Completion is not null).State.Completion!.EveryAssertionProven);

    [Fact]
    public void A_human_may_waive_an_article_and_it_shows()
    {
        var waived = Approved.And(Actor.Human, new Waive(Layers.Id, "Not in this mission."));

        waived.Until(mission => mission.Completion is not null);

        Assert.False(waived.State.Completion!.EveryAssertionProven);
    }
}
