using Missions.Core.Plans;

namespace Missions.Tests.Core;

public class GlobTests
{
    [Theory]
    [InlineData("**", "a/b/c.mjs")]
    [InlineData("*", "a.mjs")]
    [InlineData("infra/**", "infra/main.tf")]
    [InlineData("infra/**", "infra/prod/main.tf")]
    [InlineData("**/*.md", "readme.md")]
    [InlineData("**/*.md", "docs/a/readme.md")]
    [InlineData("src/**/test/*.mjs", "src/test/a.mjs")]
    [InlineData("src/**/test/*.mjs", "src/a/b/test/a.mjs")]
    [InlineData("a?c", "abc")]
    [InlineData("src/*.mjs", "src/.mjs")]
    [InlineData("**.lock", "deep/package.lock")]
    [InlineData("", "")]
    public void A_path_fits(string pattern, string path) => Assert.True(Glob.Matches(pattern, path));

    [Theory]
    [InlineData("*", "a/b.mjs")]
    [InlineData("infra/**", "infrastructure/main.tf")]
    [InlineData("infra/**", "src/infra/main.tf")]
    [InlineData("*.md", "docs/readme.md")]
    [InlineData("a?c", "a/c")]
    [InlineData("a?c", "ac")]
    [InlineData("src/*.mjs", "src/a/b.mjs")]
    [InlineData("Src/**", "src/a")]
    [InlineData("", "a")]
    [InlineData("a", "")]
    public void A_path_does_not_fit(string pattern, string path) => Assert.False(Glob.Matches(pattern, path));
}
