using System.Diagnostics;
using Missions.Agents;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Prompts;
using Missions.Engine.Sessions.Scouting;

namespace Missions.Engine.Briefings;

/// <summary>
/// Writes the one document that a fresh session starts from: what is stable first, the assignment last.
/// </summary>
public sealed class BriefingWriter(PromptLibrary prompts)
{
    private const string Conduct = "conduct.md";
    private const string Look = "scout/look.md";

    /// <summary>Which texts a scout's briefing is made of.</summary>
    public static Seq<string> ScoutParts => [Conduct, Look];

    /// <summary>Which texts the briefing of a run is made of; the last has the blanks.</summary>
    public static Seq<string> Parts(Purpose purpose) => purpose switch
    {
        Purpose.Interview => [Conduct, "orchestrator/interview.md"],
        Purpose.Plan => [Conduct, "orchestrator/contract.md", "orchestrator/plan.md"],
        Purpose.Consult => [Conduct, "orchestrator/consult.md"],
        Purpose.Debrief => [Conduct, "orchestrator/debrief.md"],
        Purpose.Implement => [Conduct, "worker/hand-off.md", "worker/learn.md", "worker/implement.md"],
        Purpose.Scrutinize => [Conduct, "scrutiny/validate.md"],
        Purpose.Review => [Conduct, "scrutiny/review.md"],
        Purpose.Repair => [Conduct, "scrutiny/repair.md"],
        Purpose.Use => [Conduct, "user-testing/validate.md"],
        Purpose.Question => [Conduct, "scrutiny/question.md"],
        _ => throw new UnreachableException($"{purpose} has no prompts."),
    };

    /// <summary>What ends a session of this purpose.</summary>
    public static Seq<string> EndingTools(Purpose purpose) => purpose switch
    {
        Purpose.Plan => ["propose_plan", "end_consult"],
        Purpose.Implement => ["hand_off"],
        Purpose.Scrutinize or Purpose.Use => ["give_verdict"],
        Purpose.Review or Purpose.Repair or Purpose.Question => ["report_review"],
        _ => ["end_consult"],
    };

    public Seq<PromptHash> Hashes(Purpose purpose) => [.. Parts(purpose).Select(prompts.HashOf)];

    /// <param name="seen">The blanks whose values come from the world: the repository, a diff.</param>
    public Briefing Write(Mission mission, Run run, IReadOnlyDictionary<string, string> seen)
    {
        var parts = Parts(run.Purpose);
        var values = Blanks(mission, run).Concat(seen).ToDictionary(one => one.Key, one => one.Value);
        var stable = string.Join("\n\n", parts.Take(parts.Count - 1).Select(prompts.Read));
        var particular = $"{prompts.Render(parts[^1], values).TrimEnd()}\n\n{Assignment(run)}\n";

        return new(stable, particular, [.. EndingTools(run.Purpose)]);
    }

    /// <summary>What a scout of a run starts from: one question, and nothing of the mission.</summary>
    public Briefing Scout(Run run, string question)
    {
        var asked = prompts.Render(Look, new Dictionary<string, string> { ["question"] = question }).TrimEnd();
        return new(prompts.Read(Conduct), $"{asked}\n\nAssignment: role=scout run={run.Id}\n", [AnswerTool.Name]);
    }

    /// <summary>The line that scripted agents act on.</summary>
    public static string Assignment(Run run)
    {
        string?[] members =
        [
            $"role={Text.Word(run.Role)}", $"purpose={Text.Word(run.Purpose)}", run.Feature is { } f ? $"feature={f}" : null,
            run.Milestone is { } m ? $"milestone={m}" : null, run.Group is { } g ? $"group={g}" : null,
            $"run={run.Id}", $"round={run.Round}",
        ];
        return $"Assignment: {string.Join(' ', members.OfType<string>())}";
    }

    /// <summary>Every blank that the state of a mission fills, whatever the run is for.</summary>
    private static Dictionary<string, string> Blanks(Mission mission, Run run)
    {
        var feature = run.Feature is { } id ? mission.Plan?.Feature(id) : null;
        var values = new Dictionary<string, string>
        {
            ["goal"] = mission.Opening!.Goal,
            ["noted"] = WorkText.Noted(mission),
            ["questions"] = WorkText.Questions(mission),
            ["words"] = WorkText.Words(mission),
            ["constitution"] = WorkText.Constitution(mission),
            ["constraints"] = run.Purpose is Purpose.Implement
                ? WorkText.Standing(mission)
                : WorkText.Constraints(mission),
            ["notices"] = WorkText.Notices(mission),
            ["returned"] = WorkText.Returned(mission),
            ["plan"] = run.Purpose switch
            {
                Purpose.Implement or Purpose.Scrutinize => PlanText.Near(mission),
                Purpose.Consult => PlanText.Ahead(mission),
                _ => PlanText.Plan(mission),
            },
            ["contract"] = run.Purpose is Purpose.Consult ? PlanText.Unsettled(mission) : PlanText.Contract(mission),
            ["rounds"] = run.Purpose is Purpose.Consult ? WorkText.RoundsNow(mission) : WorkText.Rounds(mission),
            ["open"] = WorkText.Open(mission),
            ["dismissed"] = WorkText.Dismissed(mission),
            ["spend"] = WorkText.Spend(mission),
            ["about"] = WorkText.About(mission, run),
            ["boundaries"] = PlanText.Boundaries(mission),
            ["services"] = PlanText.Services(mission),
            ["base"] = WorkText.Base(mission),
            ["handoffs"] = WorkText.Handoffs(mission),
            ["milestone"] = run.Milestone is { } milestone ? Milestone(mission, milestone) : Text.None,
            ["checks"] = PlanText.Checks(mission),
        };
        if (feature is not null) AddFeature(values, mission, feature, run);
        if (mission.OpenRound is { } round)
        {
            if (run.Role is Role.Scrutineer) values["checks"] = WorkText.CheckResults(mission, round);
            values["proofs"] = WorkText.ProofResults(mission, round);
            values["reviews"] = WorkText.Reviews(round);
            values["flows"] = PlanText.Flows(mission.UsesOf(run));
        }
        return values;
    }

    private static void AddFeature(Dictionary<string, string> values, Mission mission, Feature feature, Run run)
    {
        values["feature"] = PlanText.Feature(feature);
        values["skill"] = WorkText.Skill(mission, feature.Skill);
        values["mending"] = WorkText.Mending(mission, feature, run);
        values["handoff"] = WorkText.Handoff(mission, feature.Id);
        values["assertions"] = run.Role is Role.Worker
            ? PlanText.ForWorker(mission, feature)
            : Text.Lines([
                PlanText.ForWorker(mission, feature),
                .. mission.JudgedBy(feature).Select(one =>
                    $"- {one.Id} is yours to judge in `assertions`: {((Proof.Review)one.Proof).Question}"),
            ]);
    }

    private static string Milestone(Mission mission, MilestoneId id) =>
        mission.Plan?.Milestones.FirstOrDefault(one => one.Id == id) is { } milestone
            ? $"{milestone.Id} {milestone.Title}: {milestone.Outcome}"
            : Text.None;
}
