using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Briefings;
using Missions.Engine.Prompts;

namespace Missions.Simulation.Growing;

/// <summary>What the runs of a long mission were told, written by the engine's own writer as they began.</summary>
internal sealed class Briefed
{
    private static readonly BriefingWriter Writer = new(new PromptLibrary());
    private readonly Dictionary<int, Briefing> _workers = [];
    private readonly Dictionary<int, Briefing> _consults = [];

    private Briefed(LongMission mission) => Mission = mission;

    public LongMission Mission { get; }

    /// <summary>How many tokens the worker of a feature was told, the first being 1.</summary>
    public long OfWorker(int feature) => Tokens(_workers[feature]);

    /// <summary>How many tokens the first consult about a failed milestone was told on a day or after it.</summary>
    public long OfConsult(int day) => Tokens(_consults[day]);

    public Briefing Worker(int feature) => _workers[feature];
    public Briefing Consult(int day) => _consults[day];

    public static Briefed Live(int milestones)
    {
        var briefed = new Briefed(new(milestones));
        briefed.Mission.Started = briefed.Keep;
        briefed.Mission.Live();
        return briefed;
    }

    public static long Tokens(Briefing briefing) => Clean.Tokens(briefing.Stable) + Clean.Tokens(briefing.Particular);

    private void Keep(Run run)
    {
        var state = Mission.State;
        if (run.Purpose is Purpose.Implement) _workers[Mission.Workers] = Write(state, run);
        if (run.Purpose is Purpose.Consult && state.LostRound is not null)
            _consults.TryAdd(LongMission.DayOf(state), Write(state, run));
    }

    private static Briefing Write(Mission mission, Run run) =>
        Writer.Write(mission, run, new Dictionary<string, string>());
}
