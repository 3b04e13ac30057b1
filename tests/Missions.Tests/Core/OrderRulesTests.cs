using System.Diagnostics;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>Plans whose features wait for each other, or for nobody, and plans that are very large.</summary>
public class OrderRulesTests
{
    [Fact]
    public void The_sample_is_in_order() => Assert.Empty(OrderRules.Problems(Notes));

    [Fact]
    public void Features_that_follow_each_other_in_a_circle_are_refused() => AssertRefused(
        "F-1 follows itself", Of(new("F-1"), new("F-2"), (one, other) =>
            [one with { Follows = other.Id, Mends = [] }, other with { Follows = one.Id }]));

    [Fact]
    public void Features_that_need_each_other_are_refused() => AssertRefused(
        "F-2 needs itself", Of(new("F-1"), new("F-2"), (one, other) =>
            [one with { Preconditions = ["F-2"] }, other with { Preconditions = ["F-1"] }]));

    [Fact]
    public void A_precondition_that_comes_later_is_refused() => AssertRefused(
        "F-1 has the precondition F-2, which comes later; put F-2 first.", Of(new("F-1"), new("F-2"), (one, other) =>
            [one with { Preconditions = ["F-2"] }, other]));

    [Fact]
    public void A_precondition_that_nobody_fulfils_is_refused() => AssertRefused(
        "F-1 has the precondition F-9, which is no feature of the plan.", Of(new("F-1"), new("F-2"), (one, other) =>
            [one with { Preconditions = ["F-9"] }, other]));

    [Fact]
    public void A_precondition_in_words_is_for_the_worker() => Assert.Empty(OrderRules.Problems(Of(
        new("F-1"), new("F-2"), (one, other) =>
            [one with { Preconditions = ["F-2 is not begun yet", "Node runs"] }, other])));

    [Fact]
    public void Five_hundred_assertions_are_weighed_in_a_moment()
    {
        var contract = Enumerable.Range(1, 500).Select(number => Search with { Id = new($"A-{number}") }).ToList();
        var milestone = Notes.Milestones[0];
        var feature = milestone.Features[0] with { Satisfies = [.. contract.Select(one => one.Id)], Skill = null };
        var plan = Notes with
        {
            Requirements = [Notes.Requirements[0]],
            Contract = [.. contract],
            Milestones = [milestone with { Features = [feature] }],
        };

        var since = Stopwatch.GetTimestamp();
        var decision = Planning.Decide(plan);

        Assert.Null(decision.Refusal);
        Assert.InRange(Stopwatch.GetElapsedTime(since).TotalSeconds, 0, 5);
    }

    [Fact]
    public void Thousands_of_mistakes_are_cut_to_what_one_can_read()
    {
        var contract = Enumerable.Range(1, 3000).Select(number => Search with { Id = new($"A-{number}") });

        var refusal = Planning.Decide(Notes with { Contract = [.. contract] }).Refusal!;

        Assert.InRange(refusal.Length, 100, 5000);
        Assert.Contains("more)", refusal, StringComparison.Ordinal);
    }

    private static Plan Of(FeatureId first, FeatureId second, Func<Feature, Feature, Seq<Feature>> change)
    {
        var milestone = Notes.Milestones[0];
        var (one, other) = (milestone.Features[0] with { Id = first }, milestone.Features[0] with { Id = second });
        return Notes with { Milestones = [milestone with { Features = change(one, other) }] };
    }

    private static void AssertRefused(string sentence, Plan plan)
    {
        Assert.Contains(OrderRules.Problems(plan), problem => problem.StartsWith(sentence, StringComparison.Ordinal));
        Assert.Contains(sentence, Planning.Decide(plan).Refusal, StringComparison.Ordinal);
    }

    /// <summary>A mission whose orchestrator is planning.</summary>
    private static class Planning
    {
        public static Decision Decide(Plan plan)
        {
            var given = Stories.Planning;
            return Decider.Decide(given.State, new(
                new ProposePlan(plan), new(Role.Orchestrator, given.State.OpenRuns.First().Id), given.State.LastAt));
        }
    }
}
