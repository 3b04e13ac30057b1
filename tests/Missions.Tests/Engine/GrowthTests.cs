using Missions.Simulation.Growing;

namespace Missions.Tests.Engine;

/// <summary>What agents are told does not grow as a mission grows: in tokens, so no machine is too slow for it.</summary>
public class GrowthTests
{
    private static readonly Lazy<Briefed> Lived = new(() => Briefed.Live(21));

    [Fact]
    public void A_worker_of_feature_200_is_told_no_more_than_one_of_feature_5()
    {
        var w = System.Diagnostics.Stopwatch.StartNew();
        var b = Lived.Value;
        File.WriteAllText("/tmp/w/bench-w5.md", b.Worker(5).Stable + "\n=====\n" + b.Worker(5).Particular);
        File.WriteAllText("/tmp/w/bench-w205.md", b.Worker(205).Stable + "\n=====\n" + b.Worker(205).Particular);
        File.WriteAllText("/tmp/w/bench-w200.md", b.Worker(200).Stable + "\n=====\n" + b.Worker(200).Particular);
        File.WriteAllText("/tmp/w/bench-c1.md", b.Consult(1).Stable + "\n=====\n" + b.Consult(1).Particular);
        File.WriteAllText("/tmp/w/bench-c6.md", b.Consult(6).Stable + "\n=====\n" + b.Consult(6).Particular);
        File.WriteAllText("/tmp/w/bench-n.txt", $"{b.OfWorker(5)} {b.OfWorker(205)} {b.OfWorker(10)} {b.OfWorker(200)} {b.OfConsult(1)} {b.OfConsult(6)} {b.Mission.Journal.Count} {w.Elapsed}");
        Assert.True(b.OfWorker(205) <= 1.05 * b.OfWorker(5), $"{b.OfWorker(205)} tokens after {b.OfWorker(5)}");
    }
}
