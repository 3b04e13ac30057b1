using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.World.Processes;

namespace Missions.Control.Demo;

/// <summary>Makes a git repository with a believable past out of a sample application.</summary>
internal sealed class SampleRepository(Machine machine, string sample)
{
    /// <summary>
    /// Commits the sample's history in a fresh folder, and leaves the checkout as untidy as people leave theirs.
    /// </summary>
    public async Task MakeAsync(string folder, CancellationToken ct)
    {
        var history = await ReadAsync(ct);
        Directory.CreateDirectory(folder);
        await GitAsync(folder, [], ct, "init", "-q", "-b", "main");

        foreach (var commit in history.Commits)
        {
            foreach (var path in commit.Files) Copy(Path.Combine(sample, "app", path), Path.Combine(folder, path));
            foreach (var (path, earlier) in commit.Replace ?? [])
                Copy(Path.Combine(Path.GetDirectoryName(sample)!, earlier), Path.Combine(folder, path));
            await GitAsync(folder, [], ct, "add", "-A");
            await GitAsync(folder, Identity(commit), ct, "commit", "-q", "-m", commit.Message);
        }
        foreach (var (path, text) in history.Untracked ?? []) await File.WriteAllTextAsync(Path.Combine(folder, path), text, ct);
        foreach (var (path, text) in history.Dirty ?? []) await File.AppendAllTextAsync(Path.Combine(folder, path), text, ct);
    }

    /// <summary>Runs git as a person would type it, in the demo's own repository.</summary>
    public Task GitAsync(string folder, CancellationToken ct, params string[] arguments) =>
        GitAsync(folder, [], ct, arguments);

    private async Task<History> ReadAsync(CancellationToken ct)
    {
        var path = Path.Combine(sample, "history.json");
        var bytes = await machine.Files.ReadAsync(path, ct)
            ?? throw new MissionException($"{path} is missing: the sample did not come along with the program. Build it again.");
        return JsonSerializer.Deserialize(bytes, HistoryJson.Default.History)!;
    }

    private async Task GitAsync(
        string folder, Dictionary<string, string> identity, CancellationToken ct, params string[] arguments)
    {
        var call = new ProgramCall(
            Programs.Find("git") ?? throw new MissionException("git is missing. Install it: apt-get install git"),
            ["-c", "core.hooksPath=/dev/null", "-c", "commit.gpgSign=false", .. arguments])
        {
            Folder = folder,
            Environment = new Dictionary<string, string>(identity)
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin",
                ["HOME"] = folder,
                ["GIT_CONFIG_NOSYSTEM"] = "1",
                ["GIT_CONFIG_GLOBAL"] = "/dev/null",
            },
        };
        await using var git = await machine.Programs.StartAsync(call);
        var errors = new StreamReader(git.Errors).ReadToEndAsync(ct);
        await new StreamReader(git.Output).ReadToEndAsync(ct);
        if (await git.Ended.WaitAsync(ct) != 0)
            throw new MissionException($"git {arguments[0]} failed in {folder}: {await errors}");
    }

    private static Dictionary<string, string> Identity(Commit commit)
    {
        var mail = commit.Author.IndexOf('<');
        var (name, address) = (commit.Author[..mail].Trim(), commit.Author[(mail + 1)..].TrimEnd('>'));
        return new()
        {
            ["GIT_AUTHOR_NAME"] = name,
            ["GIT_AUTHOR_EMAIL"] = address,
            ["GIT_AUTHOR_DATE"] = commit.Date,
            ["GIT_COMMITTER_NAME"] = name,
            ["GIT_COMMITTER_EMAIL"] = address,
            ["GIT_COMMITTER_DATE"] = commit.Date,
        };
    }

    private static void Copy(string from, string to)
    {
        var files = Directory.Exists(from) ? Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories) : [from];
        foreach (var file in files)
        {
            var target = Directory.Exists(from) ? Path.Combine(to, Path.GetRelativePath(from, file)) : to;
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}

/// <summary>A sample's past, and how untidy its checkout is.</summary>
internal sealed record History(
    IReadOnlyList<Commit> Commits,
    Dictionary<string, string>? Untracked = null,
    Dictionary<string, string>? Dirty = null);

/// <summary>One commit: which files appear, in an earlier version where <c>replace</c> says so.</summary>
internal sealed record Commit(
    string Message, string Author, string Date, IReadOnlyList<string> Files, Dictionary<string, string>? Replace = null);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(History))]
internal sealed partial class HistoryJson : JsonSerializerContext;
