using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace Missions.Simulation.Proving;

/// <summary>
/// Every gate, after every step of seeded walks of legal and illegal commands; and how much of Core its tests reach.
/// </summary>
internal static class Walks
{
    private const int Length = 150;
    private const double Goal = 0.95;
    private const string Laws = "FullyQualifiedName~Missions.Tests.Laws", Core = "FullyQualifiedName~Missions.Tests.Core";

    public static async Task<Proven> RunAsync(Asked asked, CancellationToken ct)
    {
        var (walks, began) = (asked.IsFull ? 1000 : 300, Stopwatch.GetTimestamp());
        var results = Directory.CreateTempSubdirectory("missions-walks-").FullName;
        try
        {
            var laws = await TestsAsync(results, "laws", Laws, (walks, asked.Seed), ct);
            var rules = await TestsAsync(results, "core", Core, (walks, asked.Seed), ct);
            var reach = Reach.Of(Directory.EnumerateFiles(results, "coverage.cobertura.xml", SearchOption.AllDirectories));
            IReadOnlyList<string> misses =
            [
                .. laws.Failed, .. rules.Failed, .. reach.UntestedRefusals.Select(line => $"no test is refused by {line}"),
                .. reach.Lines < Goal ? [$"tests reach {reach.Lines:P1} of Core's lines"] : Array.Empty<string>(),
            ];
            return new(
                "walks",
                misses is [] && laws.Passed > 0 && rules.Passed > 0,
                asked.Seed,
                Math.Round(Stopwatch.GetElapsedTime(began).TotalSeconds, 1),
                "every gate holds after every step; every refusal has a test; tests reach 95 % of Core's lines",
                walks,
                laws.Failed is [] ? walks : 0,
                new()
                {
                    ["commands put"] = walks * Length,
                    ["laws"] = laws.Passed + laws.Failed.Count,
                    ["tests of Core"] = rules.Passed + rules.Failed.Count,
                    ["refusals in Core"] = reach.Refusals,
                    ["line coverage of Core"] = Math.Round(reach.Lines, 4),
                },
                misses);
        }
        finally
        {
            Directory.Delete(results, recursive: true);
        }
    }

    private static async Task<(int Passed, IReadOnlyList<string> Failed)> TestsAsync(
        string results, string name, string filter, (int Walks, int Seed) asked, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet",
        [
            "test", Path.Combine(SourceTree.Root, "tests", "Missions.Tests"), "-c", "Release", "--nologo", "--filter", filter,
            "--logger", $"trx;LogFileName={name}.trx", "--results-directory", results, "--collect", "XPlat Code Coverage",
            "--", "DataCollectionRunSettings.DataCollectors.DataCollector.Configuration.Include=[Missions.Core]*",
        ])
        {
            RedirectStandardOutput = true,
        };
        start.Environment["MISSIONS_WALKS"] = asked.Walks.ToString(CultureInfo.InvariantCulture);
        start.Environment["MISSIONS_WALKS_SEED"] = asked.Seed.ToString(CultureInfo.InvariantCulture);
        using var tests = Process.Start(start)!;
        await tests.StandardOutput.ReadToEndAsync(ct);
        await tests.WaitForExitAsync(ct);

        var outcomes = XDocument.Load(Path.Combine(results, $"{name}.trx")).Descendants()
            .Where(one => one.Name.LocalName == "UnitTestResult")
            .ToLookup(one => (string?)one.Attribute("outcome") == "Passed", one => (string)one.Attribute("testName")!);
        return (outcomes[true].Count(), [.. outcomes[false]]);
    }
}
