using System.Text;
using System.Text.RegularExpressions;
using Missions.Core;
using Missions.Core.Plans;
using CommandProof = Missions.Core.Plans.Proof.Command;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;

namespace Missions.Simulation.Proving.Honesty;

/// <summary>How a repository is set up and checked, and how single files of tests are run there.</summary>
/// <param name="Prove">A shell line; <c>{files}</c> stands for files of tests. Null where none can be run alone.</param>
internal sealed record Practice(string? Setup, Checks Checks, string? Prove);

/// <summary>What an honest planner would promise for a commit: a plan, and what it knows that nobody else does.</summary>
/// <param name="ExitOfTests">How the test check ends on the commit.</param>
internal sealed record HonestPlan(Plan Plan, int ExitOfTests, bool IsProvenByTests);

/// <summary>Makes a plan of a commit that is known already.</summary>
internal sealed partial class HonestPlanner(TrialRoom room, Practice practice)
{
    private static readonly FeatureId Feature = new("F-1");

    /// <summary>The sentence that says why it cannot be measured, where it cannot.</summary>
    public async Task<(HonestPlan? Plan, string? Unusable)> PlanAsync(RealCommit commit, CancellationToken ct)
    {
        if (!commit.HasCode) return (null, "it changes no code");
        if (practice.Checks.Test is not { } test) return (null, "no test check was found");
        var before = await room.RunAsync(commit.Parent, test, ct);
        if (before.ExitCode == -1) return (null, $"the parent cannot be set up here: {Last(before.Output)}");
        if (TestReports.In(before.Output) is not { Ran: > 0 } known || before.WasEnded)
            return (null, $"the parent's tests do not run here: {Last(before.Output)}");
        var after = await room.RunAsync(commit.Hash, test, ct);
        if (TestReports.In(after.Output) is not { Ran: > 0 } now || after.WasEnded || after.ExitCode != 0 && now.Failed > known.Failed)
            return (null, $"its own tests do not pass here: {Last(after.Output)}");

        _checks = await WorkingAsync(commit.Parent, ct);
        var proof = await ProofAsync(commit, ct);
        if (proof is null && before.ExitCode != 0) return (null, "the parent's tests fail, and no test of its own is to be had");
        var plan = Of(commit, proof, before.ExitCode == 0 ? test : null);
        return (new(plan, after.ExitCode, proof is not null), null);
    }

    private Checks _checks = new();

    /// <summary>Without those whose programs this machine does not have: nobody can promise those.</summary>
    private async Task<Checks> WorkingAsync(string commit, CancellationToken ct)
    {
        async Task<string?> If(string? line) =>
            line is not null && (await room.RunAsync(commit, line, ct)).ExitCode is not (-1 or 126 or 127) ? line : null;
        var checks = practice.Checks;
        return new(await If(checks.Build), await If(checks.Typecheck), await If(checks.Lint), checks.Test);
    }

    private Plan Of(RealCommit commit, Assertion? proof, string? guard)
    {
        RequirementId wish = new("REQ-1");
        Seq<Assertion> contract =
        [
            .. proof is null ? [] : new[] { proof },
            .. guard is null ? [] : new[]
            {
                new Assertion(
                    new("A-KEEP"), "All present tests still pass.", "One fails.", new(Expectation.Holds),
                    new CommandProof(guard, TimeoutSeconds: 300), [wish]),
            },
        ];
        return new(
            commit.Subject,
            commit.Message,
            [new(wish, commit.Subject)],
            contract,
            [
                new(new("M-1"), "All of it", commit.Subject,
                [
                    new(Feature, commit.Subject, commit.Message, proof is null ? [] : [proof.Id],
                        Enabling: proof is null ? "It changes nothing that can be seen; the guard shows that nothing broke." : null),
                ]),
            ],
            Recommend: "run",
            Setup: practice.Setup,
            Checks: _checks,
            Tests: new([.. MayChange(commit, _checks)]));
    }

    /// <summary>Tests that the goal takes away, and checks where the goal speaks of them.</summary>
    public static IEnumerable<TestChange> MayChange(RealCommit commit, Checks checks)
    {
        var takesAway = Removal().IsMatch(commit.Message);
        var isAboutChecks = Tooling().IsMatch(commit.Message);
        foreach (var file in commit.Files)
        {
            var isTest = TestFiles.IsTest(file.Path);
            var loses = isTest && Declared(file, file.TextAfter).Count < Declared(file, file.TextBefore).Count;
            if (takesAway && (isTest && file.After is null || loses)) yield return new(file.Path, $"The goal says so: {commit.Subject}");
            else if (isAboutChecks && CheckFiles.Kind(file.Path, checks) is not null)
                yield return new(file.Path, $"The goal is about checks: {commit.Subject}");
        }
    }

