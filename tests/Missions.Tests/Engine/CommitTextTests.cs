using Missions.Core;
using Missions.Engine.Workspaces;

namespace Missions.Tests.Engine;

/// <summary>The engine's commits say what the human wants them to.</summary>
public class CommitTextTests
{
    private const string Ada = "Ada Lovelace <ada@example.org>";

    [Fact]
    public void Usually_a_commit_says_what_was_done_and_where_it_comes_from() => Assert.Equal(
        "Search notes\n\nMission: x\nRun: R-0001\n",
        CommitText.Of(null, "Search notes\n", "feat", Ada, "Mission: x", "Run: R-0001"));

    [Fact]
    public void Without_trailers_it_says_only_what_was_done() => Assert.Equal(
        "Search notes\n", CommitText.Of(new(Trailers: false), "Search notes", "feat", Ada, "Mission: x"));

    [Fact]
    public void A_sign_off_names_the_author_and_comes_last()
    {
        Assert.Equal(
            $"Search notes\n\nMission: x\nSigned-off-by: {Ada}\n",
            CommitText.Of(new(SignOff: true), "Search notes", "feat", Ada, "Mission: x"));
        Assert.Equal(
            $"Search notes\n\nSigned-off-by: {Ada}\n",
            CommitText.Of(new(Trailers: false, SignOff: true), "Search notes", "feat", Ada, "Mission: x"));
    }

    [Theory]
    [InlineData("Search notes", "feat: Search notes\n")]
    [InlineData("fix: search", "fix: search\n")]
    [InlineData("feat(api)!: search", "feat(api)!: search\n")]
    [InlineData("Note: search", "feat: Note: search\n")]
    public void A_conventional_one_names_the_kind_of_change_once(string message, string expected) =>
        Assert.Equal(expected, CommitText.Of(new(Trailers: false, Style: CommitStyle.Conventional), message, "feat", Ada));
}
