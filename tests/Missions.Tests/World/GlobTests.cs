using Missions.World.Files;

namespace Missions.Tests.World;

public class GlobTests
{
    [Theory]
    [InlineData("*.cs", "a.cs")]
    [InlineData("*.cs", "src/deep/a.cs")]
    [InlineData("src/*.cs", "src/a.cs")]
    [InlineData("src/**/*.cs", "src/a.cs")]
    [InlineData("src/**/*.cs", "src/x/y/a.cs")]
    [InlineData("**/*.{ts,tsx}", "a/b.tsx")]
    [InlineData("{a,b}/{c,d}", "b/c")]
    [InlineData("src", "src/x/y")]
    [InlineData("src/", "src/x")]
    [InlineData("./src", "src/x")]
    [InlineData(".", "x/y")]
    [InlineData("**", "x/y")]
    [InlineData("a?c", "abc")]
    [InlineData("package.json", "package.json")]
    public void A_pattern_matches(string pattern, string path) => Assert.True(new Glob(pattern).IsMatch(path));

    [Theory]
    [InlineData("src/*.cs", "src/x/a.cs")]
    [InlineData("src/*.cs", "lib/src/a.cs")]
    [InlineData("*.cs", "a.css")]
    [InlineData("src", "source/x")]
    [InlineData("SRC/*", "src/a")]
    [InlineData("{a", "a")]
    public void A_pattern_does_not_match(string pattern, string path) => Assert.False(new Glob(pattern).IsMatch(path));

    [Fact]
    public void A_pattern_made_to_stall_does_not() =>
        Assert.False(new Glob(string.Concat(Enumerable.Repeat("**/a/", 200)) + "b")
            .IsMatch(string.Join('/', Enumerable.Repeat("a", 400))));

    [Fact]
    public void A_pattern_with_very_many_alternatives_is_refused() =>
        Assert.Throws<PathRefused>(() => new Glob(string.Concat(Enumerable.Repeat("{a,b}", 30))));
}
