using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Tests.Core;
using static Missions.Core.MissionEvent;

namespace Missions.Tests.Laws;

/// <summary>The gate of the constitution, after every step of walks whose repository has one.</summary>
public class ConstitutionLaws
{
    private const int Walks = 60, Length = 150;

    private static readonly Article Layers =
        new(1, "Layers are kept", new("node layers.mjs", Files: [new("layers.mjs", "")]));

    private static readonly Lazy<List<Pace>> Paces = new(() =>
        [.. Enumerable.Range(1, Walks).AsParallel().AsOrdered().SelectMany(Walked)]);

    [Fact]
    public void G22_what_was_pinned_stays() =>
        Holds(pace => pace.After.Constitution == pace.Before.Constitution);

    [Fact]
    public void G22_an_article_that_holds_on_the_base_is_in_the_contract_as_it_was_written() =>
        Holds(pace => pace.After is { Plan: null } or { NotYet: [_, ..] }
            || pace.After.Plan.Assertion(Layers.Id) == Layers.Guard);

    [Fact]
    public void G22_no_milestone_is_sealed_on_a_commit_that_breaks_an_article() =>
        Holds(pace => pace.Facts<MilestoneSealed>().All(made =>
            pace.Before.NotYet is [_, ..]
            || pace.Before.StandingOf(Layers.Id) is var standing
                && (standing.Truth is Truth.Waived
                    || standing.Truth is Truth.Proven && standing.Commit == made.Seal.Commit)));

    [Fact]
    public void G22_nothing_is_handed_off_that_rewrites_it() =>
        Holds(pace => pace.Facts<FeatureHandedOff>().All(handed =>
            !handed.Facts.Files.Contains(Constitution.Path) && !handed.Facts.Files.Contains("layers.mjs")));

    [Fact]
    public void The_walks_get_somewhere()
    {
        Assert.Contains(Paces.Value, pace => pace.Facts<MilestoneSealed>().Any());
        Assert.Contains(Paces.Value, pace => pace.Facts<FeatureHandedOff>().Any());
        Assert.Contains(Paces.Value, pace => pace.Answer.Refusal?.Contains("is off limits: articles") is true);
        Assert.Contains(Paces.Value, pace => pace.Answer.Refusal?.Contains("is off limits: humans") is true);
    }

    private static void Holds(Func<Pace, bool> law)
    {
        if (Paces.Value.FirstOrDefault(pace => !law(pace)) is { } broken) Assert.Fail($"{broken}");
    }

    private static IEnumerable<Pace> Walked(int seed)
    {
        var dice = new Random(seed);
        var (honest, play, junk) = (new Play(), new Play(dice), new Junk(dice));
        var opening = Samples.Open(answersItself: true) with { Constitution = new("1. Layers are kept", [Layers]) };
        var start = new Given().And(Actor.Human, opening);
        var mission = (seed % 2 == 0 ? start : start.Until(one => one.IsApproved)).State;
        for (var number = 1; number <= Length; number++)
        {
            var request = dice.NextDouble() switch
            {
                < 0.6 => honest.Next(mission),
                < 0.75 => play.Next(mission),
                < 0.8 => Rewriting(mission),
                _ => null,
            } ?? junk.Next(mission);
            var answer = Decider.Decide(mission, request);
            var after = Walk.Folded(mission, answer, request.At);
            yield return new(seed, number, mission, request, answer, after);
            mission = after;
        }
    }

    /// <summary>Somebody who is bound by it tries to change it.</summary>
    private static Request? Rewriting(Mission mission) =>
        mission.OpenRuns.FirstOrDefault() switch
        {
            { Role: Role.Worker } run => new(
                new MissionCommand.HandOff(
                    Samples.Done(), Samples.Facts(mission.Head, "other") with { Files = [Constitution.Path] }),
                new(run.Role, run.Id),
                mission.LastAt),
            { Role: Role.Orchestrator } run => new(
                new MissionCommand.AmendContract("Too strict.", Remove: [new(Layers.Id, "It is in the way.")]),
                new(run.Role, run.Id),
                mission.LastAt),
            _ => null,
        };
}
