using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

public class AmendPlanTests
{
    private static readonly FeatureToAdd Extra =
        new(new("F-9"), "Table", "Make room.", First, Enabling: "Search needs it.");

    private static Given When(AmendPlan amend) => Stories.Heard.When(Role.Orchestrator, amend);

    private static IEnumerable<string> Order(Given given, AmendPlan amend) =>
        given.And(Role.Orchestrator, amend).State.Plan!.Milestones[0].Features.Select(one => one.Id.Value);

    [Fact]
    public void A_new_feature_goes_before_all_that_is_still_to_do()
    {
        Assert.Equal(["F-9", "F-1", "F-2"], Order(Stories.Heard, new("More.", [Extra])));
        Assert.Equal(
            ["F-9", "F-8", "F-1", "F-2"],
            Order(Stories.Heard, new("More.", [Extra, Extra with { Id = new("F-8") }])));
    }

    [Fact]
    public void Or_before_the_one_that_is_named() =>
        Assert.Equal(["F-1", "F-9", "F-2"], Order(Stories.Heard, new("More.", [Extra with { Before = new("F-2") }])));

    [Fact]
    public void Or_last_where_nothing_else_is_to_do()
    {
        var given = Stories.Consulting;

        Assert.Equal(["F-1", "F-2", "F-9"], Order(given, new("Mend it.",
            [Extra with { Follows = new("F-1"), Mends = [Search.Id] }])));
        Assert.Equal(new("F-9"), given.State.NextFeature!.Id);
    }

    [Fact]
    public void What_is_built_stays_first_whatever_the_order() =>
        Assert.Equal(
            ["F-1", "F-2", "F-9"],
            Order(
                Stories.Working.Until(mission => mission is { Handoffs.Count: 1 } && !mission.OpenRuns.Any())
                    .And(Actor.Human, new Say("Hm.")).Until(mission => mission.OpenRuns.Any()),
                new("Later.", [Extra], Order: [new("F-2"), new("F-9")])));

    [Fact]
    public void A_feature_that_is_still_to_do_can_change() =>
        Assert.Equal(
            "Other",
            Stories.Heard.And(Role.Orchestrator, new AmendPlan("Better.", Change: [Endpoint with { Title = "Other" }]))
                .State.Plan!.Feature(Endpoint.Id)!.Title);

    [Fact]
    public void A_feature_that_owns_nothing_can_be_cancelled()
    {
        var given = Stories.Heard.And(Role.Orchestrator, new AmendPlan("More.", [Extra]))
            .And(Role.Orchestrator, new AmendPlan("Less.", Cancel: [new(Extra.Id, "Not needed.")]));

        Assert.Equal((true, null), (given.State.IsCancelled(Extra.Id), given.State.Plan!.Feature(Extra.Id)));
        given.When(Role.Orchestrator, new AmendPlan("More.", [Extra]))
            .ThenRefused("F-9 was cancelled; give the new feature another id.");
    }

    public static TheoryData<string, AmendPlan> Refused => new()
    {
        { "Say in `because` why the plan must change.", new(" ", [Extra]) },
        { "There is no milestone M-9 for F-9.", new("More.", [Extra with { Milestone = new("M-9") }]) },
        { "F-3, before which F-9 is to stand, is not in M-1.", new("More.", [Extra with { Before = new("F-3") }]) },
        { "There is no feature F-7.", new("More.", Change: [Endpoint with { Id = new("F-7") }]) },
        { "There is no feature F-8.", new("Less.", Cancel: [new(new("F-8"), "No.")]) },
        { "There is no feature F-6 to put in order.", new("Sort.", Order: [new("F-2"), new("F-6")]) },
        { "F-1 owns A-SEARCH-1; move what it satisfies to another feature first, or remove the assertion.",
            new("Less.", Cancel: [new(new("F-1"), "No.")]) },
        { "The plan does not hold together. No feature satisfies A-SEARCH-1.",
            new("Less.", Change: [Endpoint with { Satisfies = [], Enabling = "It helps." }]) },
        { "The plan does not hold together. F-1 is used 2 times; ids are unique.",
            new("More.", [Extra with { Id = new("F-1") }]) },
    };

    [Theory, MemberData(nameof(Refused))]
    public void What_makes_no_sense_is_refused(string because, AmendPlan amend) => When(amend).ThenRefused(because);

    [Fact]
    public void Nothing_is_amended_before_the_approval()
    {
        const string because = "The plan is not approved yet; call `propose_plan` with the whole of it.";

        Stories.Planning.When(Role.Orchestrator, new AmendPlan("More.", [Extra])).ThenRefused(because);
        Stories.Planning.When(Role.Orchestrator, new AmendContract("More.")).ThenRefused(because);
    }

    [Fact]
    public void What_is_built_gets_a_follow_up_instead() =>
        Stories.Consulting.When(Role.Orchestrator, new AmendPlan("Better.", Change: [Endpoint]))
            .ThenRefused("F-1 is built already; add a follow-up instead.");

    [Fact]
    public void What_is_sealed_gets_no_more_features() =>
        Stories.FirstSealed.And(Actor.Human, new Say("More.")).Until(mission => mission.OpenRuns.Any())
            .When(Role.Orchestrator, new AmendPlan("More.", [Extra]))
            .ThenRefused("M-1 is sealed; put F-9 into a later milestone.");

    [Fact]
    public void A_follow_up_makes_a_new_round_possible()
    {
        var given = Stories.Consulting
            .And(Role.Orchestrator, new AmendPlan("Mend it.",
                [Extra with { Follows = new("F-1"), Mends = [Search.Id] }]))
            .Until(mission => mission.Issues.All(issue => !issue.IsOpen) && !mission.OpenRuns.Any());

        Assert.Equal(new Step.Implement(new("F-9")), Navigator.Next(given.State));
        given.Until(mission => mission.OpenRound is not null);
        Assert.Equal(("c3", 2), (given.State.OpenRound!.Commit, given.State.OpenRound.Number));
    }
}
