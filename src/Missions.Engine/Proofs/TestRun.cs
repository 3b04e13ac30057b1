using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Missions.Core.Verdicts;
using Missions.Core.Verdicts.Runners;
using Missions.Engine.Workspaces;
using Missions.World.Files;
using Missions.World.Sandboxes;
using Capture = Missions.World.Processes.Capture;

namespace Missions.Engine.Proofs;

/// <summary>
/// Runs a check that runs tests, and reads the reports that its runners wrote meanwhile. What lay there before, as
/// committed or by the setup, is no report of this run, under whatever name it turns up.
/// </summary>
/// <param name="known">What was counted on the base.</param>
internal sealed class TestRun(Checkout checkout, TestTally? known = null)
{
    /// <summary>Where runners are asked to write to that would write nothing by themselves.</summary>
    private const string Asked = ".mission-reports";

    private const int MostListed = 100_000, MostFiles = 20_000, Printed = 4 << 20, Kept = 256 << 10;

    /// <summary>How many reports are read, and how many bytes of them; and of all files that are called like one.</summary>
    private const int MostReports = 2000, MostBytes = 64 << 20, MostLooked = 1 << 30;

    // What other files of these kinds are called tells a repository's data from a runner's words well enough.
    private static readonly Regex Likely = new(
        @"\.trx$|^\.mission-reports/|(test|junit|report|result|surefire|spec|jest|mocha)[^/]*(/.*)?\.(xml|json|tap)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Compiled, TimeSpan.FromSeconds(2));

    public async Task<ProofOutcome> RunAsync(RoomCommand command, CancellationToken ct)
    {
        var before = new HashSet<string>();
        var isKnown = await LookAsync((_, bytes) => before.Add(Hash(bytes)) || true, ct);
        var ended = await checkout.Room.RunAsync(
            command with { Environment = Asking(command.Environment), OutputCap = Printed }, ct);
        // Where more lay there than can be looked at, none can be told from those of this run.
        var reports = isKnown ? await FreshAsync(before, ct) : [];
        return ProofRunner.Outcome(ended with { Output = Cut(ended.Output) }) with
        {
            Tests = TestAccount.Of(ended.Output, reports, known),
        };
    }

    /// <summary>
    /// What makes some runners write a report beside all that they do anyway. Only what was seen to change neither
    /// the exit code nor what is printed of the tests; see docs/formats/tests.md.
    /// </summary>
    private Dictionary<string, string> Asking(IReadOnlyDictionary<string, string> environment) => new(environment)
    {
        ["VSTestLogger"] = "trx",
        ["PYTEST_ADDOPTS"] = $"'--junitxml={checkout.Place}/{Asked}/pytest.xml'",
        ["PERL_TEST_HARNESS_DUMP_TAP"] = $"{checkout.Place}/{Asked}/tap",
    };

    private async Task<List<RunnerReport>> FreshAsync(HashSet<string> seen, CancellationToken ct)
    {
        var (reports, bytes) = (new List<RunnerReport>(), 0L);
        await LookAsync((path, file) =>
        {
            if (!seen.Add(Hash(file))) return true;
            if ((bytes += file.Length) > MostBytes) return false;
            if (RunnerReport.Of(Encoding.UTF8.GetString(file.Span)) is { } report)
                reports.Add(report with { Place = RunnerReport.PlaceOf(path) });
            return reports.Count < MostReports;
        }, ct);
        return reports;
    }

    /// <param name="take">Whether more is wanted.</param>
    /// <returns>Whether all that are called like a report were looked at.</returns>
    private async Task<bool> LookAsync(Func<string, ReadOnlyMemory<byte>, bool> take, CancellationToken ct)
    {
        using var folder = checkout.Files();
        var (paths, looked) = (Paths(folder), 0L);
        foreach (var path in paths.Take(MostFiles))
        {
            if (await TryReadAsync(folder, path, ct) is not { } bytes) continue;
            if ((looked += bytes.Length) > MostLooked || !take(path, bytes)) return false;
        }
        return paths.Count <= MostFiles;
    }

    /// <summary>Where reports were on the base comes first, so that no heap of others hides them.</summary>
    private List<string> Paths(IFolder folder) =>
    [
        .. folder.List("{**/*.trx,**/*.xml,**/*.json,**/*.tap,.mission-reports/**}", MostListed).Paths
            .Where(path => Likely.IsMatch(path))
            .OrderBy(path => known?.Places?.Contains(RunnerReport.PlaceOf(path)) is true ? 0 : 1),
    ];

    private static async Task<ReadOnlyMemory<byte>?> TryReadAsync(IFolder folder, string path, CancellationToken ct)
    {
        try
        {
            var file = await folder.ReadAsync(path, RunnerReport.Longest, ct);
            return file.Length > RunnerReport.Longest ? null : file.Bytes;
        }
        catch (PathRefused)
        {
            return null; // A pipe, a link out, or gone meanwhile: no report.
        }
    }

    private static string Hash(ReadOnlyMemory<byte> bytes) => Convert.ToHexString(SHA256.HashData(bytes.Span));

    private static string Cut(string output)
    {
        var kept = new Capture(Kept);
        kept.Add(Encoding.UTF8.GetBytes(output));
        return kept.ToString();
    }
}
