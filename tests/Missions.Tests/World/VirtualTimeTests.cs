using Missions.Simulation.World;

namespace Missions.Tests.World;

public class VirtualTimeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    private readonly VirtualTime _time = new(Noon);
    private readonly List<string> _fired = [];

    [Fact]
    public void Timers_fire_in_order_each_at_its_own_moment()
    {
        Arm("late", TimeSpan.FromSeconds(3));
        Arm("early", TimeSpan.FromSeconds(1));
        Arm("tie", TimeSpan.FromSeconds(3));

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["early 12:00:01"], _fired);

        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(["early 12:00:01", "late 12:00:03", "tie 12:00:03"], _fired);
        Assert.Equal(Noon.AddSeconds(4), _time.GetUtcNow());
    }

    [Fact]
    public void The_wall_clock_may_jump_back_while_timers_go_on()
    {
        var before = _time.GetTimestamp();
        Arm("timer", TimeSpan.FromMinutes(1));

        _time.JumpWall(TimeSpan.FromDays(-3650));
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(_fired);
        Assert.Equal(TimeSpan.FromMinutes(1), _time.GetElapsedTime(before));
        Assert.Equal(Noon.AddDays(-3650).AddMinutes(1), _time.GetUtcNow());
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        var timer = Arm("tick", TimeSpan.FromSeconds(1), period: TimeSpan.FromSeconds(2));

        _time.Advance(TimeSpan.FromSeconds(5));
        timer.Dispose();
        _time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(["tick 12:00:01", "tick 12:00:03", "tick 12:00:05"], _fired);
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public void Time_can_go_straight_to_the_next_timer()
    {
        Arm("far", TimeSpan.FromDays(30));

        Assert.True(_time.AdvanceToNextTimer());
        Assert.False(_time.AdvanceToNextTimer());
        Assert.Equal(Noon.AddDays(30), _time.GetUtcNow());
    }

    [Fact]
    public async Task What_waits_by_the_provider_waits_for_it()
    {
        var waiting = Task.Delay(TimeSpan.FromDays(1), _time);
        _time.Advance(TimeSpan.FromHours(23));
        Assert.False(waiting.IsCompleted);

        _time.Advance(TimeSpan.FromHours(1));
        await waiting;
    }

    private ITimer Arm(string name, TimeSpan dueTime, TimeSpan? period = null) => _time.CreateTimer(
        _ => _fired.Add($"{name} {_time.GetUtcNow():HH:mm:ss}"), null, dueTime, period ?? Timeout.InfiniteTimeSpan);
}
