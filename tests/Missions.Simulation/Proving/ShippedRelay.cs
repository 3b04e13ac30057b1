using Missions.World.Network;

namespace Missions.Simulation.Proving;

/// <summary>The program that <c>./prove</c> built, by the variable that it is named in.</summary>
internal static class ShippedRelay
{
    /// <exception cref="InvalidOperationException">Nobody named it.</exception>
    public static string Program => Environment.GetEnvironmentVariable("MISSIONS_PROGRAM")
        ?? throw new InvalidOperationException("MISSIONS_PROGRAM names the shipped program.");

    /// <summary>How it carries bytes into a room.</summary>
    public static RelayProgram Relay => new(Program, ["relay"]);
}
