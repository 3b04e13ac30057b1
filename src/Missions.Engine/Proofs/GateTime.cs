using Missions.Core;

namespace Missions.Engine.Proofs;

/// <summary>The time that a human gave for trying proofs, and what is left of it.</summary>
internal sealed class GateTime(TimeProvider clock, double spent, int limit)
{
    private readonly long _began = clock.GetTimestamp();
    private double _told;

    public static GateTime Of(Mission mission, TimeProvider clock) =>
        new(clock, mission.GateSeconds, mission.Opening!.Limits.GateSeconds);

    /// <summary>Whether something that takes so many seconds may still be begun.</summary>
    public bool Allows(double seconds) => limit is 0 || spent + Passed + seconds <= limit;

    /// <summary>The seconds since this was asked before.</summary>
    public double Lap()
    {
        var before = _told;
        _told = Passed;
        return Math.Round(_told - before, 3);
    }

    private double Passed => clock.GetElapsedTime(_began).TotalSeconds;
}
