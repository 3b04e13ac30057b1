using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>A flow that was proven by use is done again on later commits, and then speaks for itself.</summary>
public sealed class RecordingTests
{
    private static Given Recorded => Stories.Won.And(Actor.Engine, new RecordFlow(Recording));

    private static Given Replaying => Recorded
        .Until(mission => mission.IsSealed(First))
        .Until(mission => mission.OpenRound is { } round && mission.StageOf(round) is Stage.Replays);

    private static Recording Recording { get; } = Of(Stories.Won);

    [Fact]
    public void What_was_proven_by_use_is_to_be_recorded_before_it_is_sealed()
    {
        var round = Stories.Won.State.WonRound!;

        Assert.Equal([Narrows.Id], Stories.Won.State.MissingRecordings(round).Select(flow => flow.Id));
        Assert.Empty(Recorded.State.MissingRecordings(round));
    }

    [Fact]
    public void Without_a_recording_nothing_is_done_again() => Assert.Empty(
        Stories.SecondValidating.State.ReplaysOf(Stories.SecondValidating.State.OpenRound!));

    [Fact]
    public void A_recording_without_a_script_cannot_be_done_again()
    {
        var given = Stories.Won
            .And(Actor.Engine, new RecordFlow(Recording with { Script = null, Note = "It changes." }))
            .Until(mission => mission.IsSealed(First)).Until(mission => mission.OpenRound is not null);

        Assert.Empty(given.State.ReplaysOf(given.State.OpenRound!));
    }

    [Fact]
    public void A_sealed_flow_that_comes_out_the_same_is_proven_on_the_new_commit()
    {
        var given = Replaying.And(Actor.Engine, new RecordEvidence(Seen(Replaying.State, holds: true)));
        var standing = given.State.Standing(Narrows.Id)!;

        Assert.Equal((Truth.Proven, given.State.OpenRound!.Commit), (standing.Truth, standing.Commit));
        Assert.NotEqual(Stage.Replays, given.State.StageOf(given.State.OpenRound));
    }

    [Fact]
    public void One_that_does_not_breaks_its_seal_and_no_later_use_outweighs_it()
    {
        var given = Replaying.And(Actor.Engine, new RecordEvidence(Seen(Replaying.State, holds: false)));
        var broken = given.Journal.Select(one => one.Event).OfType<SealBroken>().Last();

        var used = given.Until(mission => mission.OpenRound is { } round && mission.StageOf(round) is Stage.Over)
            .State.OpenRound!.Use;
        var after = given.Until(mission => mission.OpenRound is null);

        Assert.Equal((First, Narrows.Id, "The list is gone."), (broken.Milestone, broken.Assertion, broken.Because));
        Assert.Null(used);
        Assert.Contains(after.State.BlockingIssues, issue => issue.Assertion == Narrows.Id);
    }

    private static Given Merged => Recorded.Until(mission => mission.IsSealed(First))
        .And(Actor.Human, new Sync("b1"))
        .And(Actor.Engine, new MergeBase("b1", "m1", Known: Ready.Base));

    private static Evidence OnMerge(bool holds) => Seen(Replaying.State, holds) with
    {
        Commit = "m1",
        Milestone = null,
        Round = null,
    };

    [Fact]
    public void What_came_in_from_the_base_is_held_to_sealed_flows_too()
    {
        Assert.Contains(Narrows.Id, ((Step.ProveAgain)Navigator.Next(Merged.State)).Assertions);

        var again = Merged.And(Actor.Engine, new RecordEvidence(OnMerge(holds: true)));

        Assert.DoesNotContain(again.State.ToHoldAgain, flow => flow.Id == Narrows.Id);
        Assert.Empty(again.State.BlockingIssues);
    }

    [Fact]
    public void A_flow_that_comes_out_differently_there_breaks_its_seal_and_blocks()
    {
        var broken = Merged.And(Actor.Engine, new RecordEvidence(OnMerge(holds: false)));

        Assert.Equal(Narrows.Id, broken.Journal.Select(one => one.Event).OfType<SealBroken>().Last().Assertion);
        Assert.Equal(Truth.Refuted, broken.State.StandingOf(Narrows.Id).Truth);
        Assert.Contains(broken.State.BlockingIssues, issue => issue.Assertion == Narrows.Id);
    }

    [Fact]
    public void A_flow_without_a_recording_keeps_nobody_waiting_there()
    {
        var given = Stories.FirstSealed.And(Actor.Human, new Sync("b1"))
            .And(Actor.Engine, new MergeBase("b1", "m1", Known: Ready.Base));

        Assert.DoesNotContain(given.State.ToHoldAgain, flow => flow.Id == Narrows.Id);
    }

    [Fact]
    public void A_flow_that_was_changed_is_not_held_to_its_old_recording() => Stories.Won
        .When(Actor.Engine, new RecordFlow(Recording with { Flow = "another" }))
        .ThenRefused("The flow of A-SEARCH-2 was changed while it ran.");

    [Fact]
    public void Only_flows_are_recorded() => Stories.Won
        .When(Actor.Engine, new RecordFlow(Recording with { Assertion = Search.Id }))
        .ThenRefused("A-SEARCH-1 is not proven by running something again.");

    private static Recording Of(Given given) => new(
        Narrows.Id, Narrows.ProofHash, given.State.WonRound!.Commit, given.State.Standing(Narrows.Id)!.Run!.Value,
        "script", 4, 2);

    private static Evidence Seen(Mission mission, bool holds) => new(
        default, EvidenceKind.Replay, "replay of A-SEARCH-2", mission.OpenRound!.Commit, holds, "hash", 4, "none", 1,
        holds ? 0 : 1,
        Assertion: Narrows.Id, ProofHash: Narrows.ProofHash, Milestone: mission.OpenRound.Milestone,
        Round: mission.OpenRound.Number, Note: holds ? null : "The list is gone.");
}
