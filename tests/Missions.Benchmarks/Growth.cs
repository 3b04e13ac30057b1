using Missions.Simulation.Growing;

namespace Missions.Benchmarks;

/// <summary>P5: what agents are told late in a mission, beside what they are told early. In tokens, so nothing is timed.</summary>
internal static class Growth
{
    public static Task<IReadOnlyList<Figure>> MeasureAsync(bool isFull, CancellationToken ct)
    {
        var (milestones, late) = isFull ? (100, 30) : (21, 6);
        var lived = Briefed.Live(milestones);
        List<Figure> figures =
        [
            Ratio("briefing of a worker, feature 205 : 5", Goal.AtMost(1.05), lived.OfWorker(205), lived.OfWorker(5)),
            isFull
                ? Ratio("briefing of a worker, feature 1,000 : 10", Goal.AtMost(1.03), lived.OfWorker(1000), lived.OfWorker(10))
                : Ratio("briefing of a worker, feature 200 : 10", Goal.AtMost(1.05), lived.OfWorker(200), lived.OfWorker(10)),
            Ratio($"consult about a lost round, day {late} : 1", Goal.AtMost(1.2), lived.OfConsult(late), lived.OfConsult(1)),
        ];
        return Task.FromResult<IReadOnlyList<Figure>>(figures);

        Figure Ratio(string what, Goal goal, long ours, long floor) =>
            new("P5", what, "tokens", goal, [ours], [floor]) { Note = $"A mission of {milestones} milestones and {lived.Mission.Journal.Count} facts." };
    }
}
