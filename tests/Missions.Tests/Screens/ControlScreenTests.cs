using Missions.Control.Terminal;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Views;
using Missions.Tests.Core;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Screens;

/// <summary>What a person sees at <c>mission control</c>, at 80 by 24 and at 120 by 40.</summary>
public class ControlScreenTests
{
    [Fact]
    public void Now_while_a_feature_is_built() =>
        new Watched(Stories.Working.Journal, isRun: true, Lively).Shows("now_working");

    [Fact]
    public void Now_while_the_plan_waits_for_the_approval() =>
        new Watched(Stories.Rehearsed.Journal).Shows("now_approval");

    [Fact]
    public void The_approval_with_counts_and_the_riskiest_first() =>
        new Watched(Stories.Rehearsed.Journal).Press("3<Enter><End><Enter>").Shows("approval");

    [Fact]
    public void Since_you_left_with_a_milestone_that_failed() =>
        new Watched(Stories.Consulting.Journal).Press("2").Shows("since_lost");

    [Fact]
    public void Since_you_left_when_all_is_done() =>
        new Watched(Stories.Completed.Journal, later: TimeSpan.FromDays(3)).Press("2").Shows("since_done");

    [Fact]
    public void The_queue_of_questions() => new Watched(Asked.Journal).Press("3").Shows("decide_questions");

    [Fact]
    public void A_question_with_its_answers() => new Watched(Asked.Journal).Press("3<Enter>").Shows("decide_question");

    [Fact]
    public void A_word_that_only_a_person_can_give() =>
        new Watched(Stories.AskedForAWord.Journal).Press("3<Enter>").Shows("decide_human_proof");

    [Fact]
    public void A_budget_that_is_reached() => new Watched(Spent.Journal).Press("3<Enter>").Shows("decide_budget");

    [Fact]
    public void A_refused_account() => new Watched(Refused.Journal).Press("3").Shows("decide_refused");

    [Fact]
    public void The_contract_when_a_claim_is_refuted() => new Watched(Stories.Lost.Journal).Press("4").Shows("claims");

    [Fact]
    public void The_contract_with_a_filter() =>
        new Watched(Stories.Lost.Journal).Press("4/refuted").Shows("claims_filter");

    [Fact]
    public void One_assertion_with_all_that_is_known() =>
        new Watched(Stories.Lost.Journal).Press("4<Enter>").Shows("assertion");

    [Fact]
    public void Rounds_as_found_decided_next() => new Watched(Mended.Journal).Press("5").Shows("rounds");

    [Fact]
    public void Handoffs_and_issues() => new Watched(Stories.Consulting.Journal).Press("6").Shows("work");

    [Fact]
    public void Spend_by_seat_and_milestone() => new Watched(Stories.Completed.Journal).Press("7").Shows("spend");

    [Fact]
    public void Seats_and_skills() => new Watched(Stories.Completed.Journal).Press("8").Shows("seats");

    [Fact]
    public void The_journal_at_its_end() => new Watched(Stories.Completed.Journal).Press("9").Shows("log");

    [Fact]
    public void Runs_with_what_the_open_one_does() =>
        new Watched(Stories.Working.Journal, isRun: true, Lively).Press("0").Shows("runs");

    [Fact]
    public void Evidence() => new Watched(Stories.Completed.Journal).Press("e").Shows("evidence");

    [Fact]
    public void Help() => new Watched(Stories.Working.Journal).Press("?").Shows("help");

    [Fact]
    public void A_question_before_what_cannot_be_undone() =>
        new Watched(Stories.Rehearsed.Journal).Press("a").Shows("asked");

    [Fact]
    public void A_line_that_is_typed() =>
        new Watched(Stories.Working.Journal, isRun: true).Press("sKeep it small").Shows("typing");

    [Fact]
    public void Paused() => new Watched(Stories.Working.And(Actor.Human, new Pause()).Journal).Shows("now_paused");

    [Fact]
    public void The_missions_of_a_home() => new Watched(Home(), Tab.Home).Shows("home");

    [Fact]
    public void A_home_without_missions() =>
        new Watched(Home() with { Home = HomeView.Of([]) }, Tab.Home).Shows("home_empty");

