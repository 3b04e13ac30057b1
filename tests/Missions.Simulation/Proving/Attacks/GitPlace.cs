using Missions.World.Processes;

namespace Missions.Simulation.Proving.Attacks;

/// <summary>A user's repository with two commits, a folder for the engine's, one for a worker, and a trap.</summary>
internal sealed class GitPlace
{
    private const string History = """
        git init -q --initial-branch=main . && git config user.name Ada && git config user.email ada@example.org
        echo page > page; mkdir below; echo x > below/x; git add .; git commit -qm One
        echo more >> page; git commit -qam Two; git branch landing
        """;

    private readonly Programs _programs;
    private readonly Scene _scene;
    private readonly string _folder;

    private GitPlace(Programs programs, Scene scene) =>
        (_programs, _scene, _folder) = (programs, scene, Path.GetDirectoryName(scene.Work)!);

    public string User => Path.Combine(_folder, "user");
    public string Engine => Path.Combine(_folder, "engine.git");
    public string Work => Path.Combine(_folder, "checkout");

    /// <summary>Made when something runs that must not.</summary>
    public string Mark => Path.Combine(_folder, "mark");

    private string Trap => Path.Combine(_folder, "trap");

    public static async Task<GitPlace> MakeAsync(Programs programs, Scene scene, CancellationToken ct)
    {
        var place = new GitPlace(programs, scene);
        foreach (var folder in (string[])[place.User, place.Work, Path.Combine(place._folder, "home")])
            Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(place.Trap, $"#!/bin/sh\ntouch {place.Mark}\nexit 1\n", ct);
        File.SetUnixFileMode(place.Trap, (UnixFileMode)0b111_101_101);
        await place.RunAsync(History, place.User, ct);
        return place;
    }

    /// <summary>Runs a line with plain git, as a user or a worker would.</summary>
    public async Task<string> RunAsync(string line, string folder, CancellationToken ct)
    {
        var environment = new Dictionary<string, string>(_scene.Known)
        {
            ["PATH"] = "/usr/sbin:/usr/bin:/bin",
            ["HOME"] = Path.Combine(_folder, "home"),
            ["TRAP"] = Trap,
            ["CANARY"] = _scene.Canary,
            ["USER_REPO"] = User,
            ["GIT_AUTHOR_NAME"] = "Ada",
            ["GIT_AUTHOR_EMAIL"] = "ada@example.org",
            ["GIT_COMMITTER_NAME"] = "Ada",
            ["GIT_COMMITTER_EMAIL"] = "ada@example.org",
        };
        await using var program = await _programs.StartAsync(
            new("/bin/sh", ["-c", $"exec 2>&1; {line}"]) { Folder = folder, Environment = environment });
        using var output = new StreamReader(program.Output);
        return await output.ReadToEndAsync(ct);
    }

    public IReadOnlyList<string> Breaches(string said)
    {
        var breaches = new List<string>(_scene.Breaches(said));
        if (File.Exists(Mark)) breaches.Add("something of the repository's ran");
        return breaches;
    }
}
