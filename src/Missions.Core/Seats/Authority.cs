using static Missions.Core.MissionCommand;
using static Missions.Core.Seats.Role;

namespace Missions.Core.Seats;

/// <summary>Who may ask what. The tools that an agent is given come from here, and so do refusals.</summary>
public static class Authority
{
    private static readonly Role[] Validators = [Scrutineer, Reviewer, UserTester];

    private static readonly Dictionary<Type, Role[]> Table = new()
    {
        [typeof(Open)] = [Human],
        [typeof(Approve)] = [Human],
        [typeof(Reject)] = [Human],
        [typeof(Say)] = [Human],
        [typeof(AnswerQuestion)] = [Human],
        [typeof(Decide)] = [Human],
        [typeof(Pause)] = [Human],
        [typeof(Resume)] = [Human],
        [typeof(Abort)] = [Human],
        [typeof(Waive)] = [Human],
        [typeof(ChangeSeat)] = [Human],
        [typeof(ChangeBudget)] = [Human],
        [typeof(Land)] = [Human],
        [typeof(Sync)] = [Human],

        [typeof(AskUser)] = [Orchestrator],
        [typeof(NoteRequirement)] = [Orchestrator],
        [typeof(NoteAssumption)] = [Orchestrator],
        [typeof(ProposePlan)] = [Orchestrator],
        [typeof(AmendPlan)] = [Orchestrator],
        [typeof(AmendContract)] = [Orchestrator],
        [typeof(ResolveIssue)] = [Orchestrator],
        [typeof(AnswerProposal)] = [Orchestrator],
        [typeof(GiveNotice)] = [Orchestrator],
        [typeof(RollBack)] = [Orchestrator],
        [typeof(EndConsult)] = [Orchestrator],
        [typeof(WriteSkill)] = [Orchestrator, Worker],

        [typeof(HandOff)] = [Worker],
        [typeof(RaiseIssue)] = [Worker, .. Validators],
        [typeof(Propose)] = [Worker, .. Validators],
        [typeof(ReportReview)] = [Reviewer],
        [typeof(GiveVerdict)] = [Scrutineer, UserTester],

        [typeof(StartRun)] = [Engine],
        [typeof(ResumeRun)] = [Engine],
        [typeof(EndRun)] = [Engine],
        [typeof(LoseRun)] = [Engine],
        [typeof(TakeSeat)] = [Engine],
        [typeof(Park)] = [Engine],
        [typeof(Unpark)] = [Engine],
        [typeof(ReachBudget)] = [Engine],
        [typeof(CheckReadiness)] = [Engine],
        [typeof(Rehearse)] = [Engine],
        [typeof(ReturnPlan)] = [Engine],
        [typeof(StartValidation)] = [Engine],
        [typeof(RecordEvidence)] = [Engine],
        [typeof(RecordFlow)] = [Engine],
        [typeof(RecordBite)] = [Engine],
        [typeof(EndValidation)] = [Engine],
        [typeof(SealMilestone)] = [Engine],
        [typeof(FinishRepair)] = [Engine],
        [typeof(AskHuman)] = [Engine],
        [typeof(TakeDefaults)] = [Engine],
        [typeof(Complete)] = [Engine],
        [typeof(TellPerson)] = [Engine],
        [typeof(NoticeBase)] = [Engine],
        [typeof(MergeBase)] = [Engine],
    };

    /// <summary>Every command that anybody may give.</summary>
    public static IEnumerable<Type> Commands => Table.Keys;

    public static bool Allows(Role role, Type command) => Table[command].Contains(role);
}
