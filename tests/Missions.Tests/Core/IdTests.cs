using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;

namespace Missions.Tests.Core;

public class IdTests
{
    [Theory]
    [InlineData("R-0007"), InlineData("R-12345")]
    public void A_run_is_written_as_it_is_read(string text) => Assert.Equal(text, $"{RunId.Parse(text)}");

    [Fact]
    public void Every_id_is_written_as_it_is_read()
    {
        Assert.Equal("E-1", $"{EvidenceId.Parse("E-1")}");
        Assert.Equal("Q-2", $"{QuestionId.Parse("Q-2")}");
        Assert.Equal("D-3", $"{DecisionId.Parse("D-3")}");
        Assert.Equal("I-4", $"{IssueId.Parse("I-4")}");
        Assert.Equal("P-5", $"{ProposalId.Parse("P-5")}");
        Assert.Equal("N-6", $"{NoticeId.Parse("N-6")}");
        Assert.Equal("REQ-1", $"{RequirementId.Parse("REQ-1")}");
        Assert.Equal("A-1", $"{AssertionId.Parse("A-1")}");
        Assert.Equal("F-1", $"{FeatureId.Parse("F-1")}");
        Assert.Equal("M-1", $"{MilestoneId.Parse("M-1")}");
    }

    [Theory, InlineData("E-12"), InlineData("R-"), InlineData("R-x"), InlineData("")]
    public void What_is_no_run_says_what_one_looks_like(string text) =>
        Assert.Equal($"'{text}' is not an id of the form R-12.",
            Assert.Throws<FormatException>(() => RunId.Parse(text)).Message);

    [Fact]
    public void The_next_run_has_the_next_number() => Assert.Equal(new RunId(8), new RunId(7).Next());

    [Fact]
    public void Actors_are_written_as_the_journal_has_them() =>
        Assert.Equal(
            ["human", "engine", "R-0007"],
            [$"{Actor.Human}", $"{Actor.Engine}", $"{new Actor(Role.Worker, new(7))}"]);

    [Fact]
    public void Spend_adds_up() =>
        Assert.Equal(
            (new Spend(11, 9, 7, 0.5m), 18L),
            (new Spend(1, 2, 3, 0.2m) + new Spend(10, 7, 4, 0.3m), new Spend(11, 9, 7, 0.5m).Tokens));

    [Fact]
    public void What_a_mission_spent_is_what_its_runs_spent() =>
        Assert.Equal(new Spend(2000, 1800, 100, 0.02m), Stories.Approved.State.Spend);
}
