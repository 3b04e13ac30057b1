using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Journals;

namespace Missions.Simulation.Proving;

/// <summary>A whole demo of the shipped program, in a folder of its own.</summary>
internal sealed record PlayedDemo(Machine Machine, MissionHome Home, IReadOnlyList<Recorded> Journal)
{
    /// <param name="more">Further words behind <c>mission demo</c>.</param>
    /// <exception cref="MissionException">It ended otherwise than proven.</exception>
    public static async Task<PlayedDemo> InAsync(string folder, CancellationToken ct, params string[] more)
    {
        var machine = Machine.Real() with { Root = Path.Combine(folder, "home") };
        var (exit, said) = await ShippedProgram.RunAsync(
            machine.Root, ct, ["demo", "--into", Path.Combine(folder, "demo"), .. more]);
        if (exit != 0) throw new MissionException($"The demo ended with {exit}: {said}");

        var home = machine.Home(new MissionList(machine, folder).Ids.Single());
        var events = MissionJournal.EventsAsync(machine.Logs.ReadAsync(home.Journal, ct), home.Journal, ct);
        return new(machine, home, await events.ToListAsync(ct));
    }
}
