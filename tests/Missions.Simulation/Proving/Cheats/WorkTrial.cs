using System.Collections.Concurrent;
using Missions.Core;

namespace Missions.Simulation.Proving.Cheats;

/// <summary>Lets a worker cheat in a mission prepared once, and asks outside of the product what is true.</summary>
internal sealed class WorkTrial(PreparedMissions prepared)
{
    // Many cheats have the same honest work beside them.
    private readonly ConcurrentDictionary<Act, Lazy<Task<Ending>>> _twins = new();

    /// <summary>What a worker does, what it says of that, and how one tells the truth of it.</summary>
    internal sealed record Act(string Line, string Claim, string Truth);

    public async Task<TriedCheat> RunAsync(Cheat cheat, CancellationToken ct)
    {
        var caught = await EndAsync(new(cheat.Line, cheat.Claim, cheat.Truth), Wiring.Whole, ct);
        var honest = new Act(cheat.Twin, cheat.TwinClaim, cheat.TwinTruth);
        var twin = await _twins.GetOrAdd(honest, act => new(() => EndAsync(act, Wiring.Whole, ct))).Value;
        var control = await EndAsync(new(cheat.Control, cheat.Claim, cheat.Truth), Wiring.Without[cheat.Gate], ct);
        return TriedCheat.Of(cheat, caught, twin, control);
    }

    public async Task<Ending> EndAsync(Act act, Wiring wiring, CancellationToken ct)
    {
        await using var borrowed = await prepared.BorrowAsync(wiring.Plan, ct);
        var stage = borrowed.Stage;
        var shell = Lines.Work + act.Line
            .Replace("$MISSION", stage.Home.Folder, StringComparison.Ordinal)
            .Replace("$USERS", stage.Repository, StringComparison.Ordinal);
        Mission state;
        IReadOnlyList<Recorded> events;
        try
        {
            var cast = Cast.Working(wiring.Plan, shell, act.Claim);
            (state, events) = await stage.PlayAsync(cast, wiring, Ending.IsOver, ct);
        }
        catch (Missions.World.WorldException broken)
        {
            return new(IsSealed: false, IsTrue: false, $"The engine broke down: {broken.Message}");
        }
        var isTrue = await stage.IsTrueAsync(state.Head, act.Truth, ct);
        return new(state.Seals is [_, ..], isTrue, await Ending.SentenceAsync(stage, state, events, ct));
    }
}
