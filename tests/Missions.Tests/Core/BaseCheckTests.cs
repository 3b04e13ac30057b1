using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

public class BaseCheckTests
{
    private static readonly BaseCheck Clean = new("test", "npm test", [0, 0, 0], [], []);
    private static readonly BaseCheck Dirty = new("lint", "npm run lint", [1, 1, 1], ["a: unused", "a: unused"],
        ["b: slow"]);

    [Fact]
    public void What_passes_has_nothing_new() => Assert.Empty(Clean.NewIn(0, []));

    [Fact]
    public void What_passed_on_the_base_must_pass()
    {
        Assert.True(Clean.Passes);
        Assert.Equal(["test exits with 1; on the base it exits with 0, 0, 0."], Clean.NewIn(1, []));
    }

    [Fact]
    public void What_is_known_or_comes_and_goes_is_not_new()
    {
        Assert.False(Dirty.Passes);
        Assert.Empty(Dirty.NewIn(1, ["a: unused", "a: unused", "b: slow"]));
    }

    [Fact]
    public void The_same_complaint_once_more_is_new() =>
        Assert.Equal(["a: unused"], Dirty.NewIn(1, ["a: unused", "a: unused", "a: unused"]));

    [Fact]
    public void Failing_without_a_word_where_the_base_had_words_is_new() =>
        Assert.Equal(["lint exits with 2; on the base it exits with 1, 1, 1."], Dirty.NewIn(2, []));

    [Fact]
    public void What_always_failed_without_a_word_may_go_on_so() =>
        Assert.Empty(new BaseCheck("test", "npm test", [1, 1, 1], [], []).NewIn(1, []));
}
