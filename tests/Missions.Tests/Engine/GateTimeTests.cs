using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Engine.Views;
using Part = Missions.Core.Verdicts.RehearsalPart;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>The time that the human gives for trying proofs: what is left out when it is spent, and who is told.</summary>
public sealed class GateTimeTests
{
    private static readonly Plan Slow = OneMilestone with
    {
        Contract = [Search with { Witness = new([new("app/words.txt", "list\nsearch\n")]) }, Answers, Keeps],
    };

    [Fact]
    public async Task Without_a_limit_nothing_is_left_out() => Assert.Empty(SkippedIn(await PlanAsync(0)));

    [Fact]
    public async Task With_time_enough_nothing_is_left_out() => Assert.Empty(SkippedIn(await PlanAsync(3600)));

    [Fact]
    public async Task Every_proof_runs_once_whatever_that_takes()
    {
        var mission = await PlanAsync(1);

        Assert.Equal([Part.Mutations, Part.SecondRun, Part.Witness], SkippedIn(mission).Order());
        Assert.All(mission.Rehearsals.Where(one => !one.WasSkipped), one => Assert.NotNull(one.Output));
        Assert.Empty(mission.DraftProblems);
    }

    [Theory]
    [InlineData(30), InlineData(40), InlineData(50), InlineData(60), InlineData(70), InlineData(80)]
    public async Task Mutations_go_before_second_runs_and_those_before_witnesses(int seconds)
    {
        var skipped = SkippedIn(await PlanAsync(seconds));

        Assert.True(!skipped.Contains(Part.Witness) || skipped.Contains(Part.SecondRun));
        Assert.True(!skipped.Contains(Part.SecondRun) || skipped.Contains(Part.Mutations));
    }

    [Fact]
    public async Task Some_time_is_enough_for_all_but_mutations() =>
        Assert.Contains(await AllAsync(30, 40, 50, 60, 70, 80), one => SkippedIn(one).SequenceEqual([Part.Mutations]));

    [Fact]
    public async Task Whoever_approves_sees_what_was_left_out()
    {
        var mission = await PlanAsync(1);

        var seen = ApprovalView.Of(mission)!;

        Assert.Contains(
            "The proof of A-KEEP was tried without a second run and damaged copies of the code: the time for rehearsals "
                + "(0.02 minutes) would not do.",
            seen.NotCovered);
        Assert.Equal(1, seen.Unwitnessed);
        Assert.Equal(2, RehearsalView.Of(mission)!.Skipped.Count);
    }

    [Fact]
    public async Task What_was_spent_on_one_draft_is_gone_for_the_next()
    {
        var mission = await PlanAsync(3600);

        Assert.True(mission.GateSeconds > 20);
        Assert.Equal(mission.Rehearsals.Sum(one => one.Seconds ?? 0), mission.GateSeconds);
    }

    private static IReadOnlyList<Part> SkippedIn(Mission mission) =>
        [.. mission.Rehearsals.SelectMany(one => one.Skipped ?? []).Distinct()];

    private static async Task<IReadOnlyList<Mission>> AllAsync(params IReadOnlyList<int> limits)
    {
        var all = new List<Mission>();
        foreach (var limit in limits) all.Add(await PlanAsync(limit));
        return all;
    }

    /// <summary>A mission whose proofs take ten seconds each, up to its approval.</summary>
    private static async Task<Mission> PlanAsync(int limit)
    {
        var trial = await Trial.OpenAsync(Slow, answersItself: false, new(GateSeconds: limit));
        trial.Shop.Rooms.Watch(command =>
        {
            if (command.Words[0] is "prove" or "keep") trial.Shop.Time.Advance(TimeSpan.FromSeconds(10));
        });
        return await trial.RestsAsync(RestReason.NeedsYou);
    }
}
