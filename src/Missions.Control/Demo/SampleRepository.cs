using Missions.Control.Wiring;
using Missions.Engine;
using Missions.World.Processes;

namespace Missions.Control.Demo;

/// <summary>Makes a git repository with a believable past out of a sample application.</summary>
internal sealed class SampleRepository(Machine machine, string sample, History history)
{
    private string App => Path.Combine(Path.GetDirectoryName(sample)!, history.Of ?? Path.GetFileName(sample), "app");

    /// <summary>
    /// Commits the sample's history in a fresh folder, and leaves the checkout as untidy as people leave theirs.
    /// </summary>
    public async Task MakeAsync(string folder, CancellationToken ct)
    {
        Directory.CreateDirectory(folder);
        await GitAsync(folder, [], ct, "init", "-q", "-b", "main");

        foreach (var commit in history.Commits!)
        {
            foreach (var path in commit.Files) Copy(Path.Combine(App, path), Path.Combine(folder, path));
            foreach (var (path, earlier) in commit.Replace ?? [])
                Copy(Path.Combine(Path.GetDirectoryName(sample)!, earlier), Path.Combine(folder, path));
            await GitAsync(folder, [], ct, "add", "-A");
            await GitAsync(folder, Identity(commit.Author, commit.Date), ct, "commit", "-q", "-m", commit.Message);
        }
        foreach (var (path, text) in history.Untracked ?? []) await File.WriteAllTextAsync(Path.Combine(folder, path), text, ct);
        foreach (var (path, text) in history.Dirty ?? []) await File.AppendAllTextAsync(Path.Combine(folder, path), text, ct);
    }

    /// <summary>Commits what somebody else changes while the mission is under way, and no more than that.</summary>
    public async Task ChangeAsync(string folder, LaterCommit later, CancellationToken ct)
    {
        foreach (var (path, from) in later.Files) Copy(Path.Combine(sample, from), Path.Combine(folder, path));
        await GitAsync(folder, [], ct, ["add", "--", .. later.Files.Keys]);
        await GitAsync(
            folder, Identity(later.Author, later.Date), ct,
            ["commit", "-q", "-m", later.Message, "--", .. later.Files.Keys]);
        if (later.Switch is { } branch) await GitAsync(folder, [], ct, "switch", "-q", "-c", branch);
    }

    /// <summary>Runs git as a person would type it, in the demo's own repository.</summary>
    public Task GitAsync(string folder, CancellationToken ct, params string[] arguments) =>
        GitAsync(folder, [], ct, arguments);

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

    private static Dictionary<string, string> Identity(string author, string date)
    {
        var mail = author.IndexOf('<');
        var (name, address) = (author[..mail].Trim(), author[(mail + 1)..].TrimEnd('>'));
        return new()
        {
            ["GIT_AUTHOR_NAME"] = name,
            ["GIT_AUTHOR_EMAIL"] = address,
            ["GIT_AUTHOR_DATE"] = date,
            ["GIT_COMMITTER_NAME"] = name,
            ["GIT_COMMITTER_EMAIL"] = address,
            ["GIT_COMMITTER_DATE"] = date,
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
