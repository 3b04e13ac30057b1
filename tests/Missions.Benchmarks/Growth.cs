using Missions.Simulation.Growing;

namespace Missions.Benchmarks;

/// <summary>
/// P5: what agents are told late in a mission, beside what they are told early. In tokens, so nothing is timed.
/// </summary>
internal static class Growth
{
    public static Task<IReadOnlyList<Figure>> MeasureAsync(Stage stage, CancellationToken ct)
    {
        var (lived, late) = (stage.Lived, stage.Days);
        var (state, facts) = (lived.Mission.State, lived.Mission.Journal.Count);
        var note = $"{facts} facts, {state.Runs.Count} runs, {state.Handoffs.Count} features, "
            + $"{state.Issues.Count} issues, {state.Notices.Count} notices, {state.Words.Count} words of the human.";
        List<Figure> figures =
        [
            Worker(stage.Of(25, 205, 205), 5, Goal.AtMost(1.05)),
            Worker(stage.Of(30, 200, 200), 10, Goal.AtMost(1.05)),
            Worker(stage.Of(30, 210, 1000), 10, Goal.AtMost(1.03)),
            Ratio(
                $"consult about a lost round, day {late} : 1",
                Goal.AtMost(1.2),
                lived.OfConsult(late),
                lived.OfConsult(1)),
        ];
        return Task.FromResult<IReadOnlyList<Figure>>(figures);

        Figure Worker(int feature, int first, Goal goal) => Ratio(
            $"briefing of a worker, feature {feature} : {first}", goal, lived.OfWorker(feature), lived.OfWorker(first));

        Figure Ratio(string what, Goal goal, long ours, long floor) =>
            new("P5", what, "tokens", goal, [ours], [floor]) { Note = note };
    }
}