    [Theory, InlineData(79, 24), InlineData(80, 23), InlineData(20, 5), InlineData(1, 1)]
    public void A_terminal_that_is_too_small_is_told_so(int columns, int rows)
    {
        var picture = new Watched(Stories.Working.Journal).Picture(columns, rows);

        Assert.StartsWith(columns < 20 ? "…" : "Mission Control", picture);
    }

    [Theory]
    [InlineData("\u001b[2J\u001b]0;gone\u0007")]
    [InlineData("\u202etxt.exe")]
    [InlineData("\u009b31m")]
    public void What_an_agent_says_moves_no_cursor(string hostile)
    {
        var story = Stories.Working.And(Actor.Human, new Say($"Look: {hostile} there"));
        var picture = new Watched(story.Journal).Press("9").Picture(80, 24);

        Assert.Contains("Look: ", picture);
        Assert.DoesNotContain(picture, letter => char.IsControl(letter) && letter is not '\n');
        Assert.DoesNotContain('\u202e', picture);
    }

    private static Given Asked => Stories.Opened
        .Until(mission => mission.OpenRuns.Any())
        .And(Role.Orchestrator, new AskUser(
        [
            new("Where should a search look?", "Most of it is in the text.", ["Everywhere", "In titles"], "Everywhere",
                DeadlineHours: 24),
            new("Who may pin?", Blocks: false),
        ]))
        .And(Actor.Engine, new EndRun(new(1), Samples.Cents));

    private static Given Spent => Stories.Working
        .And(Actor.Human, new ChangeBudget(new(new(Usd: 20), new(), new())))
        .And(Actor.Engine, new ReachBudget(
            Stories.Working.In(Role.Worker).Run!.Value, "The cap of $20.00 for the mission is reached.", Samples.Cents,
            new(CapOf.Mission, CapUnit.Usd)));

    private static Given Refused => Stories.Working.And(Actor.Engine, new Park(
        Stories.Working.In(Role.Worker).Run!.Value, WaitsOn.Human, "The provider says that the key is not valid.",
            Samples.Cents));

    /// <summary>The first milestone failed, was mended by a follow-up, and an idea was dismissed.</summary>
    private static Given Mended
    {
        get
        {
            var story = Stories.Consulting;
            var issue = story.State.BlockingIssues.First().Id;
            return story
                .And(Role.Orchestrator, new AmendPlan("Search must be mended.", Add:
                [
                    new(new("F-9"), "Search again", "Find whole words.", Samples.First, Follows: Samples.Endpoint.Id,
                        Mends: [Samples.Search.Id]),
                ]))
                .And(Role.Orchestrator, new ResolveIssue(issue, ResolvedBy.Feature, "It is a defect.", new("F-9")));
        }
    }

    private static MissionSeen Lively(MissionSeen seen) => seen with
    {
        Live =
        [
            .. seen.State.OpenRuns.Select(run => new LiveView(
                run.Id.ToString(), "worker", "implement", run.Seat, "F-1", run.Started, "shell npm test -- search", 12,
                run.Started.AddMinutes(1), 48_200, 900)),
        ],
    };

    private static Seen Home()
    {
        var now = Samples.Start.AddDays(2);
        HomeEntry[] entries =
        [
            HomeEntry.Of(Stories.Rehearsed.State, isRun: false) with { Mission = "search-1" },
            HomeEntry.Of(Stories.Working.State, isRun: true) with { Mission = "pins-2" },
            HomeEntry.Of(Stories.Working.State, isRun: false) with { Mission = "cut-off-3" },
            HomeEntry.Of(Stories.Completed.State, isRun: false) with { Mission = "old-4" },
            HomeEntry.Damaged("spoiled-5", "journal.jsonl:412 has a hash that does not fit it."),
        ];
        return new(now, "/home/ada/.missions", HomeView.Of(entries), null);
    }

    [Fact]
    public void A_long_prompt_leaves_room_for_what_is_typed()
    {
        var watched = new Watched(Stories.Working.Journal);
        var typing = new Typing(new('p', 200), [], "what is typed", 13);

        var shown = Screen.Of(watched.Ui with { Typing = typing }, watched.Seen, (80, 24)).Lines;

        Assert.Contains(shown, line => line.EndsWith("ppp... what is typed", StringComparison.Ordinal));
    }
}
