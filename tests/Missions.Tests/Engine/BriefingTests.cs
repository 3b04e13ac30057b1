using Missions.Agents;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Briefings;
using Missions.Engine.Prompts;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>What every fresh session starts from: equal at its beginning, and no longer the later it is.</summary>
public class BriefingTests
{
    private static readonly DateTimeOffset Then = new(2026, 1, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly BriefingWriter Writer = new(new PromptLibrary());

    [Fact]
    public void Two_runs_of_one_purpose_start_with_the_same_text()
    {
        var (early, late) = (Brief(Built(5)), Brief(Built(20)));

        Assert.Equal(early.Stable, late.Stable);
        Assert.NotEqual(early.Particular, late.Particular);
    }

    [Fact]
    public void The_assignment_is_the_last_line() => Assert.EndsWith(
        "\nAssignment: role=worker purpose=implement feature=F-6 milestone=M-1 run=R-0006 round=1\n",
        Brief(Built(5)).Particular,
        StringComparison.Ordinal);

    [Fact]
    public void A_briefing_does_not_grow_with_the_age_of_the_mission()
    {
        var (early, late) = (Length(Brief(Built(4))), Length(Brief(Built(199))));

        Assert.True(late <= early * 1.05, $"{early} characters at feature 5, {late} at feature 200");
    }

    [Fact]
    public void A_worker_sees_what_a_sealed_proof_relies_on_and_not_the_proof()
    {
        var text = Brief(Built(0)).Particular;

        Assert.Contains("Relies on: GET /search", text, StringComparison.Ordinal);
        Assert.DoesNotContain("proofs/search.txt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_proof_is_shown_to_be_copied()
    {
        var text = Brief(Built(0, Search with { Exposure = Exposure.Open })).Particular;

        Assert.Contains("`prove proofs/search.txt`", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_an_amendment_changed_is_in_the_next_briefing()
    {
        var mission = Built(0);
        var changed = mission.Plan! with { OutOfScope = ["Umlauts."] };

        var text = Brief(After(mission, new PlanAmended(new("The human said so."), changed))).Particular;

        Assert.Contains("Out of scope: Umlauts.", text, StringComparison.Ordinal);
    }

    private static int Length(Briefing briefing) => briefing.Stable.Length + briefing.Particular.Length;

    private static Briefing Brief(Mission mission)
    {
        var feature = mission.NextFeature!.Id;
        var started = After(mission, new RunStarted(new(
            mission.NextRun, Role.Worker, Purpose.Implement, "s", 1, mission.Head, feature, mission.Current!.Id)));
        return Writer.Write(started, started.Runs[^1], new Dictionary<string, string>());
    }

    /// <summary>A mission of two hundred features of which so many are built, each with its own assertion.</summary>
    private static Mission Built(int many, Assertion? first = null)
    {
        var search = first ?? Search with { Interface = ["GET /search"] };
        var numbers = Enumerable.Range(1, 200).ToList();
        var plan = OneMilestone with
        {
            Contract = [.. numbers.Select(n => (n == 1 ? search : Search) with { Id = Name(n) })],
            Milestones =
            [
                .. numbers.Chunk(10).Select((chunk, index) => new Milestone(
                    new($"M-{index + 1}"), "Words", "It knows more.", [.. chunk.Select(n => Feature(new($"F-{n}"), $"word {n:D3}", [Name(n)]))])),
            ],
        };
        var mission = After(
            Mission.Unopened,
            new MissionOpened("m", Goal, "/r", "base", "main", false, false, true, new()),
            new PlanProposed(plan),
            new PlanApproved(false));
        foreach (var n in numbers.Take(many)) mission = Works(mission, n);
        return mission;
    }

    private static Mission Works(Mission mission, int n)
    {
        var (run, feature) = (new RunId(n), new FeatureId($"F-{n}"));
        var after = After(
            mission,
            new RunStarted(new(run, Role.Worker, Purpose.Implement, "s", 1, mission.Head, feature, mission.Current!.Id)),
            new FeatureHandedOff(run, feature, Done($"word {n:D3}"), new(mission.Head, $"c{n}", ["app/words.txt"])),
            new RunEnded(run, default));
        return n % 10 != 0 ? after : After(after, new MilestoneSealed(new(mission.Current!.Id, $"c{n}", "hash", [])));
    }

    private static AssertionId Name(int n) => new($"A-{n}");

    private static Mission After(Mission mission, params MissionEvent[] events) => events.Aggregate(
        mission, (state, happened) => state.After(new Recorded(state.LastSeq + 1, Then, happened)));
}
