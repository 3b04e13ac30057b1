using Missions.Core;
using Missions.Core.Seats;
using static Missions.Core.MissionCommand;

namespace Missions.Tests.Core;

public class AuthorityTests
{
    private static readonly Type[] OfTheOrchestrator =
    [
        typeof(AskUser), typeof(NoteRequirement), typeof(NoteAssumption), typeof(ProposePlan), typeof(AmendPlan),
        typeof(AmendContract), typeof(ResolveIssue), typeof(AnswerProposal), typeof(GiveNotice), typeof(RollBack),
        typeof(EndConsult), typeof(WriteSkill),
    ];

    private static readonly Type[] OfTheHuman =
    [
        typeof(Open), typeof(Approve), typeof(Reject), typeof(Say), typeof(AnswerQuestion),
            typeof(MissionCommand.Decide),
        typeof(Pause), typeof(Resume), typeof(Abort), typeof(Waive), typeof(Land), typeof(MissionCommand.Sync),
        typeof(ChangeSeat), typeof(ChangeBudget),
    ];

    private static readonly Type[] OfTheEngine =
    [
        typeof(Park), typeof(Unpark), typeof(ReachBudget), typeof(TakeSeat),
        typeof(StartRun), typeof(ResumeRun), typeof(EndRun), typeof(LoseRun), typeof(CheckReadiness), typeof(Rehearse),
        typeof(ReturnPlan), typeof(StartValidation), typeof(RecordEvidence), typeof(RecordFlow), typeof(RecordBite),
            typeof(EndValidation),
            typeof(SealMilestone),
        typeof(FinishRepair), typeof(AskHuman), typeof(TakeDefaults), typeof(Complete),
        typeof(TellPerson), typeof(NoticeBase), typeof(MergeBase),
    ];

    public static TheoryData<Role, Type[]> Rows => new()
    {
        { Role.Human, OfTheHuman },
        { Role.Engine, OfTheEngine },
        { Role.Orchestrator, OfTheOrchestrator },
        { Role.Worker, [typeof(WriteSkill), typeof(HandOff), typeof(RaiseIssue), typeof(Propose)] },
        { Role.Scrutineer, [typeof(RaiseIssue), typeof(Propose), typeof(GiveVerdict)] },
        { Role.Reviewer, [typeof(RaiseIssue), typeof(Propose), typeof(ReportReview)] },
        { Role.UserTester, [typeof(RaiseIssue), typeof(Propose), typeof(GiveVerdict)] },
        { Role.Scout, [] },
    };

    [Theory, MemberData(nameof(Rows))]
    public void Each_role_may_do_exactly_this(Role role, Type[] commands) =>
        Assert.Equal(
            commands.Select(one => one.Name).Order(),
            Authority.Commands.Where(command => Authority.Allows(role, command)).Select(one => one.Name).Order());

    [Fact]
    public void Nobody_but_a_human_approves_waives_or_decides() =>
        Assert.All(
            Enum.GetValues<Role>().Where(role => role is not Role.Human),
            role => Assert.DoesNotContain(OfTheHuman, command => Authority.Allows(role, command)));
}
