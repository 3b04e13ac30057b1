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
internal sealed class TestRun(Checkout checkout)
{
    /// <summary>Where runners are asked to write to that would write nothing by themselves.</summary>
    private const string Asked = ".mission-reports";

    private const int MostFiles = 2000, Printed = 4 << 20, Kept = 256 << 10;

    // What other files of these kinds are called tells a repository's data from a runner's words well enough.
    private static readonly Regex Likely = new(
        @"\.trx$|^\.mission-reports/|(test|junit|report|result|surefire|spec|jest|mocha)[^/]*(/.*)?\.(xml|json|tap)$",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Compiled, TimeSpan.FromSeconds(2));

    public async Task<ProofOutcome> RunAsync(RoomCommand command, CancellationToken ct)
    {
        var known = (await ReadAsync(ct)).Select(Hash).ToHashSet();
        var ended = await checkout.Room.RunAsync(
            command with { Environment = Asking(command.Environment), OutputCap = Printed }, ct);
        var reports = (await ReadAsync(ct))
            .DistinctBy(Hash)
            .Where(file => !known.Contains(Hash(file)))
            .Select(file => RunnerReport.Of(Encoding.UTF8.GetString(file.Span)))
            .OfType<RunnerReport>();
        return ProofRunner.Outcome(ended with { Output = Cut(ended.Output) }) with
        {
            Tests = TestAccount.Of(ended.Output, reports),
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

    private async Task<List<ReadOnlyMemory<byte>>> ReadAsync(CancellationToken ct)
    {
        using var folder = checkout.Files();
        var files = new List<ReadOnlyMemory<byte>>();
        foreach (var path in folder.List("{**/*.trx,**/*.xml,**/*.json,**/*.tap,.mission-reports/**}", MostFiles).Paths)
            if (Likely.IsMatch(path) && await TryReadAsync(folder, path, ct) is { } bytes) files.Add(bytes);
        return files;
    }

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
