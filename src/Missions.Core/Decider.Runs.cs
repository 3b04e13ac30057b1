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

        var round = mission.OpenRound;
        var isOfRound = start.Purpose is Purpose.Scrutinize or Purpose.Review or Purpose.Use;
        return Accept(new RunStarted(new(
            mission.NextRun,
            start.Role,
            start.Purpose,
            start.Seat,
            isOfRound ? round!.Number : Nth(mission, start),
            isOfRound ? round!.Commit : mission.Head,
            start.Feature,
            start.Purpose is Purpose.Implement or Purpose.Consult || isOfRound ? mission.Current?.Id : null,
            start.Prompts,
            at)));
    }

    /// <summary>Which time it is that this assignment is given, whatever became of runs that were lost.</summary>
    private static int Nth(Mission mission, StartRun start) => 1 + start.Purpose switch
    {
        Purpose.Plan => mission.Drafts,
        Purpose.Implement => mission.Handoffs.Count(one => one.Feature == start.Feature),
        var purpose => mission.Runs.Count(run => run.Purpose == purpose && run.State is RunState.Ended),
    };

    private static string? Holds(Mission mission, StartRun start) => start.Purpose switch
    {
        Purpose.Implement => HoldsWork(mission, start.Feature),
        Purpose.Review => HoldsReview(mission, start.Feature),
        Purpose.Scrutinize or Purpose.Use when mission.OpenRound is null => "No milestone is being validated.",
        _ when mission.OpenRuns.FirstOrDefault() is { } open => $"{open.Id} is open; one run at a time.",
        _ => null,
    };

    private static string? HoldsWork(Mission mission, FeatureId? feature) => mission switch
    {
        { IsApproved: false } => "No work starts before the plan is approved.",
        _ when mission.OpenRuns.FirstOrDefault() is { } open => $"{open.Id} is open; one run at a time may write.",
        { OpenRound: { } round } => $"{round.Milestone} is being validated; work goes on after that.",
        { Blocker: { } blocker } => blocker.About,
        { Unrehearsed: [var proof, ..] } => $"The proof of {proof.Id} was changed and not tried yet.",
        { NextFeature: var next } when next?.Id != feature =>
            $"{feature} is not next; {next?.Id.ToString() ?? "no feature"} is.",
        _ => null,
    };

    private static string? HoldsReview(Mission mission, FeatureId? feature)
    {
        if (mission.OpenRound is not { } round) return "No milestone is being validated.";
        if (mission.MissingReviews(round).All(one => one.Id != feature)) return $"{feature} is not to be reviewed now.";
        if (mission.OpenRuns.Any(run => run.Feature == feature)) return $"{feature} is being reviewed already.";
        if (mission.OpenRuns.Count() >= mission.Opening!.Limits.FanOut)
            return "As many reviewers as allowed are at work.";

        return null;
    }

    private static Decision Resumes(Mission mission, ResumeRun resume) => mission.Run(resume.Run) switch
    {
        not { IsOpen: true } => Refuse($"{resume.Run} is not open."),
        { Resumes: var often } when often >= mission.Opening!.Limits.Resumes =>
            Refuse($"{resume.Run} was continued {often} times already; start afresh."),
        _ => Accept(new RunResumed(resume.Run)),
    };

    private static Decision Ends(Mission mission, EndRun end)
    {
        if (mission.Run(end.Run) is not { IsOpen: true } run) return Refuse($"{end.Run} is not open.");
        if (MissingReport(mission, run) is { } missing) return Refuse(missing);

        Seq<MissionEvent> ended = [new RunEnded(end.Run, end.Spend)];
        var isInVain = run.Purpose is Purpose.Consult
            && mission.OpenQuestions is []
            && mission.ConsultedAbout is not null
            && mission.Blocker?.Key == mission.ConsultedAbout;

        return Accept([.. ended, .. isInVain ? InVain(mission, run) : []]);
    }

    /// <summary>A run ends with its report. A cheerful sentence is not one.</summary>
    private static string? MissingReport(Mission mission, Run run) => run.Role switch
    {
        Role.Worker when mission.Handoffs.All(one => one.Run != run.Id) => $"{run.Id} has not handed off.",
        Role.Reviewer when run.Purpose is Purpose.Review
            && !(mission.OpenRound?.Reviews.Any(review => review.Feature == run.Feature) ?? true) =>
            $"{run.Id} has not reported.",
        Role.UserTester when mission.OpenRound is { Use: null } => $"{run.Id} has given no verdict.",
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
