using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;

namespace Missions.Tests.Core;

/// <summary>How far a mission would carry, by what was shown.</summary>
public class ReadinessLevelTests
{
    private static readonly Readiness Fine = new(
        1,
        [Ran("build", 0, 0, 0), Ran("test", 0, 0, 0)],
        ["app started, was healthy, and stopped."],
        []);

    private static readonly Ground Best = new(
        new("make", Test: "make test"), [new("app", "./app", "{url}/")], ["http"], ["AGENTS.md"], Fine);

    public static TheoryData<int, Ground, string> Grounds => new()
    {
        { 1, Best with { Tried = null }, "Nothing was tried." },
        { 1, Best with { Tried = new(1, [], [], ["Setup ended with 1: no\nmore"], false) }, "Setup ended with 1: no." },
        { 1, With(Ran("build", 1, 1, 1)), "The build `build` fails." },
        { 2, Best with { Checks = new("make") }, "There is no test check." },
        { 2, With(Ran("test", 127, 127, 127)), "The tests cannot be run." },
        {
            2, Best with { Checks = new("make", Test: "echo none; exit 0") },
            "The test check `echo none; exit 0` runs nothing."
        },
        { 2, With(Ran("test", 1, 1, 1)), "`test` exits with 1, and nothing shows that a test ran." },
        { 3, With(Ran("lint", 1, 1, 1)), "The check lint fails, and not always alike or without saying at what." },
        { 3, With(Ran("test", 1, 0, 1) with { Findings = ["a"] }), "The check test fails, and not always alike" },
        { 3, With(Ran("lint", 1) with { Findings = ["a"] }), "The check lint failed, and ran only once." },
        { 3, Best with { Tried = Fine with { Driven = [] } }, "The service app did not start." },
        { 4, With(Ran("test", 0, 0, 0) with { Flaky = ["b"] }), "test: 1 comes and goes, such as b." },
        { 4, With(Ran("test", 0)), "The checks ran only once" },
        { 4, Best with { Surfaces = [] }, "Nobody says how people use the application." },
        { 4, Best with { Services = [] }, "Nothing serves the surface http." },
        {
            4, Best with { Services = [.. Best.Services, new("db", "x", "y", RunsIn: RunsIn.Host)] },
            "The service db runs on the host"
        },
        { 4, Best with { Instructions = [] }, "No file tells agents how to work here." },
    };

    [Fact]
    public void Everything_shown_is_the_highest() => Assert.Equal(5, ReadinessLevel.Of(Best));

    [Fact]
    public void Failures_that_are_always_the_same_do_not_stand_in_the_way() =>
        Assert.Equal(5, ReadinessLevel.Of(With(Ran("test", 1, 1, 1) with { Findings = ["old.test: fails"] })));

    [Fact]
    public void A_program_for_the_terminal_needs_no_service() =>
        Assert.Equal(5, ReadinessLevel.Of(Best with { Surfaces = ["terminal"], Services = [] }));

    [Theory, MemberData(nameof(Grounds))]
    public void What_is_missing_is_said_with_its_cure(int level, Ground ground, string missing)
    {
        var next = ReadinessLevel.Rungs(ground)[level];

        Assert.Equal(level, ReadinessLevel.Of(ground));
        Assert.StartsWith(missing, next.Missing, StringComparison.Ordinal);
        Assert.NotEqual("", next.Cure);
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData(" : ", true)]
    [InlineData("echo \"no tests\" && exit 0", true)]
    [InlineData("exit", true)]
    [InlineData("(true); # later", true)]
    [InlineData("echo $(make test)", false)]
    [InlineData("echo go | sh", false)]
    [InlineData("make test || true", false)]
    [InlineData("true && make test", false)]
    [InlineData("echo failed; exit 1", false)]
    public void A_line_that_plainly_runs_nothing_is_told_from_one_that_may(string line, bool runsNothing) =>
        Assert.Equal(runsNothing, EmptyCheck.RunsNothing(line));

    [Fact]
    public void Where_the_setup_fails_nothing_else_is_blamed()
    {
        var failed = Fine with { IsSetUp = false, Base = [], Problems = ["No secret.", "The setup `x` ended with 1"] };

        var rungs = ReadinessLevel.Rungs(Best with { Tried = failed });
        Assert.Equal("The setup `x` ended with 1.", rungs[1].Missing);
        Assert.Equal("Without its setup nothing could be tried.", rungs[2].Missing);
    }

    [Fact]
    public void Every_level_has_a_meaning() =>
        Assert.Distinct(Enumerable.Range(1, 5).Select(ReadinessLevel.Means));

    private static Ground With(BaseCheck check) => Best with
    {
        Tried = Fine with { Base = [.. Fine.Base.Where(one => one.Name != check.Name), check] },
    };

    private static BaseCheck Ran(string name, params int[] codes) => new(name, name, [.. codes], [], []);
}
