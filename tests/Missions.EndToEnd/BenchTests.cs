using System.Text.Json;
using Missions.Benchmarks;

namespace Missions.EndToEnd;

/// <summary>A slice of <c>./prove bench</c>: that everything can be measured. What it comes to is not looked at.</summary>
public sealed class BenchTests
{
    [Fact]
    public async Task Every_figure_can_be_measured_and_is_told_with_its_raw_runs()
    {
        var measured = await Bench.RunAsync(Size.Slice, Bench.Ids, CancellationToken.None);

        Assert.Empty(measured.Failures);
        Assert.Equal(Bench.Ids.Order(), measured.Figures.Select(figure => figure.Id).Distinct().Order());
        Assert.All(measured.Figures, figure => Assert.Contains(figure.What, measured.Table, StringComparison.Ordinal));

        var told = JsonElement.Parse(measured.Json).GetProperty("figures").EnumerateArray().ToList();
        Assert.Equal(measured.Figures.Count, told.Count);
        Assert.All(told, figure => Assert.NotEqual(0, figure.GetProperty("ours").GetArrayLength()));
        Assert.All(
            told.Where(figure => figure.GetProperty("id").GetString() is "P1" or "P2" or "P3" or "P4"),
            figure => Assert.Equal(figure.GetProperty("ours").GetArrayLength(), figure.GetProperty("floor").GetArrayLength()));
    }

    [Fact]
    public void A_missed_goal_is_shown_as_missed()
    {
        var missed = new Figure("P1", "overhead", "ms", Goal.AtMost(3), [8, 9, 7], [2, 2, 2]);

        Assert.Equal((4.0, 3.5, false), (missed.Value, missed.Undisturbed, missed.IsHeld));
        Assert.EndsWith("MISSED", missed.Row, StringComparison.Ordinal);
    }
}
