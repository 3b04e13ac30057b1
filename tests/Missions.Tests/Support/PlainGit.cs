using System.Diagnostics;
using System.Security.Cryptography;

namespace Missions.Tests.Support;

/// <summary>A repository as its user has it, worked on with git as it comes, hooks and all.</summary>
public sealed class PlainGit(string folder)
{
    /// <summary>Hidden files, too.</summary>
    public static readonly EnumerationOptions All =
        new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    public string Folder => folder;

    public static PlainGit Init(string folder, IReadOnlyDictionary<string, string> files)
    {
        Directory.CreateDirectory(folder);
        var git = new PlainGit(folder);
        git.Do("init", "--quiet", "--initial-branch=main");
        git.Do("config", "user.name", "Ada");
        git.Do("config", "user.email", "ada@example.org");
        foreach (var (path, text) in files) git.Write(path, text);
        git.Commit("Base");
        return git;
    }

    public string Head => Do("rev-parse", "HEAD");

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, path))!);
        File.WriteAllText(Path.Combine(folder, path), text);
    }

    public void Commit(string message)
    {
        Do("add", "--all");
        Do("commit", "--quiet", "--allow-empty", "--message", message);
    }

    public string Do(params IEnumerable<string> arguments)
    {
        var info = new ProcessStartInfo("git", ["-c", "protocol.file.allow=always", .. arguments])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"git {string.Join(' ', arguments)}: {errors.Result}");
        return output.TrimEnd('\n');
    }

    /// <summary>A hash of every file of the checkout and of .git, and of where every link leads.</summary>
    public IReadOnlyDictionary<string, string> Fingerprint() => Directory
        .EnumerateFileSystemEntries(folder, "*", All)
        .ToDictionary(path => Path.GetRelativePath(folder, path), Describe);

    private static string Describe(string path) =>
        new FileInfo(path).LinkTarget
        ?? (Directory.Exists(path) ? "folder" : Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path))));
}
