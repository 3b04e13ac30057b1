using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>A milestone that is validated again: first what the work touched, and everything before the seal.</summary>
public sealed class AgainTests
{
    /// <summary>The search was refuted, and its follow-up is built.</summary>
    private static Given Mended => Stories.Lost.Until(mission => Navigator.Next(mission) is Step.StartValidation);

    private static Given Again => Mended.And(Actor.Engine, new StartValidation());

    [Fact]
    public void The_first_round_proves_everything_at_once() => Assert.Empty(Stories.Validating.State.OpenRound!.First);

    [Fact]
    public void A_later_one_proves_first_what_failed_or_was_never_proven_and_what_the_work_touches() =>
        Mended.When(Actor.Engine, new StartValidation())
            .Then(new ValidationStarted(First, 2, "c3", [Search.Id, Narrows.Id, Tidy.Id]));

    [Fact]
    public void Work_on_a_file_of_the_base_that_nobody_changed_before_touches_everything() => Assert.Equal(
        [Search.Id, Keeps.Id, KeepsOld.Id, Narrows.Id, Tidy.Id],
        MendedIn("src/server.mjs").And(Actor.Engine, new StartValidation()).State.OpenRound!.First);

    [Fact]
    public void A_new_file_touches_only_what_its_feature_is_about() => Assert.Equal(
        [Search.Id, Narrows.Id],
        MendedIn("src/fold.mjs", isNew: true).And(Actor.Engine, new StartValidation()).State.OpenRound!.First);

    [Fact]
    public void What_came_from_elsewhere_touches_everything() => Assert.Equal(
        [Search.Id, Keeps.Id, KeepsOld.Id, Narrows.Id, Tidy.Id],
        Stories.Lost.Until(mission => mission.NextFeature is not null && !mission.OpenRuns.Any())
            .And(new RunStarted(new(
                new(40), Role.Worker, Purpose.Implement, "one", 1, "elsewhere", Feature: new("F-101"))))
            .And(new FeatureHandedOff(new(40), new("F-101"), Done(), Facts("elsewhere", "c9")))
            .And(new RunEnded(new(40), Cents))
            .Until(mission => mission.OpenRound is not null).State.OpenRound!.First);

