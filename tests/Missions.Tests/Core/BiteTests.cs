using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>Once a milestone's proofs pass, each feature is taken out again to see what they would miss.</summary>
public sealed class BiteTests
{
    private static Given Biting =>
        Stories.Validating.Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Bite);

    private static Bite Sharp => Of(Fate(HunkFate.Noticed), Fate(HunkFate.Unnoticed), Fate(HunkFate.Broken));

    [Fact]
    public void It_comes_after_the_proofs_and_before_anybody_is_asked_for_an_opinion()
    {
        var (state, round) = (Biting.State, Biting.State.OpenRound!);

        Assert.Empty(state.MissingProofs(round));
        Assert.Empty(round.Reviews);
        Assert.Equal([Endpoint.Id, Box.Id], state.MissingBites(round).Select(one => one.Id));
    }

    [Fact]
    public void It_is_the_share_of_those_that_build_which_a_proof_misses() => Biting
        .When(Actor.Engine, new RecordBite(Endpoint.Id, Sharp))
        .Then(new BiteMeasured(Endpoint.Id, "c1", 2, 1, Sharp));

    [Fact]
    public void Once_every_feature_is_measured_the_round_goes_on()
    {
        var given = Biting
            .And(Actor.Engine, new RecordBite(Endpoint.Id, Sharp))
            .And(Actor.Engine, new RecordBite(Box.Id, Without(Box)));

        Assert.Equal(Stage.Reviews, given.State.StageOf(given.State.OpenRound!));
        Assert.Equal((2, 1), (given.State.BiteOf(Endpoint)!.Tried, given.State.BiteOf(Endpoint)!.Noticed));
    }

    [Fact]
    public void A_proof_that_passes_without_all_of_its_feature_blocks()
    {
        var issue = Biting.When(Actor.Engine, new RecordBite(Endpoint.Id, Blunt)).ThenOne<IssueRaised>().Issue;

        Assert.Equal((Severity.Blocking, Search.Id, Endpoint.Id, 1),
            (issue.Severity, issue.Assertion, issue.Feature, issue.Round));
        Assert.StartsWith(
            "The proof of A-SEARCH-1 proves nothing about F-1: with all of the feature taken out of c1 again "
                + "it still passes.",
            issue.Text);
    }

    [Fact]
    public void The_round_does_not_hold_then_and_the_orchestrator_is_asked()
    {
        var given = Biting.And(Actor.Engine, new RecordBite(Endpoint.Id, Blunt))
            .Until(mission => mission.OpenRound is null);

        Assert.False(given.State.LastRound!.Holds);
        Assert.IsType<Step.Consult>(Navigator.Next(given.State));
    }

    [Fact]
    public void What_was_answered_is_not_measured_again_on_the_same_commit_with_the_same_proofs()
    {
        var given = Biting.And(Actor.Engine, new RecordBite(Endpoint.Id, Blunt))
            .Until(mission => mission.Rounds.Count == 2)
            .Until(mission => mission.IsSealed(First));

        Assert.Single(given.State.Bites, one => one.Feature == Endpoint.Id && one.Commit == "c1");
    }

    [Fact]
    public void Nothing_is_measured_while_a_proof_fails()
    {
        var given = Stories.Validating
            .Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs)
            .And(Actor.Engine, new RecordEvidence(Stories.SeenOf(Search, holds: false)));

        Assert.Empty(given.State.MissingBites(given.State.OpenRound!));
    }

    [Fact]
    public void Where_the_human_wants_none_none_is_measured()
    {
        var given = new Given().And(Actor.Human, Open(limits: new(Bite: 0)))
            .Until(mission => mission.OpenRound is not null);

        Assert.Empty(given.State.MissingBites(given.State.OpenRound!));
    }

    [Fact]
    public void A_proof_that_was_changed_meanwhile_is_measured_anew() => Biting
        .When(Actor.Engine, new RecordBite(Endpoint.Id, Sharp with { Key = "another" }))
        .ThenRefused("A proof of F-1 was changed while its bite was measured.");

    [Fact]
    public void What_is_measured_already_is_not_measured_twice() => Biting
        .And(Actor.Engine, new RecordBite(Endpoint.Id, Sharp))
        .When(Actor.Engine, new RecordBite(Endpoint.Id, Sharp))
        .ThenRefused("The bite of F-1 is not to be measured now.");

    [Fact]
    public void Guards_and_what_nobody_can_run_are_not_a_features_own_proofs() =>
        Assert.Empty(Biting.State.ProofsFor(Box));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_follow_up_is_held_to_what_it_mends_where_its_proof_failed_before(bool held)
    {
        var mending = new Feature(new("F-9"), "Mend", "", Mends: [Search.Id]);
        var before = Biting.State.Handoffs[^1].Facts.Head;
        var seen = Biting.State.Evidence.Last(one => one.Kind is EvidenceKind.Proof && one.Assertion == Search.Id);
        var given = Biting.And(new MissionEvent.EvidenceRecorded(
            seen with { Id = new(900), Commit = before, Holds = held }));

        Assert.Equal(held ? [] : [Search.Id], given.State.ProofsFor(mending).Select(one => one.Id));
    }

    private static Bite Blunt => Of(Fate(HunkFate.Unnoticed)) with { Blind = [Search.Id] };

    private static Bite Of(params Seq<TakenHunk> hunks) =>
        new(Biting.State.BiteKey(Endpoint), [Search.Id], Hunks: hunks);

    private static Bite Without(Feature feature) =>
        new(Biting.State.BiteKey(feature), Note: "Nothing that it makes true is proven by running something.");

    private static TakenHunk Fate(HunkFate fate) =>
        new("src/search.mjs", 3, 2, fate, fate is HunkFate.Noticed ? Search.Id : null);
}