    /// <summary>The commit's own tests under new names: failing before, passing after; null where there are none.</summary>
    private async Task<Assertion?> ProofAsync(RealCommit commit, CancellationToken ct)
    {
        if (practice.Prove is not { } line) return null;
        var files = commit.Files
            .Where(file => TestFiles.IsTest(file.Path) && file.IsText && Declared(file, file.TextAfter) is [_, ..])
            .ToDictionary(file => Beside(file.Path), file => Renamed(file));
        if (files.Count == 0) return null;

        var run = line
            .Replace("{files}", string.Join(' ', files.Keys), StringComparison.Ordinal)
            .Replace("{names}", string.Join(' ', files.Keys.Select(Path.GetFileNameWithoutExtension)), StringComparison.Ordinal);
        var (_, before) = await room.RunAsync(commit.Parent, run, files, ct);
        if (before.ExitCode == 0 || Saying(before.Output) is not { } saying) return null;
        var (_, after) = await room.RunAsync(commit.Hash, run, files, ct);
        if (after.ExitCode != 0) return null;

        return new(
            new("A-DOES"), commit.Subject, "One of its tests fails.", new(Expectation.Fails, saying),
            new CommandProof(run, TimeoutSeconds: 300, Files: [.. files.Select(file => new ProofFile(file.Key, file.Value))]),
            [new("REQ-1")],
            Interface: [.. Interface(commit, files.Values)]);
    }

    /// <summary>The names that the commit brings into the code and its tests rely on.</summary>
    private static IEnumerable<string> Interface(RealCommit commit, IEnumerable<string> tests)
    {
        var sources = commit.Files.Where(file => !TestFiles.IsTest(file.Path)).ToList();
        var (before, after) = (Words(sources.Select(file => file.TextBefore)), Words(sources.Select(file => file.TextAfter)));
        foreach (var file in sources.Where(file => file.Before is null)) after.UnionWith(Words([file.Path]));
        return after.Except(before).Intersect(Words(tests)).Order(StringComparer.Ordinal).Take(30);
    }

    private static HashSet<string> Words(IEnumerable<string> texts) =>
        [.. texts.SelectMany(text => Word().Matches(text).Select(match => match.Value))];

    /// <summary>Beside the original, so that what it loads by its place is found.</summary>
    private static string Beside(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(path) ?? "", Path.GetFileName(path));
        var parts = name.Split('.');
        var mark = Path.GetExtension(name) is ".py" or ".rs" or ".c" ? "_proof" : Path.GetExtension(name) is ".cs" ? "Proof" : "-proof";
        parts[0] += mark;
        return Path.Combine(folder, string.Join('.', parts));
    }

    private static string Renamed(ChangedFile file) => Path.GetExtension(file.Path) is ".cs"
        ? file.TextAfter.Replace(
            Path.GetFileNameWithoutExtension(file.Path), $"{Path.GetFileNameWithoutExtension(file.Path)}Proof", StringComparison.Ordinal)
        : file.TextAfter;

    private static List<string> Declared(ChangedFile file, string text) => TestFiles.Declared(file.Path, text);

    /// <summary>The line that says best why it fails, without what changes from run to run.</summary>
    private static string? Saying(string output)
    {
        var lines = output.Split('\n')
            .Select(line => Colour().Replace(line, "").Trim())
            .Where(line => line.Length is > 5 and < 160 && !Fleeting().IsMatch(line))
            .ToList();
        return lines.Find(line => Reason().IsMatch(line)) ?? lines.Find(line => Failure().IsMatch(line));
    }

    private static string Last(string output) =>
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [.., var last]
            ? last[..Math.Min(last.Length, 160)]
            : "it says nothing";

    [GeneratedRegex(@"\b(?:remov|drop|delet|deprecat|rid of|unused|obsolete|replac|merge|consolidat|rewrit|port|convert|migrat|switch|move|renam|split|clean|simplif|refactor|instead of|in favou?r of|no longer)", RegexOptions.IgnoreCase)]
    private static partial Regex Removal();

    [GeneratedRegex(@"\b(?:ci|workflows?|actions?|travis|lint\w*|eslint|prettier|format\w*|tests?|testing|coverage|scripts?|config\w*|tooling|build\w*|deps|dependenc\w+|makefile|flake8|ruff|uv|tox|pytest|hatch|pyproject|jest|mocha|tap|ava|xo|clippy|editorconfig|tsconfig|typescript|types|package-lock|npm|msrv|python|node(?:\.js)?|rust|platforms?)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Tooling();

    [GeneratedRegex(@"[A-Za-z_]\w{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colour();

    [GeneratedRegex(@"\d+(\.\d+)?\s?m?s\b|/workspace|/tmp/|\bat \S+:\d+|0x[0-9a-f]+|thread '")]
    private static partial Regex Fleeting();

    [GeneratedRegex(@"(?:\w*(?:Error|Exception|AssertionFailed)\b.*[:\]])|^error(?:\[|:)|is not a function|is not defined|cannot find|has no attribute|undefined", RegexOptions.IgnoreCase)]
    private static partial Regex Reason();

    [GeneratedRegex(@"^not ok|^[✖✕×✗]|^FAIL|^ERROR|expected|assert", RegexOptions.IgnoreCase)]
    private static partial Regex Failure();
}