    [Fact]
    public void A_human_may_want_everything_again() => Assert.Empty(
        new Given().And(Actor.Human, Open(limits: new(Bite: 3, EverythingAgain: true)))
            .Until(mission => mission.OpenRound is not null)
            .Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs)
            .And(Actor.Engine, new RecordEvidence(Stories.SeenOf(Search, holds: false)))
            .Until(mission => mission.OpenRound is { Number: 2 }).State.OpenRound!.First);

    [Fact]
    public void Only_what_is_first_is_due_before_anybody_looks_at_it()
    {
        var given = Again.Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs);

        Assert.Equal([Search.Id], given.State.DueProofs(given.State.OpenRound!).Select(one => one.Id));
    }

    [Fact]
    public void Where_that_fails_nobody_looks_at_it()
    {
        var given = Again.Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Proofs)
            .And(Actor.Engine, new RecordEvidence(SeenAgain(Search, holds: false)));

        Assert.Equal(Stage.Over, given.State.StageOf(given.State.OpenRound!));
        given.When(Actor.Engine, new EndValidation());
        Assert.False(given.ThenOne<ValidationEnded>().Holds);
    }

    [Fact]
    public void Everything_else_runs_before_it_is_over()
    {
        var given = Again.Until(mission => mission.OpenRound is { Use: not null } && !mission.OpenRuns.Any());

        Assert.Equal([Keeps.Id, KeepsOld.Id], given.State.DueProofs(given.State.OpenRound!).Select(one => one.Id));
        given.When(Actor.Engine, new EndValidation())
            .ThenRefused("The validation is not over: Proofs comes next.");
    }

    [Fact]
    public void And_what_fails_then_keeps_it_from_holding()
    {
        var given = Again.Until(mission => mission.OpenRound is { Use: not null } && !mission.OpenRuns.Any())
            .And(Actor.Engine, new RecordEvidence(SeenAgain(Keeps, holds: false)));

        Assert.Equal(Stage.Over, given.State.StageOf(given.State.OpenRound!));
        Assert.True(given.State.IsLosing(given.State.OpenRound!));
    }

    [Fact]
    public void A_flow_that_was_used_and_is_untouched_is_done_again_by_its_recording()
    {
        var again = Replaying;
        var round = again.State.OpenRound!;

        Assert.DoesNotContain(Narrows.Id, round.First);
        Assert.Empty(again.State.UsedIn(round));
        Assert.Equal([Narrows.Id], again.State.ReplaysOf(round).Select(one => one.Id));
        Assert.Equal(
            (Truth.Proven, "c3"),
            again.Until(mission => mission.LastRound is { Holds: true }).State.Standing(Narrows.Id) is { } standing
                ? (standing.Truth, standing.Commit)
                : default);
    }

    [Fact]
    public void Where_that_comes_out_differently_somebody_looks_at_it_before_it_is_called_wrong()
    {
        var given = Replaying.Until(mission => mission.StageOf(mission.OpenRound!) is Stage.Replays)
            .And(Actor.Engine, new RecordEvidence(new Evidence(
                default, EvidenceKind.Replay, "replay", "c3", false, "hash", 4, "none", 1, 1,
                Assertion: Narrows.Id, ProofHash: Narrows.ProofHash, Milestone: First, Round: 2)));

        Assert.Equal(Truth.Proven, given.State.Standing(Narrows.Id)!.Truth);
        Assert.Equal([Narrows.Id], given.State.UsedIn(given.State.OpenRound!).Select(one => one.Id));
        Assert.True(given.Until(mission => mission.OpenRound is null).State.LastRound!.Holds);
    }

    private static Given Replaying => Hand(Used(), "src/fold.mjs", isNew: true)
        .Until(mission => mission.OpenRound is not null);

    /// <summary>The flow was used and recorded, another thing is refuted, and its follow-up is due.</summary>
    private static Given Used()
    {
        var used = Stories.Using.Until(mission => mission is { OpenRound.Use: not null } && !mission.OpenRuns.Any());
        var state = used.State;
        return used
            .And(Actor.Engine, new RecordFlow(new(
                Narrows.Id, Narrows.ProofHash, state.Head, state.Standing(Narrows.Id)!.Run!.Value, "script", 4, 2)))
            .And(new AssertionRefuted(new(Tidy.Id, Truth.Refuted, [], state.Head, "It is written twice.")))
            .Until(mission => mission.OpenRound is null)
            .Until(mission => mission.NextFeature is not null && !mission.OpenRuns.Any());
    }

    [Fact]
    public void A_sealed_flow_that_broke_is_done_again_before_anybody_looks_at_the_next_round()
    {
        var round = Stories.Won.State.WonRound!;
        var recorded = Stories.Won.And(Actor.Engine, new RecordFlow(new(
            Narrows.Id, Narrows.ProofHash, round.Commit, Stories.Won.State.Standing(Narrows.Id)!.Run!.Value,
            "script", 4, 2)));
        var replaying = recorded.Until(mission => mission.IsSealed(First))
            .Until(mission => mission.OpenRound is { } open && mission.StageOf(open) is Stage.Replays);
        var again = replaying
            .And(Actor.Engine, new RecordEvidence(new Evidence(
                default, EvidenceKind.Replay, "replay", replaying.State.OpenRound!.Commit, false,
                "hash", 4, "none", 1, 1,
                Assertion: Narrows.Id, ProofHash: Narrows.ProofHash, Milestone: Second, Round: 1)))
            .Until(mission => mission.OpenRound is { Number: 2, Milestone.Value: "M-2" } open
                && mission.StageOf(open) is Stage.Replays);

        Assert.Equal([Narrows.Id], again.State.DueReplays(again.State.OpenRound!).Select(one => one.Id));
        Assert.Empty(again.State.OpenRound!.Reviews);
    }

    private static Given MendedIn(string path, bool isNew = false) => Hand(
        Stories.Lost.Until(mission => mission.NextFeature is not null && !mission.OpenRuns.Any()), path, isNew);

    private static Given Hand(Given given, string path, bool isNew)
    {
        var working = given.Until(mission => mission.OpenRuns.Any(run => run.Purpose is Purpose.Implement));
        return working
            .And(Role.Worker, new HandOff(Done(), Facts(working.State.Head, "c3") with
            {
                Files = [path],
                Added = isNew ? [path] : [],
            }))
            .Until(mission => Navigator.Next(mission) is Step.StartValidation);
    }

    private static Evidence SeenAgain(Assertion assertion, bool holds) =>
        Stories.SeenOf(assertion, holds, commit: "c3") with { Round = 2 };
}
