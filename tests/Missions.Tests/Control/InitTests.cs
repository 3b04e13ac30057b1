using Missions.Engine.Settings;

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
        Assert.Equal("npm run test", (string)_desk.Json["settings"]!["checks"]!["test"]!);
        Assert.Equal("npm ci", (string)_desk.Json["settings"]!["setup"]!);
        Assert.Contains("No build check was found", (string)_desk.Json["unknown"]![0]!, StringComparison.Ordinal);
        var path = Path.Combine(_desk.Git.Folder, ".missions", "settings.json");
        var written = await File.ReadAllTextAsync(path);

        Assert.Equal(2, await _desk.TypeAsync("init"));
        Assert.Equal(written, await File.ReadAllTextAsync(path));
    }

    [Theory]
    [InlineData("go.mod", "go test ./...")]
    [InlineData("Cargo.toml", "cargo test")]
    [InlineData("App.slnx", "dotnet test")]
    [InlineData("Makefile", "make test")]
    [InlineData("pyproject.toml", "python -m pytest")]
    public void The_usual_stacks_are_known(string file, string test) =>
        Assert.Equal(test, Survey.Of([file], _ => "test: all\npytest").Checks.Test);

    [Fact]
    public void A_script_that_says_there_are_no_tests_is_no_check() =>
        Assert.Null(Survey.Of(["package.json"], _ => """{"scripts":{"test":"echo no test specified"}}""").Checks.Test);

    [Fact]
    public void Nothing_at_all_is_said_plainly() => Assert.Equal(5, Survey.Of([], _ => "").Unknown.Count);

    [Fact]
    public async Task The_doctor_names_the_cure_on_every_line_that_is_not_well()
    {
        await _desk.TypeAsync("doctor", "--json");

        var checks = _desk.Json["checks"]!.AsArray();
        Assert.Contains("git", checks.Select(one => (string)one!["name"]!));
        Assert.All(checks, one => Assert.Equal((bool)one!["ok"]!, one["cure"] is null));
    }
}
