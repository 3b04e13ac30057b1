using Missions.World.Logs;

namespace Missions.Agents.Loop;

/// <summary>One run's turns: everything that was said, called and answered, in order.</summary>
public sealed class Transcript(ILog log, TimeProvider clock)
{
    public ILog Log => log;
    public TimeProvider Clock => clock;
}
