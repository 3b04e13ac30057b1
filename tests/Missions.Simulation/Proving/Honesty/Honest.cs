using System.Text.Json;
using Missions.Control.Demo;
using Missions.Control.Verbs;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Looking;

namespace Missions.Simulation.Proving.Honesty;

/// <summary>
/// Takes real commits of a repository, makes of each an honest mission, and drives it through the real engine: whatever
/// a gate refuses then is refused falsely.
/// </summary>
internal static class Honest
{
    /// <summary>What may be said besides size, seed and form.</summary>
    public static readonly string[] Options = ["repo", "setup", "build", "typecheck", "lint", "test", "prove", "commits", "from", "paths", "files"];

    private const double Allowed = 0.05;

    public static async Task<Proven> RunAsync(Asked asked, CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetTempPath(), $"missions-honest-{Environment.ProcessId}-{asked.Seed}");
        Directory.CreateDirectory(folder);
        try
        {
            return await RunAsync(asked, folder, ct);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Proven> RunAsync(Asked asked, string folder, CancellationToken ct)
    {
        var started = TimeProvider.System.GetTimestamp();
        var machine = Machine.Real() with { Root = Path.Combine(folder, "home") };
        var from = asked.Word("repo") ?? await SampleAsync(machine, folder, ct);
        var repository = await PlainRepository.CloneAsync(machine.Programs, Path.GetFullPath(from), Path.Combine(folder, "clone"), ct);

        if (asked.Word("files") is not null) return await ByFilesAsync(asked, machine, repository, started, ct);
        var (tried, known) = (new List<TriedCommit>(), new Dictionary<string, ProofOutcome>());
        foreach (var name in await NamesAsync(asked, repository, ct))
        {
            if (tried.Count(one => one.Unusable is null) >= Wanted(asked)) break;
            if (await RealCommit.ReadAsync(repository, name, ct) is not { } commit) continue;
            var one = await TryAsync(asked, machine, repository, commit, known, ct);
            tried.Add(one);
            Console.Error.WriteLine(one.Line);
        }
        return Of(asked, tried, TimeProvider.System.GetElapsedTime(started).TotalSeconds);
    }

    /// <summary>Only what the gate on tests says of the files, for as many commits as one likes.</summary>
    private static async Task<Proven> ByFilesAsync(
        Asked asked, Machine machine, PlainRepository repository, long started, CancellationToken ct)
    {
        await repository.StandOnAsync("HEAD", ct);
        var practice = await PracticeAsync(asked, machine, repository.Folder, ct);
        var names = await repository.LinesAsync(ct, "rev-list", "--no-merges", $"--max-count={asked.Word("files")}", "HEAD");
        var (tried, refused) = await new Traded(machine.Programs, repository, practice.Checks).LookAsync(names, ct);
        return new(
            "honest", tried > 0 && refused.Count <= tried * Allowed, asked.Seed,
            Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 1),
            "of real commits, the gate on tests refuses at most 5 % by their files", tried, tried - refused.Count,
            new() { ["refused, share"] = tried == 0 ? 0 : (double)refused.Count / tried }, refused);
    }

    private static async Task<TriedCommit> TryAsync(
        Asked asked, Machine machine, PlainRepository repository, RealCommit commit, Dictionary<string, ProofOutcome> known,
        CancellationToken ct)
    {
        var folder = Path.Combine(Path.GetDirectoryName(repository.Folder)!, commit.Hash[..12]);
        var started = TimeProvider.System.GetTimestamp();
        await repository.StandOnAsync(commit.Parent, ct);
        var practice = await PracticeAsync(asked, machine, repository.Folder, ct);
        var room = new TrialRoom(machine.Rooms(new()), repository, practice.Setup, known);
        var (honest, unusable) = await new HonestPlanner(room, practice).PlanAsync(commit, ct);

        var refused = honest is null ? null : await new HonestMission(machine, repository).RunAsync(commit, honest, folder, ct);
        var took = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        if (Directory.Exists(machine.Root)) Directory.Delete(machine.Root, recursive: true);
        return new(commit, honest?.IsProvenByTests ?? false, unusable, refused, took);
    }

