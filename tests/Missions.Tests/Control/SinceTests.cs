using Missions.Control.Verbs;
using Missions.Engine;

namespace Missions.Tests.Control;

public class SinceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);

    [Theory, InlineData("3d", 72), InlineData("1.5h", 1.5), InlineData("30m", 0.5), InlineData("2026-11-20T06:00Z", 2)]
    public void A_moment_is_so_long_ago_or_a_time(string typed, double hours) =>
        Assert.Equal(Now.AddHours(-hours), ControlVerb.Moment(typed, Now));

    [Theory, InlineData("999999d"), InlineData("99999999999999999999h"), InlineData("NaNd"), InlineData("-Infinitym")]
    public void What_reaches_back_too_far_is_refused(string typed)
    {
        var refusal = Assert.Throws<UsedWrongly>(() => ControlVerb.Moment(typed, Now));

        Assert.Contains("36500d", refusal.Message, StringComparison.Ordinal);
    }
}
