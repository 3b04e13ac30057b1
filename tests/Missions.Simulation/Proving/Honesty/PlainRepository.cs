using System.Text;
using Missions.Engine;
using Missions.World.Processes;

namespace Missions.Simulation.Proving.Honesty;

/// <summary>A clone that the prover may do with as it likes; where it comes from is only read.</summary>
internal sealed class PlainRepository(Programs programs, string folder)
{
    private static readonly Dictionary<string, string> Environment = new()
    {
        ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
        ["HOME"] = "/nonexistent",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_CONFIG_COUNT"] = "1",
        ["GIT_CONFIG_KEY_0"] = "safe.directory",
        ["GIT_CONFIG_VALUE_0"] = "*",
    };

    public string Folder => folder;

    public static async Task<PlainRepository> CloneAsync(Programs programs, string from, string to, CancellationToken ct)
    {
        var outside = new PlainRepository(programs, "/");
        await outside.GitAsync(ct, "clone", "-q", "--shared", "--no-checkout", from, to);
        return new(programs, to);
    }

    public async Task<List<string>> LinesAsync(CancellationToken ct, params string[] arguments) =>
        [.. Encoding.UTF8.GetString(await GitAsync(ct, arguments)).Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    public async Task<byte[]?> ReadAsync(string commit, string path, CancellationToken ct)
    {
        var (exit, bytes, _) = await RunAsync(ct, "cat-file", "blob", $"{commit}:{path}");
        return exit == 0 ? bytes : null;
    }

    /// <summary>Makes the checkout be a commit, whatever was in it, and the branch too.</summary>
    public async Task StandOnAsync(string commit, CancellationToken ct)
    {
        await GitAsync(ct, "checkout", "-q", "-f", "-B", "honest", commit);
        await GitAsync(ct, "clean", "-q", "-fdx");
    }

    public async Task<byte[]> GitAsync(CancellationToken ct, params string[] arguments)
    {
        var (exit, output, errors) = await RunAsync(ct, arguments);
        return exit == 0 ? output : throw new MissionException($"git {string.Join(' ', arguments)} in {folder}: {errors}");
    }

    private async Task<(int Exit, byte[] Output, string Errors)> RunAsync(CancellationToken ct, params string[] arguments)
    {
        var git = Programs.Find("git") ?? throw new MissionException("git is missing. Install it: apt-get install git");
        await using var run = await programs.StartAsync(
            new(git, ["-c", "core.hooksPath=/dev/null", .. arguments]) { Folder = folder, Environment = Environment });
        var errors = new StreamReader(run.Errors).ReadToEndAsync(ct);
        using var output = new MemoryStream();
        await run.Output.CopyToAsync(output, ct);
        return (await run.Ended, output.ToArray(), await errors);
    }
}
