namespace Missions.Simulation.Models.Wire;

/// <summary>Thoughts go out under a seal and must come back as they went.</summary>
internal static class Seals
{
    public static string Of(string thought) => $"sealed-{Play.Hash("thought", thought)}";

    public static void Check(string thought, string? seal, string place)
    {
        if (seal != Of(thought)) throw WireRefusal.Invalid($"{place}: Invalid `signature` in `thinking` block");
    }
}