    /// <summary>What the survey of the repository finds, unless it is said otherwise.</summary>
    private static async Task<Practice> PracticeAsync(Asked asked, Machine machine, string top, CancellationToken ct)
    {
        var survey = await InitVerb.LookAsync(machine, top, ct);
        return new(
            asked.Word("setup") ?? survey.Setup?.What,
            new Checks(
                asked.Word("build") ?? survey.Checks.Build,
                asked.Word("typecheck") ?? survey.Checks.Typecheck,
                asked.Word("lint") ?? survey.Checks.Lint,
                asked.Word("test") ?? survey.Checks.Test),
            asked.Word("prove") ?? ProveLine(await TestLineAsync(asked, survey, top, ct)));
    }

    /// <summary>The line that starts the runner, also where a script of the package stands between.</summary>
    private static async Task<string?> TestLineAsync(Asked asked, Survey survey, string top, CancellationToken ct)
    {
        var line = asked.Word("test") ?? survey.Checks.Test;
        if (line is null || !line.StartsWith("npm ", StringComparison.Ordinal)) return line;
        using var package = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(top, "package.json"), ct));
        return package.RootElement.GetProperty("scripts").GetProperty("test").GetString();
    }

    private static string? ProveLine(string? line) => line switch
    {
        not null when line.Contains("node --test", StringComparison.Ordinal) => "node --test {files}",
        not null when line.Contains("unittest", StringComparison.Ordinal) => "python3 -m unittest {files}",
        not null when line.Contains("pytest", StringComparison.Ordinal) => "python3 -m pytest {files}",
        not null when line.Contains("cargo test", StringComparison.Ordinal) => "cargo test --offline --test {names}",
        _ => null,
    };

    /// <summary>The newest first, as far as they were asked for.</summary>
    private static async Task<IReadOnlyList<string>> NamesAsync(Asked asked, PlainRepository repository, CancellationToken ct)
    {
        if (asked.Words.GetValueOrDefault("from") is [_, ..] named) return named;
        string[] below = asked.Words.GetValueOrDefault("paths") is [_, ..] paths ? ["--", .. paths] : [];
        return await repository.LinesAsync(
            ct, ["rev-list", "--no-merges", $"--max-count={Wanted(asked) * 6 + 50}", "HEAD", .. below]);
    }

    private static int Wanted(Asked asked) =>
        int.TryParse(asked.Word("commits"), out var wanted) ? wanted : asked.IsFull ? 20 : 5;

    private static async Task<string> SampleAsync(Machine machine, string folder, CancellationToken ct)
    {
        var repository = Path.Combine(folder, "sample");
        await (await SampleStage.OfAsync(machine, "notes", ct)).Repository.MakeAsync(repository, ct);
        return repository;
    }

    private static Proven Of(Asked asked, List<TriedCommit> tried, double seconds)
    {
        var usable = tried.FindAll(one => one.Unusable is null);
        var refused = usable.FindAll(one => one.Refused is not null);
        return new(
            "honest",
            usable.Count > 0 && refused.Count <= usable.Count * Allowed,
            asked.Seed,
            Math.Round(seconds, 1),
            "of honest changes made of real commits, the gates refuse at most 5 %",
            usable.Count,
            usable.Count - refused.Count,
            new()
            {
                ["looked at"] = tried.Count,
                ["cannot be measured here"] = tried.Count - usable.Count,
                ["proven by their own tests"] = usable.Count(one => one.IsProvenByTests),
                ["held by a guard alone"] = usable.Count(one => !one.IsProvenByTests),
                ["refused, share"] = usable.Count == 0 ? 0 : (double)refused.Count / usable.Count,
                ["seconds a commit"] = tried.Count == 0 ? 0 : seconds / tried.Count,
            },
            [.. refused.Select(one => one.Line)]);
    }
}

/// <summary>One commit, and what came of it.</summary>
internal sealed record TriedCommit(
    RealCommit Commit, bool IsProvenByTests, string? Unusable, (string Gate, string Sentence)? Refused, double Seconds)
{
    public string Line
    {
        get
        {
            var about = $"{Commit.Hash[..10]} {Commit.Kind,-11} {Commit.Subject[..Math.Min(Commit.Subject.Length, 60)]}";
            var how = this switch
            {
                { Unusable: { } why } => $"not measured: {why}",
                { Refused: var (gate, sentence) } => $"{gate} REFUSES: {Flat(sentence)}",
                { IsProvenByTests: true } => "held, proven by its tests",
                _ => "held, by a guard",
            };
            return $"{about} | {how} ({Seconds:0.0} s)";
        }
    }

    private static string Flat(string text) => text.ReplaceLineEndings(" ")[..Math.Min(text.ReplaceLineEndings(" ").Length, 900)];
}
