using Missions.Core.Plans;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>How a mission is put together: with every gate, or without the one that a control is about.</summary>
/// <param name="HasWalls">Rooms have walls.</param>
/// <param name="IsStale">What is validated is the worker's own folder, and not a fresh checkout.</param>
/// <param name="Believes">What a handoff claims is taken for what was seen.</param>
internal sealed record Wiring(Plan Plan, bool HasWalls = true, bool IsStale = false, bool Believes = false)
{
    public static Wiring Whole { get; } = new(Notebook.Plan);

    /// <summary>The wirings without one gate each, by the word that stands beside a cheat.</summary>
    public static IReadOnlyDictionary<string, Wiring> Without { get; } = new Dictionary<string, Wiring>
    {
        ["G13 tests"] = new(Notebook.Uncounted),
        ["G12 variants"] = new(Notebook.Unvaried),
        ["G11 proof"] = new(Notebook.Opinion),
        ["G9 checks"] = new(Notebook.Unchecked),
        ["G12 pinned"] = new(Notebook.Within),
        ["G11 checkout"] = Whole with { IsStale = true },
        ["rooms"] = Whole with { HasWalls = false },
        ["G7 claims"] = Whole with { Believes = true },
        ["G6 handoff"] = new(Notebook.Unchecked, Believes: true),
        ["G7 emptiness"] = new(Notebook.Unchecked, Believes: true),
        ["G15 guard"] = new(Notebook.Opinion),
    };
}
