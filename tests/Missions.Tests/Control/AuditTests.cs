using System.Text.Json.Nodes;

namespace Missions.Tests.Control;

/// <summary>Any range of commits is audited, and nothing of the repository is written for it.</summary>
public sealed class AuditTests : IDisposable
{
    private const string Tests = """
        import test from "node:test";
        import assert from "node:assert";
        import { twice } from "../src/twice.mjs";
        test("it doubles", () => assert.equal(twice(2), 4));
        test("it doubles nothing", () => assert.equal(twice(0), 0));

        """;

    private const string Once = "export const twice = (number) => number * 2;\n";

    private readonly Desk _desk = new();

    public AuditTests()
    {
        _desk.Git.Write(".missions/settings.json", """{ "checks": { "test": "node --test test/twice.test.mjs" } }""");
        _desk.Git.Write("test/twice.test.mjs", Tests);
        _desk.Git.Write("src/twice.mjs", Once);
        _desk.Git.Commit("Double numbers");
    }

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task Tests_checks_and_bite_are_looked_at()
    {
        _desk.Git.Write("src/twice.mjs", "export const twice = (number) => number + number;\n");
        _desk.Git.Write("src/unused.mjs", "export const unused = 1;\n");
        _desk.Git.Commit("Add instead");
        var before = _desk.Git.Fingerprint();

        Assert.Equal(0, await _desk.TypeAsync("audit", "HEAD~1..HEAD", "--json"));

        var hunks = _desk.Json["bite"]!["hunks"]!.AsArray();
        Assert.Equal(["unnoticed", "unnoticed"], hunks.Select(one => (string)one!["fate"]!));
        Assert.Equal(2, (int)_desk.Json["checks"]![0]!["testsAfter"]!);
        Assert.Equal(before, _desk.Git.Fingerprint());
        Assert.Empty(Directory.GetDirectories(Path.Combine(_desk.Root, ".audit")));
    }

    [Fact]
    public async Task A_bite_below_what_was_asked_for_is_a_finding()
    {
        _desk.Git.Write("src/unused.mjs", "export const unused = 1;\n");
        _desk.Git.Commit("Add what nobody tests");

        Assert.Equal(1, await _desk.TypeAsync("audit", "HEAD~1..HEAD", "--min-bite", "50"));
        Assert.Contains("FINDING  bite: The tests notice 0 of 1 hunks", _desk.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_breaks_is_named_and_exits_with_1()
    {
        _desk.Git.Write("src/twice.mjs", "export const twice = (number) => number * 3;\n");
        _desk.Git.Commit("Break it");

        Assert.Equal(1, await _desk.TypeAsync("audit", "HEAD~1..HEAD", "--no-bite", "--json"));
        var found = Assert.Single(_desk.Json["findings"]!.AsArray())!;
        Assert.Equal("check", (string)found["kind"]!);
        Assert.Equal("it doubles", (string)found["lines"]![0]!);
    }

    [Fact]
    public async Task What_is_traded_away_is_shown_with_its_lines_on_a_page_too()
    {
        var fewer = Tests.Split('\n').Where(line => !line.Contains("nothing"));
        _desk.Git.Write("test/twice.test.mjs", string.Join('\n', fewer));
        _desk.Git.Write(".missions/settings.json", """{ "checks": { "test": "true" } }""");
        _desk.Git.Commit("Test less");

        Assert.Equal(1, await _desk.TypeAsync("audit", "HEAD~1..HEAD", "--no-checks", "--html", "audit.html"));
        Assert.Contains("test/twice.test.mjs has fewer tests", _desk.Out, StringComparison.Ordinal);
        Assert.Contains("- it doubles nothing", _desk.Out, StringComparison.Ordinal);
        Assert.Contains(".missions/settings.json changes what is checked", _desk.Out, StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(_desk.Git.Folder, "audit.html"));
        Assert.Contains("<code>- it doubles nothing</code>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HEAD", "is no range")]
    [InlineData("..", "is no range")]
    [InlineData("nothing..HEAD", "'nothing' is no commit of ")]
    [InlineData("--output=x..HEAD", "")]
    [InlineData("HEAD..HEAD~1", "There is nothing between HEAD and HEAD~1")]
    public async Task A_range_that_makes_no_sense_is_used_wrongly(string range, string why)
    {
        Assert.Equal(2, await _desk.TypeAsync("audit", range));
        Assert.Contains(why, _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bite_that_is_asked_for_is_measured()
    {
        Assert.Equal(2, await _desk.TypeAsync("audit", "HEAD~1..HEAD", "--min-bite", "50", "--no-bite"));
        Assert.Contains("--min-bite asks for a bite that nothing measures", _desk.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_anything_built_there_is_nothing_to_review()
    {
        await _desk.TellAsync(Missions.Tests.Core.Stories.Approved);

        Assert.Equal(0, await _desk.TypeAsync("review"));
        Assert.Contains("Nothing is built yet.", _desk.Out, StringComparison.Ordinal);
        Assert.Equal(0, await _desk.TypeAsync("review", "--json"));
        Assert.Empty((JsonArray)_desk.Json["hunks"]!);
    }
}
