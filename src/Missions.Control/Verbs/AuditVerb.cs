using System.CommandLine;
using System.Text;
using Missions.Control.Wiring;
using Missions.Core.Plans;
using Missions.Engine;
using Missions.Engine.Auditing;
using Missions.Engine.Settings;
using Missions.World.Git;

namespace Missions.Control.Verbs;

/// <summary>Test integrity, checks and bite of any range of commits: no mission, no model.</summary>
internal static class AuditVerb
{
    private static readonly Option<bool> NoChecks = new("--no-checks")
    {
        Description = "Look at files alone: run no setup, no check, and take nothing out.",
    };

    private static readonly Option<bool> NoBite = new("--no-bite") { Description = "Take nothing out." };

    private static readonly Option<int> Hunks = new("--hunks")
    {
        Description = "How many hunks are taken out, one at a time.",
        DefaultValueFactory = _ => 5,
        HelpName = "N",
    };

    private static readonly Option<int> Seconds = new("--seconds")
    {
        Description = "After which no more hunks are taken out.",
        DefaultValueFactory = _ => 300,
        HelpName = "N",
    };

    private static readonly Option<int?> Least = new("--min-bite")
    {
        Description = "Below which share of noticed hunks, in percent, the bite is a finding.",
        HelpName = "PERCENT",
    };

    private static readonly Option<string?> Settings = new("--settings")
    {
        Description = "Take checks and setup from this file instead of the repository's .missions/settings.json.",
        HelpName = "FILE",
    };

    private static readonly Option<string?> Html = new("--html")
    {
        Description = "Write it as a page, too.",
        HelpName = "FILE",
    };

    public static Command Make(Cli cli)
    {
        var json = Words.Json();
        var range = new Argument<string>("BASE..HEAD") { Description = "Two commits; HEAD may be left out." };
        return new Command("audit", "Look at tests, checks and bite of a range of commits, without a mission or a "
            + "model. Nothing in the repository is written. 1 where there is a finding.")
        {
            range, NoChecks, NoBite, Hunks, Seconds, Least, Settings, Html, json,
        }.Does(cli, async (typed, ct) =>
        {
            var repository = await GitRepository.FindAsync(cli.Machine.Programs, cli.Folder, ct);
            var asked = await RangeAsync(cli, repository, typed.GetValue(range)!, ct);
            var given = typed.GetValue(Settings) is { } file ? await GivenAsync(cli, file, ct) : default;
            var trial = new AuditTrial(cli.Machine, repository, what => cli.Error.WriteLine($"    {what}"));
            var seen = await trial.RunAsync(asked, Wishes(typed), given, ct);

            if (typed.GetValue(Html) is { } page)
                await cli.Machine.Files.WriteAsync(
                    Path.GetFullPath(page, cli.Folder), Encoding.UTF8.GetBytes(AuditPage.Of(seen)), ct);
            if (typed.GetValue(json)) await cli.WriteAsync(AuditText.Json(seen));
            else
                foreach (var line in AuditText.Lines(seen)) await cli.Out.WriteLineAsync(line);
            return seen.IsClean ? Exit.Done : Exit.Failed;
        });
    }

    private static AuditWishes Wishes(ParseResult typed)
    {
        var (hunks, seconds, least) = (typed.GetValue(Hunks), typed.GetValue(Seconds), typed.GetValue(Least));
        if (hunks < 0) throw new UsedWrongly($"--hunks is a count, not {hunks}.");
        if (seconds < 1) throw new UsedWrongly($"--seconds is from 1, not {seconds}.");
        if (least is < 0 or > 100) throw new UsedWrongly($"--min-bite is from 0 to 100, not {least}.");
        if (least is not null && (hunks == 0 || typed.GetValue(NoBite) || typed.GetValue(NoChecks)))
            throw new UsedWrongly(
                "--min-bite asks for a bite that nothing measures: leave out --no-bite, --no-checks and --hunks 0.");
        return new(
            !typed.GetValue(NoChecks),
            typed.GetValue(NoBite) ? 0 : hunks,
            TimeSpan.FromSeconds(seconds),
            least / 100.0);
    }

    /// <exception cref="UsedWrongly">It names no two commits.</exception>
    private static async Task<AuditRange> RangeAsync(
        Cli cli, UserRepository repository, string typed, CancellationToken ct)
    {
        if (typed.Trim('.') is "" || typed.Split("..") is not [var from, var to])
            throw new UsedWrongly(
                $"'{typed}' is no range: name two commits, such as main..HEAD, or HEAD~1..HEAD for the last.");
        var (programs, top) = (cli.Machine.Programs, repository.Top);
        async Task<string> NamedAsync(string name) =>
            await Revisions.CommitAsync(programs, top, name.Trim('.') is "" ? "HEAD" : name.Trim('.'), ct)
                ?? throw new UsedWrongly($"'{name}' is no commit of {top}. `git log` shows which there are.");

        var (@base, head) = (await NamedAsync(from), await NamedAsync(to));
        var fork = await Revisions.ForkAsync(programs, top, @base, head, ct)
            ?? throw new UsedWrongly($"{from} and {to} have no history in common, so there is nothing to compare.");
        return fork == head
            ? throw new UsedWrongly($"There is nothing between {from} and {to}: the second is part of the first.")
            : new(typed, fork, head);
    }

    private static async Task<(RepositorySettings, string)?> GivenAsync(Cli cli, string file, CancellationToken ct)
    {
        var path = Path.GetFullPath(file, cli.Folder);
        var bytes = await cli.Machine.Files.ReadAsync(path, ct) ?? throw new UsedWrongly($"There is no file {path}.");
        return (RepositorySettingsFile.Read(bytes, path), file);
    }
}
