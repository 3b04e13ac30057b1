using Missions.Core.Runs;
using Missions.Core.Seats;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision Starts(Mission mission, StartRun start, DateTimeOffset at)
    {
        if (Holds(mission, start) is { } because) return Refuse(because);
        var milestone = MilestoneOf(mission, start.Purpose);
        if (mission.CapReached(milestone, at) is { } cap) return Accept(cap);
        if (Window(mission, start, at) is { } closed) return Accept(closed);

        var round = mission.OpenRound;
        var isOfRound = Independence.IsJudging(start.Purpose);
        var run = new Run(
            mission.NextRun,
            start.Role,
            start.Purpose,
            start.Seat,
            isOfRound ? round!.Number : Nth(mission, start),
            isOfRound ? round!.Commit : start.Purpose is Purpose.Question ? mission.Base : mission.Head,
            start.Feature,
            milestone,
            start.Prompts,
            at,
            Credentials: start.Credentials,
            Group: start.Group);
        return NotIndependent(mission, run) is { } shared
            ? Accept(new Parked(
                $"{shared} Give one of the seats to another provider with `mission seat`.", null, WaitsOn.Human))
            : Accept(new RunStarted(run));
    }

    /// <summary>The wait until a run may begin in this seat again; null where it may now.</summary>
    private static Parked? Window(Mission mission, StartRun start, DateTimeOffset at) =>
        start.Window is { } window
        && window.Opens(mission.Runs.Where(run => run.Seat == start.Seat).Select(run => run.Started), at) is { } opens
            ? new(
                $"{start.Seat} has begun {window.Runs} runs within {window.Hours:0.##} hours, which is all it may.",
                opens)
            : null;

    /// <summary>Why a run may not judge, where the human wants judges of another provider; else null.</summary>
    private static string? NotIndependent(Mission mission, Run judge) =>
        mission.Opening!.IsIndependent && Independence.SharedBy(mission, judge) is [var built, ..]
            ? $"{judge.Seat} is not to judge what {built.Seat} built in {built.Id}: independence is `require`."
            : null;

    private static MilestoneId? MilestoneOf(Mission mission, Purpose purpose) =>
        purpose is Purpose.Implement or Purpose.Consult || Independence.IsJudging(purpose) ? mission.Current?.Id : null;

    /// <summary>Which time it is that this assignment is given, whatever became of runs that were lost.</summary>
    private static int Nth(Mission mission, StartRun start) => 1 + start.Purpose switch
    {
        Purpose.Plan => mission.Drafts,
        Purpose.Implement => mission.Handoffs.Count(one => one.Feature == start.Feature),
        var purpose => mission.Runs.Count(run => run.Purpose == purpose && run.State is RunState.Ended),
    };

    private static string? Holds(Mission mission, StartRun start) => start.Purpose switch
    {
        var purpose when Sits(purpose) != start.Role => $"{purpose} is not for a {AgentSeats.Name(start.Role)}.",
        _ when mission.Parking is { } parked => $"Nothing starts now: {parked.Reason}",
        _ when mission.OpenQuestions is [var question, ..] => $"{question.Id} waits for the human.",
        _ when mission.OpenChoices is [var choice, ..] => $"{choice.Id} waits for the human.",
        Purpose.Implement => HoldsWork(mission, start.Feature),
        Purpose.Review => HoldsReview(mission, start.Feature),
        Purpose.Use when start.Group is { } group => HoldsUse(mission, group),
        Purpose.Question => HoldsQuestion(mission, start.Group),
        _ when mission.OpenRuns.FirstOrDefault() is { } open => $"{open.Id} is open; one run at a time.",
        Purpose.Scrutinize => HoldsStage(mission, Stage.SumUp),
        Purpose.Use => HoldsStage(mission, Stage.Use),
        _ when mission.OpenRound is { } round => $"{round.Milestone} is being validated; decisions wait for that.",
        Purpose.Interview or Purpose.Plan when mission.IsApproved => "The plan is approved; a consult may amend it.",
        Purpose.Consult or Purpose.Debrief when !mission.IsApproved => "The plan is not approved yet.",
        Purpose.Repair when mission.Repairs is [] => "No repair is pending.",
        _ => null,
    };

    /// <summary>Who takes on what.</summary>
    private static Role Sits(Purpose purpose) => purpose switch
    {
        Purpose.Implement => Role.Worker,
        Purpose.Scrutinize => Role.Scrutineer,
        Purpose.Review or Purpose.Repair or Purpose.Question => Role.Reviewer,
        Purpose.Use => Role.UserTester,
        _ => Role.Orchestrator,
    };

    private static string? HoldsWork(Mission mission, FeatureId? feature) => mission switch
    {
        { IsApproved: false } => "No work starts before the plan is approved.",
        _ when mission.OpenRuns.FirstOrDefault() is { } open => $"{open.Id} is open; one run at a time may write.",
        { OpenRound: { } round } => $"{round.Milestone} is being validated; work goes on after that.",
        { Blocker: { } blocker } => blocker.About,
        { Unrehearsed: [var proof, ..] } => $"The proof of {proof.Id} was changed and not tried yet.",
        { ToHoldAgain: [var proof, ..] } => $"{proof.Id} is still to be proven again on what came in from the base.",
        { IsSyncDue: true } => "What is new on the base is still to come in.",
        { NextFeature: null } => "No feature is left to be built.",
        { NextFeature: { } next } when next.Id != feature => $"{feature} is not next; {next.Id} is.",
        _ => null,
    };

    private static string? HoldsReview(Mission mission, FeatureId? feature)
    {
        if (HoldsStage(mission, Stage.Reviews) is { } because) return because;
        if (mission.OpenRuns.FirstOrDefault(run => run.Purpose is not Purpose.Review) is { } other)
            return $"{other.Id} is open; reviews wait for it.";
        var round = mission.OpenRound!;
        if (mission.MissingReviews(round).All(one => one.Id != feature)) return $"{feature} is not to be reviewed now.";
        if (mission.OpenRuns.Any(run => run.Feature == feature)) return $"{feature} is being reviewed already.";
        if (mission.OpenRuns.Count() >= mission.Opening!.Limits.FanOut)
            return "As many reviewers as allowed are at work.";

        return null;
    }

    private static string? HoldsUse(Mission mission, string group)
    {
        if (HoldsStage(mission, Stage.Use) is { } because) return because;
        if (mission.OpenRuns.FirstOrDefault(run => run.Purpose is not Purpose.Use || run.Group is null) is { } other)
            return $"{other.Id} is open; use waits for it.";
        if (!mission.DueGroups(mission.OpenRound!).Contains(group))
            return $"The flows of {group} are not to be used now.";
        if (mission.OpenRuns.Count() >= mission.Opening!.Limits.FanOut)
            return "As many user-testers as allowed are at work.";

        return null;
    }

    private static string? HoldsQuestion(Mission mission, string? asked)
    {
        if (mission.OpenRuns.FirstOrDefault(run => run.Purpose is not Purpose.Question) is { } other)
            return $"{other.Id} is open; questions wait for it.";
        if (mission.DueQuestions.All(one => one.Id.Value != asked)) return $"{asked} is not to be asked about now.";
        if (mission.OpenRuns.Count() >= mission.Opening!.Limits.FanOut)
            return "As many reviewers as allowed are at work.";

        return null;
    }

    /// <summary>Executed checks and proofs come first, then opinions, then use; nobody is asked too early.</summary>
    private static string? HoldsStage(Mission mission, Stage stage) => mission.OpenRound switch
    {
        null => "No milestone is being validated.",
        var round when mission.StageOf(round) is var now && now != stage => $"{stage} is not due: {now} comes next.",
        _ => null,
    };

    private static Decision Resumes(Mission mission, ResumeRun resume) => mission.Run(resume.Run) switch
    {
        not { IsOpen: true } => Refuse($"{resume.Run} is not open."),
        _ when mission.Parking is { } parked => Refuse($"Nothing goes on now: {parked.Reason}"),
        { Resumes: var often, WasParked: false } when often >= mission.Opening!.Limits.Resumes =>
            Refuse($"{resume.Run} was continued {often} times already; start afresh."),
        _ => Accept(new RunResumed(resume.Run, resume.Spend)),
    };

    private static Decision Ends(Mission mission, EndRun end)
    {
        if (mission.Run(end.Run) is not { IsOpen: true } run) return Refuse($"{end.Run} is not open.");
        if (MissingReport(mission, run) is { } missing) return Refuse(missing);

        Seq<MissionEvent> ended = [new RunEnded(end.Run, end.Spend, end.Transcript)];
        var isInVain = run.Purpose is Purpose.Consult
            && mission.OpenQuestions is []
            && mission.ConsultedAbout is not null
            && mission.Blocker?.Key == mission.ConsultedAbout;

        return Accept(
        [
            .. ended,
            .. isInVain ? InVain(mission, run) : [],
            .. run.Role is Role.Worker ? Issues(mission, [.. Worsened(mission)]) : [],
        ]);
    }

    /// <summary>A run ends with its report. A cheerful sentence is not one.</summary>
    private static string? MissingReport(Mission mission, Run run) => run.Role switch
    {
        Role.Orchestrator when run.Purpose is Purpose.Plan
            && mission.LacksPlan && mission.Drafts < run.Round && mission.OpenQuestions is [] =>
            $"{run.Id} has proposed no plan.",
        Role.Reviewer when run.Purpose is Purpose.Repair
            && mission.Repairs is [var repair, ..] && mission.JudgementOf(repair) is null =>
            $"{run.Id} has not judged the repair of {repair.Assertion}.",
        Role.Reviewer when run.Purpose is Purpose.Question && mission.AskedIn(run) is not null =>
            $"{run.Id} has not answered.",
        Role.Worker when mission.Handoffs.All(one => one.Run != run.Id) => $"{run.Id} has not handed off.",
        Role.Reviewer when run.Purpose is Purpose.Review
            && !(mission.OpenRound?.Reviews.Any(review => review.Feature == run.Feature) ?? true) =>
            $"{run.Id} has not reported.",
        Role.UserTester when mission.OpenRound is { } round && !HasJudged(mission, run, round) =>
            $"{run.Id} has given no verdict.",
        Role.Scrutineer when mission.OpenRound is { Scrutiny: null } => $"{run.Id} has given no verdict.",
        _ => null,
    };

    private static Seq<MissionEvent> InVain(Mission mission, Run run) =>
    [
        new IssueRaised(new(
            mission.NextIssue,
            Severity.Suggestion,
            $"The consult {run.Id} ended with the same thing still in the way: {mission.Blocker!.About}",
            "engine")),
    ];
}
