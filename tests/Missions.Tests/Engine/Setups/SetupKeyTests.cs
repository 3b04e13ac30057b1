using Missions.Engine.Setups;
using Missions.World.Files;
using Missions.World.Git;

namespace Missions.Tests.Engine.Setups;

/// <summary>What makes a setup another one, and where a kept one may be put.</summary>
public class SetupKeyTests
{
    private static readonly CommitFile[] Base =
        [new("package-lock.json", "1"), new("package.json", "1"), new("scripts/get.sh", "1"), new("src/main.js", "1")];

    [Theory]
    [InlineData("package-lock.json")]
    [InlineData("package.json")]
    [InlineData("scripts/get.sh")]
    public void What_it_reads_makes_it_another_one(string path) =>
        Assert.NotEqual(SetupKey.Of("./scripts/get.sh && npm ci", Base), SetupKey.Of("./scripts/get.sh && npm ci", With(path)));

    [Fact]
    public void A_source_does_not() => Assert.Equal(SetupKey.Of("npm ci", Base), SetupKey.Of("npm ci", With("src/main.js")));

    [Fact]
    public void Another_line_or_place_does()
    {
        var moved = Base.Select(file => file with { Path = $"web/{file.Path}" });

        Assert.Equal(3, new[] { SetupKey.Of("npm ci", Base), SetupKey.Of("npm i", Base), SetupKey.Of("npm ci", moved) }
            .Distinct().Count());
    }

    [Theory]
    [InlineData("app/App.csproj")]
    [InlineData("app/packages.lock.json")]
    [InlineData("Directory.Packages.props")]
    [InlineData("NuGet.Config")]
    [InlineData("requirements-dev.txt")]
    [InlineData("uv.lock")]
    [InlineData("crates/a/Cargo.toml")]
    [InlineData("go.sum")]
    [InlineData("gradle.lockfile")]
    [InlineData("pom.xml")]
    [InlineData(".npmrc")]
    [InlineData(".cargo/config.toml")]
    public void Every_stacks_own_files_count(string path) =>
        Assert.NotEqual(SetupKey.Of("make deps", [new(path, "1")]), SetupKey.Of("make deps", [new(path, "2")]));

    [Fact]
    public void It_fits_only_where_nothing_is_in_its_way_or_changed_since()
    {
        var kept = new KeptSetup(
            new(["web/modules", "made.js"], ["package-lock.json"]),
            new Dictionary<string, string> { ["package-lock.json"] = "1" },
            1);

        Assert.True(kept.Fits(Base));
        Assert.False(kept.Fits(With("package-lock.json")));
        Assert.False(kept.Fits([.. Base, new("made.js", "1")]));
        Assert.False(kept.Fits([.. Base, new("web/modules/own.js", "1")]));
        Assert.False(kept.Fits([.. Base, new("web", "1")]));
    }

    private static CommitFile[] With(string path) =>
        [.. Base.Select(file => file.Path == path ? file with { Hash = "2" } : file)];
}
