using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Journals;
using Missions.Engine.Steps;
using Missions.Engine.Workspaces;
using Missions.World.Logs;

namespace Missions.Engine.Looking;

/// <summary>Tries what a repository says of itself on a fresh checkout, by the very step that tries a plan.</summary>
public static class Trial
{
    /// <summary>The beginning of a journal as if a plan that says just this had been proposed.</summary>
    public static IReadOnlyList<LogEntry> Journal(MissionEvent.MissionOpened opened, RepositorySettings known, DateTimeOffset at)
    {
        var settings = known with { Services = known.Services.Without(one => one.RunsIn is RunsIn.Host) };
        var plan = settings.Under(new Plan("What is here", "", [], [], []));
        return [MissionJournal.Entry(opened, at), MissionJournal.Entry(new MissionEvent.PlanProposed(plan), at)];
    }

    /// <param name="times">How often each check is run.</param>
    public static async Task<Readiness> RunAsync(Workshop shop, int times, CancellationToken ct)
    {
        await new ReadinessStep(shop, times, asks: false).RunAsync(ct);
        return shop.Mission.State.Readiness!;
    }
}
