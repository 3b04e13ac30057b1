using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine;
using Missions.World;

namespace Missions.Control.Wiring;

/// <summary>What the missions of this home took, for the forecast of another.</summary>
internal static class Past
{
    // A glance must stay quick however old the home is: the latest few tell enough, and no long journal is read for it.
    private const int Most = 5;
    private const long LongestJournal = 2 << 20;

    public static async Task<Experience> OfAsync(Cli cli, MissionHome home, CancellationToken ct)
    {
        var journals = cli.Missions.Ids
            .Where(id => id != home.Id)
            .Select(id => (Id: id, File: new FileInfo(cli.Machine.Home(id).Journal)))
            .Where(one => one.File.Length <= LongestJournal)
            .OrderByDescending(one => one.File.LastWriteTimeUtc)
            .Take(Most);

        var missions = new List<Mission>();
        foreach (var (id, _) in journals)
        {
            try
            {
                missions.Add(await cli.Machine.Door(id).LookAsync(ct));
            }
            catch (WorldException)
            {
                // `mission list` says that it is damaged; it teaches nothing here.
            }
        }
        return Experience.Of(missions);
    }
}
