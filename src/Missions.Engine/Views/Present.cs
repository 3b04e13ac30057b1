using System.Diagnostics;
using Missions.Core;
using Missions.Core.Runs;

namespace Missions.Engine.Views;

/// <summary>What a mission does or waits for at this moment.</summary>
/// <param name="Since">When that began, as far as the journal knows.</param>
/// <param name="WaitsOn"><c>you</c>, <c>a provider</c>, or a run.</param>
internal sealed record Present(string State, string Sentence, DateTimeOffset Since, string? WaitsFor, string? WaitsOn)
{
    /// <param name="isRun">A live process runs it.</param>
    public static Present Of(Mission mission, bool isRun)
    {
        var run = mission.OpenRuns.LastOrDefault();
        var since = mission.Parking?.Since ?? run?.Started ?? mission.LastAt;
        return (Navigator.Next(mission), isRun) switch
        {
            (Step.Rest { Reason: RestReason.NeedsYou } rest, _) =>
                new("needs-you", rest.Sentence, since, rest.Sentence, "you"),
            (Step.Rest { Reason: RestReason.Waiting } rest, _) =>
                new("waiting", rest.Sentence, since, rest.Sentence, "a provider"),
            (Step.Rest { Reason: RestReason.Budget } rest, _) =>
                new("budget", rest.Sentence, since, rest.Sentence, "you"),
            (Step.Rest rest, _) => new(Words.Of(rest.Reason), rest.Sentence, since, null, null),
            (var step, true) => new("working", Work(mission, step), since, run is null
                ? null
                : "its report", run?.Id.ToString()),
            (var step, false) => new("idle", Idle(mission, step), since, "somebody to run it", "you"),
        };
    }

    public static string StateOf(Mission mission, bool isRun) => Of(mission, isRun).State;

    /// <summary>The commands that make sense now, the likeliest first.</summary>
    public static Seq<string> YouCan(Mission mission, string state, Seq<Need> needs) =>
    [
        .. needs.Where(need => need.Blocks).Select(need => need.Command).Take(1),
        .. state switch
        {
            "needs-you" when needs is [.., { Kind: "approval" }] =>
                ["mission reject --because \"...\"", "mission show plan"],
            "needs-you" => ["mission run"],
            "idle" => ["mission run", "mission say \"...\""],
            "working" => ["mission log --follow", "mission pause", "mission say \"...\""],
            "paused" => ["mission resume", "mission abort"],
            "done" when mission.Landings is [] => ["mission review", "mission land", "mission evidence", "mission verify"],
            "done" or "failed" => ["mission evidence", "mission verify"],
            "waiting" => ["mission resume", "mission run", "mission pause"],
            _ => Array.Empty<string>(),
        },
        .. state is "working" ? Array.Empty<string>() : ["mission log"],
    ];

    private static string Idle(Mission mission, Step step) => step is Step.Recover { Run: var run }
        ? $"Nobody is running it. {run} was cut off: {Doing(mission, mission.Run(run)!)}. `mission run` goes on "
        + $"with it."
        : $"Nobody is running it. Next: {Work(mission, step)}. `mission run` goes on.";

    private static string Work(Mission mission, Step step) => step switch
    {
        Step.Recover => string.Join("; ", mission.OpenRuns.Select(run => $"{run.Id} {Doing(mission, run)}")),
        Step.TakeDefaults => "taking the recommended answers",
        Step.Interview => "asking what the goal leaves open",
        Step.DraftPlan => "drafting the plan",
        Step.CheckReadiness => "trying whether the application can be checked and driven",
        Step.Rehearse(var proofs) => $"trying {Words.Several(proofs.Count, "proof")} on the base",
        Step.ReturnDraft => "sending the draft back",
        Step.Repair(var repair) => $"judging the repaired proof of {repair.Assertion}",
        Step.AskHuman(_, _, var text) => $"asking you: {text}",
        Step.Consult(var about) => $"asking the orchestrator: {about}",
        Step.Sync => $"bringing in what is new on {mission.Opening?.Branch}",
        Step.ProveAgain(var proofs) => $"proving {Words.Several(proofs.Count, "assertion")} again on what came in",
        Step.Implement(var id) => $"building {id} {mission.Plan?.Feature(id)?.Title}",
        Step.StartValidation(var id) => $"starting the validation of {id}",
        Step.Scrutinize(var id, var round) => $"scrutinizing {id}, round {round}",
        Step.TestAsUser(var id, var round) => $"using {id} as a user would, round {round}",
        Step.EndValidation(var id, var round) => $"ending round {round} of {id}",
        Step.Seal(var id) => $"sealing {id}",
        Step.Debrief => "summing up",
        _ => throw new UnreachableException($"{step.GetType().Name} has no arm in Present.Work."),
    };

    private static string Doing(Mission mission, Run run) => run.Purpose switch
    {
        Purpose.Interview => "asks what the goal leaves open",
        Purpose.Plan => "drafts the plan",
        Purpose.Implement => $"builds {run.Feature} {Title(mission, run.Feature)}",
        Purpose.Scrutinize => $"sums up the scrutiny of {run.Milestone}, round {run.Round}",
        Purpose.Review => $"reviews {run.Feature} {Title(mission, run.Feature)}",
        Purpose.Use => $"uses {run.Milestone} as a user would, round {run.Round}",
        Purpose.Repair => "judges a repaired proof",
        Purpose.Question => $"answers what {run.Group} asks, on the base",
        Purpose.Consult => $"decides: {mission.Blocker?.About ?? mission.ConsultedAbout}",
        _ => "sums up the mission",
    };

    private static string? Title(Mission mission, FeatureId? id) =>
        id is { } known ? mission.Plan?.Feature(known)?.Title : null;
}
