using Missions.Agents.Loop;
using Missions.World.Network;
using Missions.World.Sandboxes;

namespace Missions.Agents.External;

/// <summary>What of the machine agents from outside are run with.</summary>
/// <param name="Bridge">The program that stands in an agent's room and leads to our tools.</param>
public sealed record AgentMachine(
    IRooms Rooms, IOutside Outside, IPorts Ports, BridgeProgram Bridge, TimeProvider Clock)
{
    /// <summary>Of the hosts of agents, those that may be this machine's neighbours.</summary>
    public IReadOnlyList<string> PrivateHosts { get; init; } = [];
    public ExternalLimits Limits { get; init; } = new();
}

/// <summary>
/// How much patience there is with an agent from outside. It judges whether it gets on, never its work.
/// </summary>
public sealed record ExternalLimits
{
    /// <summary>How long it may say nothing and call nothing.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long it may take to stop once its work was accepted: it says then what it used.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How long a call may take to reach us that was decided on before what it cost reached a cap.
    /// </summary>
    public TimeSpan LastCall { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the caps are looked at while it says nothing of what it uses.</summary>
    public TimeSpan Recheck { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>When it counts as going nowhere, and the most that a turn of its model says.</summary>
    public LoopLimits Loop { get; init; } = new();

    /// <summary>How often one that stops without an ending is asked to go on.</summary>
    public int Reminders { get; init; } = 3;
}
