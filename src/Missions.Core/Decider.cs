using System.Diagnostics;
using Missions.Core.Seats;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

/// <summary>The gates of a mission. They say what may happen; prompts say what should.</summary>
public static partial class Decider
{
    /// <summary>
    /// What follows from a command: facts, or the sentence that says why not. A command whose id was applied before is
    /// accepted and has no effect.
    /// </summary>
    public static Decision Decide(Mission mission, Request request)
    {
        if (request.Id is { } id && mission.Applied.Contains(id)) return Accept();
        if (Forbidden(mission, request) is { } because) return Refuse(because);

        var decision = Decide(mission, request.Command, request);
        return decision.Refusal is not null ? decision : decision with
        {
            Events =
            [
                .. decision.Events.Select(happened => happened with
                {
                    By = request.By.ToString(),
                    Via = request.Via,
                    Command = request.Id,
                }),
            ],
        };
    }

    private static Decision Decide(Mission mission, MissionCommand command, Request request) => command switch
    {
        Open open => Opens(mission, open),
        Approve approve => Approves(mission, approve.Draft, isAssumed: false),
        Reject reject => Rejects(mission, reject),
        Say say => Says(say),
        AnswerQuestion answer => Answers(mission, answer),
        MissionCommand.Decide decide => Decides(mission, decide),
        Pause => Pauses(mission),
        Resume => Resumes(mission),
        Abort abort => Accept(new MissionAborted(abort.Because)),
        Waive waive => Waives(mission, waive),
        ChangeSeat change => Changes(change),
        ChangeBudget change => Changes(change.Budget),
        Sync sync => Syncs(mission, sync.Tip),
        TellPerson told => mission.Told.Contains(told.About)
            ? Accept()
            : Accept(new PersonTold(told.About, told.Kind, told.Ways, told.Failed)),
        NoticeBase notice => Notices(mission, notice.Commit),
        MergeBase merge => Merges(mission, merge),
        Land(var branch, var commit, var onto, var reruns) => Accept(new Landed(branch, commit, onto, reruns)),
        TakeDefaults => Defaults(mission, request.At),

        AskUser ask => Asks(mission, ask, request.At),
        NoteRequirement(var text, var topic, var source) => Accept(new RequirementNoted(text, topic, source)),
        NoteAssumption(var text, var topic, var source) => Accept(new AssumptionNoted(text, topic, source)),
        ProposePlan propose => Proposes(mission, propose),
        CheckReadiness check => Checks(mission, check.Readiness),
        Rehearse rehearse => Rehearses(mission, rehearse.Rehearsal),
        ReturnPlan => Returns(mission),

        AmendPlan amend => Amends(mission, amend),
        AmendContract amend => Amends(mission, amend),
        FinishRepair finish => Finishes(mission, finish),
        ResolveIssue resolve => Resolves(mission, resolve),
        AnswerProposal answer => Answers(mission, answer),
        GiveNotice notice => Accept(new NoticeGiven(new(new(mission.Notices.Count + 1), notice.Text))),
        RollBack back => RollsBack(mission, back),
        EndConsult => Accept(),

        WriteSkill write => Writes(mission, write),
        RaiseIssue raise => Raises(mission, raise, request.By),
        Propose propose => Proposes(mission, propose, request.By),
        HandOff handOff => HandsOff(mission, handOff, request.By),
        ReportReview report => Reports(mission, report, request.By),
        GiveVerdict give => GivesVerdict(mission, give, request.By),

        StartRun start => Starts(mission, start, request.At),
        ResumeRun resume => Resumes(mission, resume),
        EndRun end => Ends(mission, end),
        LoseRun lose => Accept(new RunLost(lose.Run, lose.Reason, lose.Spend, lose.Kind, lose.Transcript)),
        TakeSeat take => Takes(mission, take),
        Park park => Parks(mission, park, request.At),
        Unpark unpark => Unparks(mission, unpark.Run),
        ReachBudget reach => Reaches(mission, reach),
        StartValidation => StartsValidation(mission),
        RecordEvidence record => Records(mission, record.Evidence),
        RecordFlow record => RecordsFlow(mission, record.Recording),
        RecordBite record => RecordsBite(mission, record),
        EndValidation => EndsValidation(mission),
        SealMilestone => Seals(mission),
        AskHuman ask => Asks(mission, ask, request.At),
        Complete complete => Completes(mission, complete),
        _ => throw new UnreachableException($"{command.GetType().Name} has no arm in Decider.Decide."),
    };

    private static string? Forbidden(Mission mission, Request request)
    {
        var command = request.Command;
        if (!Authority.Allows(request.By.Role, command.GetType()))
            return $"This is not for you: {command.GetType().Name} is not a tool "
                + $"of the {AgentSeats.Name(request.By.Role)}.";
        if (mission.Opening is null && command is not Open) return "This mission was never opened.";
        if (mission.IsOver && command is Say)
            return "The mission is over; nobody would hear it. `mission plan` opens a new one.";
        if (mission.IsOver && command is not (Land or TakeDefaults or Sync or TellPerson))
            return "The mission is over; nothing can be changed any more.";
        if (request.By is { Role: not (Role.Human or Role.Engine), Run: null })
            return $"Say which run asks: a {AgentSeats.Name(request.By.Role)} is always in one.";
        if (request.By.Run is { } run && mission.Run(run) is not { IsOpen: true })
            return $"{run} is not open any more; what it reports comes too late.";
        if (request.By.Run is { } mine && mission.Run(mine) is { } own && own.Role != request.By.Role)
            return $"{mine} is the run of a {AgentSeats.Name(own.Role)}, not of a {AgentSeats.Name(request.By.Role)}.";
        if (command is LoseRun { Run: var lost } && mission.Run(lost) is not { IsOpen: true })
            return $"{lost} is not open.";

        return null;
    }
}
