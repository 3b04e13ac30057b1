using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;
using static Missions.Tests.Core.Samples;

namespace Missions.Tests.Core;

/// <summary>Skills that are revised, taken back, and held against what followed.</summary>
public class SkillTests
{
    private const string Old = "Write plain node.", New = "Write plain node.\nNever test.";

    private static Given Working => Stories.Working;

    private static WriteSkill Write(string body) => new("backend", "How to work on the server", body, "I was slow.");

    [Fact]
    public void A_text_that_is_no_other_is_no_revision() => Working.When(Role.Worker, Write(Old)).Then();

    [Fact]
    public void A_new_text_is_a_revision_with_its_origin()
    {
        var revised = Working.And(Role.Worker, Write(New));

        Assert.Equal(
            [
                new(Notes.Skills[0], 1, "plan", "it came with the plan", 2),
                new(new("backend", "How to work on the server", New), 2, "R-0003", "I was slow.", 3),
            ],
            revised.State.SkillRevisions);
    }

    [Theory, InlineData(Old), InlineData("revision 1"), InlineData("revision 1\n")]
    public void A_text_that_it_had_before_takes_back_what_came_since(string body)
    {
        var back = Working.And(Role.Worker, Write(New));

        back.When(Role.Worker, Write(body)).Then(new SkillReverted(Notes.Skills[0], "I was slow."));
        back.And(Role.Worker, Write(body));

        Assert.Equal(1, back.State.SkillRevisions[^1].TakesBackTo);
        Assert.Equal(Old, back.State.Skills[0].Body);
    }

    [Fact]
    public void A_revision_that_never_was_cannot_come_back() =>
        Working.When(Role.Worker, Write("revision 7"))
            .ThenRefused("There is no revision 7 of backend; it has 1.");

    [Fact]
    public void What_followed_is_counted_before_and_since()
    {
        var effect = SkillEffect.All(After(troubled: 3).State)[1];

        Assert.Equal(new(2), effect.Before);
        Assert.Equal(new(3, FollowUps: 1, Disputes: 3, Deviations: 3), effect.After);
        Assert.Equal(7 / 3.0, effect.After.Rate);
        Assert.True(effect.IsWorse);
    }

    [Fact]
    public void Two_runs_say_nothing() => Assert.False(SkillEffect.All(After(troubled: 2).State)[1].IsWorse);

    [Fact]
    public void What_was_taken_back_is_not_blamed_for_what_came_later()
    {
        var mission = After(troubled: 2)
            .And(new SkillReverted(Notes.Skills[0], "It was worse."))
            .And(Run(8, "F-8", isTroubled: true)).State;

        Assert.Equal(2, SkillEffect.All(mission)[1].After.Runs);
        Assert.Equal(new(1, Disputes: 1, Deviations: 1), SkillEffect.All(mission)[2].After);
    }

    [Fact]
    public void The_orchestrator_is_asked_once_whether_to_take_it_back()
    {
        var ended = After(troubled: 3).And(Begins(8, "F-8"), Hands(8, "F-8", isTroubled: false));

        ended.When(Actor.Engine, new EndRun(new(8), default));

        var issue = ended.ThenOne<IssueRaised>().Issue;
        Assert.Equal("backend 2", issue.Revision);
        Assert.Equal(Severity.NonBlocking, issue.Severity);
        Assert.Equal(
            "Since R-0003 revised the skill backend (revision 2: I was slow.) 3 runs met 2.33 troubles each (1 "
                + "follow-ups, 3 disputes, 3 deviations, 0 lost, 0 findings), before that 2 runs met 0 troubles each "
                + "(0 follow-ups, 0 disputes, 0 deviations, 0 lost, 0 findings). It added: Never test. It took out: "
                + "nothing.",
            issue.Text);
        Assert.Equal(
            "Write the skill again with the body `revision 1`, which takes this one back, or with what is better than "
                + "both; or leave it and say why.",
            issue.SuggestedFix);

        ended.And(new IssueRaised(issue)).When(Actor.Engine, new EndRun(new(8), default))
            .Then(new RunEnded(new(8), default));
    }

    [Fact]
    public void What_did_not_get_worse_is_not_asked_about()
    {
        var fine = Before.And(Revised)
            .And(Run(5, "F-6", false)).And(Run(6, "F-7", false)).And(Run(7, "F-9", false))
            .And(Begins(8, "F-8"), Hands(8, "F-8", isTroubled: false));

        fine.When(Actor.Engine, new EndRun(new(8), default)).Then(new RunEnded(new(8), default));
    }

    [Fact]
    public void A_systemic_suggestion_keeps_the_milestone_from_being_validated_until_somebody_answers()
    {
        var suggested = Stories.Built.And(new IssueRaised(new(
            new(1), Severity.Suggestion, "Skill backend: Say how to start it.", "R-0003")));

        suggested.When(Actor.Engine, new StartValidation())
            .ThenRefused("To be triaged before M-1 is validated: I-1.");

        suggested.And(new IssueResolved(new(1), new(ResolvedBy.Dismiss, "It is said.")))
            .When(Actor.Engine, new StartValidation()).ThenOne<ValidationStarted>();
    }

    /// <summary>Two runs by the skill as it came with the plan, its revision, then troubled ones by that.</summary>
    private static Given After(int troubled)
    {
        var given = Before.And(Revised);
        for (var number = 5; number < 5 + troubled; number++)
            given.And(Run(number, $"F-{number}", isTroubled: true));
        return given;
    }

    private static Given Before => new Given(
        new MissionOpened("notes-1", "Notes.", "/repo", "base", "main", false, false, false, new()),
        new PlanProposed(Notes with
        {
            Milestones =
            [
                new(First, "Much", "Much is built.",
                [
                    .. Enumerable.Range(3, 8).Select(one =>
                        new Feature(new($"F-{one}"), "One", "Of many.", Enabling: "So.", Skill: "backend")),
                    new(new("F-5B"), "Mends", "It.", Enabling: "So.", Follows: new("F-5")),
                ]),
            ],
        }),
        new PlanApproved(false),
        Begins(1, null), Ends(1), Begins(2, null), Ends(2))
        .And(Run(3, "F-3", isTroubled: false)).And(Run(4, "F-4", isTroubled: false));

    private static SkillRevised Revised =>
        new(new("backend", "How to work on the server", New), "I was slow.") { By = "R-0003" };

    private static MissionEvent[] Run(int number, string feature, bool isTroubled) =>
    [
        Begins(number, feature),
        Hands(number, feature, isTroubled),
        .. isTroubled
            ? [new ClaimDisputed(new(number), new(feature), "It ran.", "It did not.")]
            : Array.Empty<MissionEvent>(),
        Ends(number),
    ];

    private static RunStarted Begins(int number, string? feature) => new(new(
        new(number),
        feature is null ? Role.Orchestrator : Role.Worker,
        feature is null ? Purpose.Plan : Purpose.Implement,
        "scripted/one",
        1,
        Feature: feature is null ? null : new FeatureId(feature)));

    private static RunEnded Ends(int number) => new(new(number), default);

    private static FeatureHandedOff Hands(int number, string feature, bool isTroubled) => new(
        new(number),
        new(feature),
        Done() with { Procedure = isTroubled ? new(false, [new("Test", "Nothing", "Told so.")]) : new(true) },
        Facts("base", $"c{number}"));
}
