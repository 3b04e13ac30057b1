using System.Security.Cryptography;
using System.Text;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class SealTests
{
    private static Given Broken => Stories.SecondValidating
        .Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs)
        .And(Actor.Engine, new RecordEvidence(Stories.SeenOf(Search, holds: false, Second, "c3")));

    [Fact]
    public void What_holds_is_sealed_with_its_evidence_and_commit()
    {
        var seal = Stories.Won.When(Actor.Engine, new SealMilestone()).ThenOne<MilestoneSealed>().Seal;

        Assert.Equal((First, "c2", 64), (seal.Milestone, seal.Commit, seal.Hash.Length));
        Assert.Equal(Stories.Won.State.Evidence.Select(one => one.Id), seal.Evidence);
    }

    [Fact]
    public void What_was_not_validated_is_not_sealed()
    {
        const string because = "No milestone has passed its validation on the present commit.";

        Stories.Built.When(Actor.Engine, new SealMilestone()).ThenRefused(because);
        Stories.Lost.When(Actor.Engine, new SealMilestone()).ThenRefused(because);
        Stories.Won.And(new AssertionVoided(Search.Id, "Changed.")).When(Actor.Engine, new SealMilestone())
            .ThenRefused(because);
    }

    [Fact]
    public void What_is_still_to_be_decided_or_triaged_is_not_sealed()
    {
        Stories.Won.And(Actor.Engine, new AskHuman(ChoiceKind.Stuck, "mission", "Well?"))
            .When(Actor.Engine, new SealMilestone()).ThenRefused("D-1 waits for the human.");
        Stories.Won.And(new IssueRaised(new(new(3), Severity.Suggestion, "Faster.", "human")))
            .When(Actor.Engine, new SealMilestone()).ThenRefused("I-3 is still to be triaged.");
    }

    [Fact]
    public void A_guard_holds_until_its_milestone_and_no_longer() =>
        Assert.Equal(
            (true, false),
            (Stories.Validating.State.Scope(First).Contains(KeepsOld),
                Stories.SecondValidating.State.Scope(Second).Contains(KeepsOld)));

    [Fact]
    public void What_was_sealed_is_proven_again_with_each_later_milestone() =>
        Assert.Equal(
            [Search, Pin, Keeps],
            Notes.Contract.Intersect(
                Stories.SecondValidating.State.ProofsOf(Stories.SecondValidating.State.OpenRound!)));

    [Fact]
    public void A_seal_breaks_when_a_later_milestone_refutes_it()
    {
        var given = Broken;

        Assert.True(given.State.Standing(Search.Id) is { Truth: Truth.Refuted, Commit: "c3" });
        Assert.Contains(Search, given.State.Scope(Second));
        Assert.False(given.Until(mission => mission.OpenRound is null).State.LastRound!.Holds);
        Assert.Equal(Search.Id, given.State.BlockingIssues.Single().Assertion);
    }

    [Fact]
    public void A_broken_seal_is_mended_in_the_milestone_that_broke_it_and_proven_again()
    {
        var given = Broken.Until(mission => mission.Completion is not null);

        Assert.Equal(Second, given.State.Plan!.MilestoneOf(new("F-100"))!.Id);
        Assert.True(given.State.Standing(Search.Id) is { Truth: Truth.Proven, Commit: "c4" });
        Assert.True(given.State.Completion!.EveryAssertionProven);
    }

    [Fact]
    public void What_is_told_of_a_broken_seal_names_it() =>
        Assert.Equal(
            new SealBroken(First, Search.Id, "Its proof fails."),
            Stories.SecondValidating.Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs)
                .When(Actor.Engine, new RecordEvidence(Stories.SeenOf(Search, holds: false, Second, "c3")))
                .ThenOne<SealBroken>() with
            { By = null });

    [Fact]
    public void What_was_sealed_and_then_changed_is_proven_again_by_its_own_kind()
    {
        var given = Stories.FirstSealed.And(Actor.Human, new Say("Hm.")).Until(mission => mission.OpenRuns.Any())
            .And(Role.Orchestrator, new AmendContract("Clearer.", Change:
                [Narrows with { Interface = ["GET /"] }, Tidy with { Interface = ["find()"] }]))
            .Until(mission => mission.OpenRound is not null);

        Assert.Equal([Narrows.Id], given.State.FlowsOf(given.State.OpenRound!).Select(one => one.Id));
        Assert.Equal([Tidy.Id], given.State.JudgedBy(PinFeature).Select(one => one.Id));
        given.Until(mission => mission.Completion is not null);
        Assert.True(given.State.Completion!.EveryAssertionProven);
    }

    [Fact]
    public void Whoever_has_the_journal_can_work_out_its_hash()
    {
        var (state, round) = (Stories.Won.State, Stories.Won.State.WonRound!);
        var content = string.Join('\n',
        [
            .. state.Scope(First).Select(one => $"{one.Id} {one.ProofHash} Proven"),
            .. state.EvidenceIn(round).Select(one => $"{one.Id} {one.Output}"),
            "c2",
        ]);

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        Assert.Equal(hash, SealRules.Of(state, round).Hash);
    }
}
