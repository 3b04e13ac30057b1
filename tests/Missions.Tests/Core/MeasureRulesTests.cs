using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

/// <summary>When a target is reached, and when it could not be told from noise.</summary>
public class MeasureRulesTests
{
    private static readonly Proof.Measure Twice = new("run", "seconds", "lower", 2);
    private static readonly Seq<double> Steady = [1, 1.02, 0.98, 1.01, 0.99, 1, 1, 1.03, 0.97, 1];
    private static readonly Seq<double> Half = [.. Steady.Select(one => one / 2.1)];

    [Theory]
    [InlineData("seconds: 1.5", 1.5), InlineData("seconds=2", 2), InlineData("{\"seconds\": 0.25}", 0.25)]
    [InlineData("seconds 1\nseconds 3e-2 s", 0.03), InlineData("seconds 4\nmilliseconds later", 4)]
    public void A_figure_is_the_last_number_behind_its_name(string output, double figure) =>
        Assert.Equal(figure, MeasureRules.Figure(output, "seconds"));

    [Theory]
    [InlineData(""), InlineData("seconds"), InlineData("it took 5")]
    public void Without_a_number_there_is_none(string output) => Assert.Null(MeasureRules.Figure(output, "seconds"));

    [Fact]
    public void Lower_figures_are_better_where_lower_is() =>
        Assert.Equal(2.1, MeasureRules.Of(Twice, new(Steady, Half)).Median, 3);

    [Fact]
    public void Higher_ones_are_where_higher_is() =>
        Assert.Equal(2.1, MeasureRules.Of(Twice with { Better = "higher" }, new(Half, Steady)).Median, 3);

    [Fact]
    public void Ten_pairs_leave_one_out_at_each_end()
    {
        var ratio = MeasureRules.Of(Twice, new([10, 1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]));

        Assert.Equal("5.500 (97.85 %: 2.000 to 9.000)", ratio.ToString());
    }

    [Fact]
    public void Five_leave_none_out() =>
        Assert.Equal(
            "3.000 (93.75 %: 1.000 to 5.000)", $"{MeasureRules.Of(Twice, new([1, 2, 3, 4, 5], [1, 1, 1, 1, 1]))}");

    /// <summary>As tables of the sign test have it for the median, 95 % and two sides.</summary>
    [Theory]
    [InlineData(6, 0), InlineData(8, 0), InlineData(9, 1), InlineData(11, 1), InlineData(12, 2), InlineData(15, 3)]
    [InlineData(20, 5), InlineData(25, 7), InlineData(30, 9), InlineData(50, 17), InlineData(100, 39)]
    public void The_more_pairs_the_more_are_left_out_at_each_end(int pairs, int leftOut)
    {
        Seq<double> old = [.. Enumerable.Range(1, pairs).Select(one => (double)one)];

        var ratio = MeasureRules.Of(Twice, new(old, [.. Enumerable.Repeat(1.0, pairs)]));

        Assert.Equal(
            ((pairs + 1) / 2.0, leftOut + 1, pairs - leftOut), (ratio.Median, (int)ratio.Low, (int)ratio.High));
    }

    [Fact]
    public void A_target_that_is_reached_holds()
    {
        Assert.Equal(0, MeasureRules.Judge(Twice, new(Steady, Half)).ExitCode);
        Assert.StartsWith(
            "seconds is 2.100 (97.85 %: 2.100 to 2.100) times better: at least 2, as was asked for.",
            MeasureRules.Judge(Twice, new(Steady, Half)).Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_not_does_not() => Assert.Equal(1, MeasureRules.Judge(Twice, new(Steady, Steady)).ExitCode);

    [Fact]
    public void A_median_that_chance_alone_may_have_made_does_not_hold() =>
        Assert.Equal(1, MeasureRules.Judge(
            Twice with { AtLeast = 1.5 },
            new([0.9, 0.8, 1.6, 1.7, 2, 0.9, 2, 2, 1.6, 1.6], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])).ExitCode);

    [Fact]
    public void What_may_get_little_worse_holds_while_it_does() =>
        Assert.Equal(0, MeasureRules.Judge(Twice with { AtLeast = 0.9 }, new(Steady, Steady)).ExitCode);

    [Fact]
    public void Where_nothing_could_be_measured_nothing_is_said() =>
        Assert.Equal(new(-1, false, "no", 0), MeasureRules.Judge(Twice, new([], [], "no")));

    [Fact]
    public void A_target_outside_the_noise_may_be_relied_on()
    {
        Assert.Null(MeasureRules.Problem(Twice, new(Steady, Steady)));
        Assert.Null(MeasureRules.Problem(Twice with { AtLeast = 0.8 }, new(Steady, Steady)));
    }

    [Theory]
    [InlineData(1.05), InlineData(0.95)]
    public void One_within_it_may_not(double target) =>
        Assert.Contains(
            "the target lies within that noise",
            MeasureRules.Problem(
                Twice with { AtLeast = target },
                new([1, 1.2, 0.9, 1.1, 0.8, 1, 1.3, 1, 0.7, 1.1], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1])),
            StringComparison.Ordinal);

    [Fact]
    public void One_that_prints_no_figure_is_broken() =>
        Assert.Equal("It is broken, not failing: no", MeasureRules.Problem(Twice, new([], [], "no")));

    [Theory]
    [InlineData(1.2, 0.7, 1.05, false), InlineData(0.9, 0.98, 1.3, false)]
    [InlineData(1.5, 0.7, 1.05, true), InlineData(0.7, 0.98, 1.3, true)]
    public void Noise_on_either_side_of_one_counts_for_a_target_on_the_other(
        double target, double low, double high, bool isOutside) =>
        Assert.Equal(
            isOutside,
            MeasureRules.Problem(Twice with { AtLeast = target }, new([low, 1, 1, 1, high], [1, 1, 1, 1, 1])) is null);

    [Fact]
    public void What_was_measured_came_to_its_end() =>
        Assert.False(MeasureRules.Judge(Twice, new(Steady, Half)).WasEnded);
}
