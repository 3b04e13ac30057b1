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
    public async Task The_doctor_names_the_cure_on_every_line_that_is_not_well()
    {
        await _desk.TypeAsync("doctor", "--json");

        var checks = _desk.Json["checks"]!.AsArray();
        Assert.Contains("git", checks.Select(one => (string)one!["name"]!));
        Assert.All(checks, one => Assert.Equal((bool)one!["ok"]!, one["cure"] is null));
    }
}
