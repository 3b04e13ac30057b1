using System.Text;
using Missions.World.Processes;

namespace Missions.World.Git;

/// <summary>
/// Runs git so that nothing of anyone else's runs with it: no hook, filter, monitor, pager or editor, no settings of
/// the system or the user, no clean-up of its own accord.
/// </summary>
internal sealed class GitProgram(Programs programs)
{
    private static readonly Version Oldest = new(2, 31); // Takes settings from its environment.

    private static readonly (string Name, string Value)[] Always =
    [
        ("core.hooksPath", "/dev/null"),
        ("core.fsmonitor", "false"),
        ("core.alternateRefsCommand", "true"),
        ("core.attributesFile", "/dev/null"),
        ("core.autocrlf", "false"),
        ("core.fileMode", "true"),
        ("core.symlinks", "true"),
        ("core.ignoreCase", "false"),
        ("core.precomposeUnicode", "false"),
        ("core.protectHFS", "false"),
        ("core.protectNTFS", "false"),
        ("core.quotePath", "false"),
        ("core.logAllRefUpdates", "false"),
        ("core.commitGraph", "false"),
        ("core.fsync", "objects,reference"),
        ("core.fsyncMethod", "batch"),
        ("gc.auto", "0"),
        ("maintenance.auto", "false"),
        ("fetch.writeCommitGraph", "false"),
        ("fetch.fsckObjects", "false"),
        ("protocol.file.allow", "always"),
        ("safe.directory", "*"),
        ("commit.gpgSign", "false"),
    ];

    private readonly string _file = Programs.Find("git")
        ?? throw new WorldException("git is not there. Install it: apt-get install git");

    /// <exception cref="WorldException">This git is too old for us.</exception>
    public async Task CheckVersionAsync(CancellationToken ct)
    {
        var said = (await AskAsync(new("version"), ct)).Split(' ');
        var version = said is [_, _, var number, ..] ? number.Split('.') : [];
        if (version is [var major, var minor, ..]
            && int.TryParse(major, out var first) && int.TryParse(minor, out var second)
            && new Version(first, second) >= Oldest) return;

        throw new WorldException($"{_file} is {string.Join(' ', said)}. Install {Oldest} or newer.");
    }

    /// <summary>What git answers, where an answer other than yes is an error.</summary>
    /// <exception cref="WorldException">git failed; the message says at what and why.</exception>
    public async Task<string> AskAsync(GitCall call, CancellationToken ct) => (await DoAsync(call, ct)).Line;

    /// <inheritdoc cref="AskAsync"/>
    public async Task<GitAnswer> DoAsync(GitCall call, CancellationToken ct)
    {
        var answer = await TryAsync(call, ct);
        return answer.IsYes ? answer : throw Failed(call, answer);
    }

    /// <summary>What git answers, where no is an answer, too.</summary>
    public async Task<GitAnswer> TryAsync(GitCall call, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        await using var program = await programs.StartAsync(new(_file, call.Arguments)
        {
            Environment = EnvironmentOf(call),
            Input = call.Input,
            Kill = Signals.Terminate, // It removes its lock files then.
        });
        await using var cancel = ct.Register(program.Kill);

        var errors = ReadAsync(program.Errors, int.MaxValue, program);
        var output = await ReadAsync(program.Output, call.Most, program);
        var exitCode = await program.Ended;
        ct.ThrowIfCancellationRequested();
        return new(output.Length >= call.Most ? 0 : exitCode, output, Encoding.UTF8.GetString(await errors).Trim());
    }

    public static WorldException Failed(GitCall call, GitAnswer answer)
    {
        var because = answer.Errors is "" ? $"exit code {answer.ExitCode}" : answer.Errors;
        return new($"git {string.Join(' ', call.Arguments)} failed: {because}");
    }

    private static async Task<byte[]> ReadAsync(Stream stream, int most, RunningProgram program)
    {
        using var all = new MemoryStream();
        var buffer = new byte[64 * 1024];
        while (all.Length < most && await stream.ReadAsync(buffer) is > 0 and var length)
            all.Write(buffer, 0, (int)Math.Min(length, most - all.Length));

        if (all.Length >= most) program.Kill();
        return all.ToArray();
    }

    private static Dictionary<string, string> EnvironmentOf(GitCall call)
    {
        var all = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
            ["LC_ALL"] = "C",
            ["GIT_OPTIONAL_LOCKS"] = "0",
            ["GIT_TERMINAL_PROMPT"] = "0",
            ["GIT_LITERAL_PATHSPECS"] = "1",
            ["GIT_ATTR_NOSYSTEM"] = "1",
            ["GIT_NO_LAZY_FETCH"] = "1",
            ["GIT_ALLOW_PROTOCOL"] = "none", // Older ones know only this way to fetch nothing unasked.
        };
        if (call.AsTheUser)
        {
            all["HOME"] = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
            if (Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { } folder) all["XDG_CONFIG_HOME"] = folder;
        }
        else
        {
            all["GIT_CONFIG_NOSYSTEM"] = "1";
            all["GIT_CONFIG_GLOBAL"] = "/dev/null";
        }

        (string Name, string Value)[] settings = [.. Always, .. call.Settings];
        all["GIT_CONFIG_COUNT"] = $"{settings.Length}";
        foreach (var (index, setting) in settings.Index())
            (all[$"GIT_CONFIG_KEY_{index}"], all[$"GIT_CONFIG_VALUE_{index}"]) = setting;
        foreach (var (name, value) in call.Environment) all[name] = value;
        return all;
    }
}
