namespace Missions.Tests.Control;

/// <summary>What a repository says of itself, and what stays unknown.</summary>
public sealed class InitTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_new_file_is_written_and_never_over_one()
    {
        _desk.Git.Write("package.json", """{ "scripts": { "test": "node --test", "start": "node a.mjs" } }""");
        _desk.Git.Write("package-lock.json", "{}");

        Assert.Equal(0, await _desk.TypeAsync("init", "--json"));
        Assert.Equal("npm test", (string)_desk.Json["settings"]!["checks"]!["test"]!);
        Assert.Equal("npm ci", (string)_desk.Json["settings"]!["setup"]!);
        var unknown = string.Join(' ', _desk.Json["unknown"]!.AsArray());
        Assert.Contains("No build check was found", unknown, StringComparison.Ordinal);
        var path = Path.Combine(_desk.Git.Folder, ".missions", "settings.json");
        var written = await File.ReadAllTextAsync(path);

        Assert.Equal(2, await _desk.TypeAsync("init"));
        Assert.Equal(written, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task The_doctor_tries_what_is_there_and_leaves_nothing_behind()
    {
        _desk.Git.Write(".missions/settings.json", """
            { "checks": { "build": "test -f README.md", "test": "echo 'not ok 1 - old'; exit 1" },
              "services": { "app": { "start": "exit 3", "health": "{url}/" } }, "surfaces": [ "terminal" ] }
            """);
        _desk.Git.Commit("Settings");
        var before = _desk.Git.Fingerprint();

        await _desk.TypeAsync("doctor", "--times", "2", "--json");

        var seen = _desk.Json["checks"]!.AsArray()
            .ToDictionary(one => (string)one!["name"]!, one => (string)one!["seen"]!);
        Assert.Equal("`test -f README.md` passes", seen["build"]);
        Assert.Equal(
            "`echo 'not ok 1 - old'; exit 1` exits with 1: 1 finding, known from now on, such as old", seen["test"]);
        Assert.Contains("app", seen["app"], StringComparison.Ordinal);
        Assert.Equal(3, (int)_desk.Json["readiness"]!);
        Assert.Equal("The service app did not start.", (string)_desk.Json["levels"]![3]!["missing"]!);
        Assert.Equal(before, _desk.Git.Fingerprint());
        Assert.Empty(Directory.GetDirectories(Path.Combine(_desk.Root, ".doctor")));
    }

    [Fact]
    public async Task The_doctor_names_the_cure_on_every_line_that_is_not_well()
    {
        await _desk.TypeAsync("doctor", "--json");

        var checks = _desk.Json["checks"]!.AsArray();
        Assert.Contains("git", checks.Select(one => (string)one!["name"]!));
        Assert.All(checks, one => Assert.Equal((bool)one!["ok"]!, one["cure"] is null));
    }
}
