using Missions.Agents;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Simulation.Growing;

namespace Missions.Tests.Engine;

/// <summary>What agents are told does not grow as a mission grows. In tokens: no machine is too slow for it.</summary>
public class GrowthTests
{
    private static readonly Lazy<Briefed> Lived = new(() => Briefed.Live(21));

    [Theory]
    [InlineData(5, 205), InlineData(10, 200), InlineData(10, 210)]
    public void A_late_worker_is_told_hardly_more_than_an_early_one(int early, int late)
    {
        var (before, after) = (Lived.Value.OfWorker(early), Lived.Value.OfWorker(late));

        Assert.True(after <= 1.05 * before, $"{before} tokens at feature {early}, {after} at feature {late}");
    }

    [Fact]
    public void A_late_consult_is_told_hardly_more_than_an_early_one()
    {
        var (before, after) = (Lived.Value.OfConsult(1), Lived.Value.OfConsult(7));

        Assert.True(after <= 1.2 * before, $"{before} tokens on day 1, {after} on day 7");
    }

    [Fact]
    public void A_late_worker_still_sees_its_milestone_and_what_is_next_to_it()
    {
        var told = Lived.Value.Worker(155).Particular;

        Assert.Contains("- (14 sealed before)\n- M-15 Slice 015", told, StringComparison.Ordinal);
        Assert.Contains("- M-16 Slice 016", told, StringComparison.Ordinal);
        Assert.Contains("  - F-16-6 Part 6 of slice 016 (to do)", told, StringComparison.Ordinal);
        Assert.Contains("- M-19 Slice 019", told, StringComparison.Ordinal);
        Assert.Contains("- (and 2 milestones more)", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_late_consult_still_sees_all_that_is_to_do_and_what_does_not_hold()
    {
        var told = Lived.Value.Consult(4).Particular;

        Assert.Contains("A-11-1 (command, F-11-2) refuted", told, StringComparison.Ordinal);
        Assert.Contains("  - F-21-7 Part 7 of slice 021 (to do)", told, StringComparison.Ordinal);
        Assert.Contains("A-21-3 (flow, F-21-7) pending", told, StringComparison.Ordinal);
        Assert.Contains("of sealed milestones are proven.)", told, StringComparison.Ordinal);
        Assert.DoesNotContain("F-2-1 Part 1", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http"), InlineData("http web"), InlineData("terminal"), InlineData("http web terminal")]
    public async Task What_every_request_of_a_worker_carries_is_at_most_16_KB(string surfaces)
    {
        var run = new Run(new(1), Role.Worker, Purpose.Implement, "weighed/test-1", 1);
        var briefing = new Briefing(Lived.Value.Worker(5).Stable, "One.", []);
        var weighed = await FixedPart.WeighAsync(run, briefing, surfaces.Split(' '), default);

        Assert.True(weighed.Bytes <= 16 * 1024, $"{weighed.Bytes} bytes: {string.Join(", ", weighed.Tools)}");
    }
}
