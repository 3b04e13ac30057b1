using System.Diagnostics;

namespace Missions.Simulation.Proving.Trees;

/// <summary>
/// A repository as its user has it, worked on with git as it comes: whatever is below its root is the user's.
/// </summary>
internal sealed class UserTree(string root, Random dice)
{
    private int _commits;

    public string Root => root;
    public Random Dice => dice;

    /// <summary>Where the user stands when the mission is opened.</summary>
    public string Folder { get; set; } = Path.Combine(root, "user");

    /// <summary>Made when something of the user's runs; it lies outside of what is the user's.</summary>
    public string Mark => $"{root}.mark";

    /// <summary>A program that leaves that mark, for everything that git can be told to run.</summary>
    public string Trap
    {
        get
        {
            var path = $"{root}.trap";
            if (File.Exists(path)) return path;
            File.WriteAllText(path, $"#!/bin/sh\ntouch '{Mark}'\n[ -t 0 ] || cat\n");
            File.SetUnixFileMode(path, (UnixFileMode)0b111_101_101);
            return path;
        }
    }

    public string Of(string path) => Path.Combine(Folder, path);

    public void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Of(path))!);
        File.WriteAllText(Of(path), text);
    }

    /// <summary>A repository with a few commits.</summary>
    public UserTree Init(params string[] options)
    {
        Directory.CreateDirectory(Folder);
        Git(["init", "--quiet", "--initial-branch=main", .. options]);
        Name();
        Write("README.md", "Read me.\n");
        Write("src/app.js", "start();\n");
        Write(".gitignore", "ignored/\n*.log\n");
        for (var more = dice.Next(1, 4); more > 0; more--) Commit();
        return this;
    }

    public void Name()
    {
        Git("config", "user.name", "Ada");
        Git("config", "user.email", "ada@example.org");
    }

    public void Commit()
    {
        Write($"src/{++_commits}.js", $"{dice.Next()};\n");
        Git("add", "--all");
        Git("commit", "--quiet", "--message", $"Commit {_commits}");
    }

    public void Git(params string[] arguments)
    {
        var (exitCode, said) = Try(arguments);
        if (exitCode != 0) throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {said}");
    }

    public string Ask(params string[] arguments) => Try(arguments) is (0, var said)
        ? said
        : throw new InvalidOperationException($"git {string.Join(' ', arguments)}: {Try(arguments).Said}");

    public (int ExitCode, string Said) Try(params string[] arguments) => Run(
        "git", ["-c", "protocol.file.allow=always", "-c", "safe.directory=*", .. arguments], Folder);

    public static (int ExitCode, string Said) Run(string program, IEnumerable<string> arguments, string folder)
    {
        var info = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        info.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        info.Environment["GIT_EDITOR"] = "true";
        using var process = Process.Start(info)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode != 0 ? $"{output}{errors.GetAwaiter().GetResult()}".Trim() : output.TrimEnd('\n'));
    }
}
