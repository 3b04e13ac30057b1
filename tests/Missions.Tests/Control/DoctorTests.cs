using System.Text.Json.Nodes;

namespace Missions.Tests.Control;

/// <summary>Each thing that is wrong stands in its own line, with the cure that helps.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly Desk _desk = new();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_slip_in_ones_own_settings_is_no_fault_of_the_walls()
    {
        await _desk.Machine.Files.WriteAsync(_desk.Machine.SettingsPath, "{ \"sandbx\": {} }"u8.ToArray(), Desk.Never);

        await SeeAsync("--quick");

        Assert.Contains("Did you mean sandbox?", Seen("home"), StringComparison.Ordinal);
        Assert.Equal($"Mend {_desk.Machine.SettingsPath}.", Cure("home"));
        Assert.Equal("not looked at, for the settings above", Seen("sandbox"));
        Assert.DoesNotContain("bubblewrap", Cure("sandbox"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_found_and_not_written_down_is_to_be_written_down_before_it_is_mended()
    {
        _desk.Git.Write("Makefile", "test:\n\texit 127\n");
        _desk.Git.Commit("Make");

        await SeeAsync();

        Assert.StartsWith("`make test` exits with 2 and says not at what: ", Seen("test"), StringComparison.Ordinal);
        Assert.EndsWith("make: *** [Makefile:2: test] Error 127", Seen("test"), StringComparison.Ordinal);
        _desk.Git.Write(".missions/settings.json", """{ "checks": { "test": "no-such-program" } }""");
        await SeeAsync();
        Assert.Equal("`no-such-program` starts a program that is not there (exit 127)", Seen("test"));
        Assert.Equal("Install what it starts, or correct checks.test in .missions/settings.json.", Cure("test"));
    }

    [Fact]
    public async Task A_setup_that_nobody_wrote_down_is_cured_by_writing_it_down()
    {
        _desk.Git.Write("setup.py", "");
        _desk.Git.Write("requirements.txt", "no-such-thing==1\n");
        _desk.Git.Commit("Python");

        await SeeAsync();

        Assert.StartsWith("`mission init` writes the line", Cure("setup"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_to_be_copied_and_cannot_be_is_said()
    {
        _desk.Git.Write(".gitignore", ".env\n.secret\n");
        _desk.Git.Write(".missions/settings.json", """{ "copy": [ ".env", ".secret", "README.md" ] }""");
        _desk.Git.Commit("Settings");
        _desk.Git.Write(".secret", "x");

        await SeeAsync("--quick");

        Assert.Equal(
            ".env is listed under copy and is no file of your checkout, nor a folder with at most 200: nothing is "
            + "copied. README.md is listed under copy, and git does not ignore it in your checkout: it is not copied.",
            Seen("copy"));
        Assert.NotNull(Cure("copy"));
    }

    [Fact]
    public async Task Without_a_commit_there_is_no_level()
    {
        Directory.Delete(Path.Combine(_desk.Git.Folder, ".git"), recursive: true);

        await _desk.TypeAsync("doctor", "--quick");

        Assert.EndsWith(
            "No readiness, from 1 to 5: there is no commit to look at.\n", _desk.Out, StringComparison.Ordinal);
    }

    private async Task SeeAsync(params string[] options) => await _desk.TypeAsync(["doctor", "--json", .. options]);

    private string Seen(string name) => (string)Line(name)["seen"]!;

    private string? Cure(string name) => (string?)Line(name)["cure"];

    private JsonNode Line(string name) =>
        Assert.Single(_desk.Json["checks"]!.AsArray(), one => (string)one!["name"]! == name)!;
}
