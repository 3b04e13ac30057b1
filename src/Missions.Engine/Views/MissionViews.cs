using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Engine.Briefings;
using Missions.World.Files;

namespace Missions.Engine.Views;

/// <summary>The mission as Markdown files for people. They follow from the journal and are never read back.</summary>
public sealed class MissionViews(IFiles files, MissionHome home)
{
    /// <summary>Writes what has changed since the last time, and nothing else.</summary>
    public async Task WriteAsync(Mission mission, CancellationToken ct)
    {
        foreach (var (name, text) in Files(mission))
        {
            var path = Path.Combine(home.Views, name);
            var bytes = Encoding.UTF8.GetBytes(text.TrimEnd() + "\n");
            if (await files.ReadAsync(path, ct) is { } present && present.AsSpan().SequenceEqual(bytes)) continue;
            await files.WriteAsync(path, bytes, ct);
        }
    }

    private static IEnumerable<(string Name, string Text)> Files(Mission mission) =>
    [
        ("mission.md", OfMission(mission)),
        ("plan.md", OfPlan(mission)),
        ("contract.md", OfContract(mission)),
        ("progress.md", OfProgress(mission)),
        .. mission.Handoffs
            .Select(handed => ($"handoffs/{handed.Run}-{handed.Feature}.md", HandoffView.Of(mission, handed))),
    ];

    private static string OfMission(Mission mission) => $"""
        # {mission.Opening?.Mission}{(mission.Opening?.IsScripted is true ? " (its agents are scripted)" : "")}

        {mission.Opening?.Goal}

        - Opened {mission.OpenedAt:u} on {mission.Opening?.Branch ?? "no branch"} at {mission.Opening?.Base}
        - {Present.Of(mission, isRun: true).Sentence}

        ## Said and noted
        {WorkText.Noted(mission)}

        ## Questions
        {WorkText.Questions(mission)}

        ## What must always hold
        {WorkText.Constraints(mission)}

        ## Notices
        {WorkText.Notices(mission)}
        """;

    private static string OfPlan(Mission mission) => mission.Plan is not { } plan ? "# There is no plan yet" : $"""
        # {plan.Title}

        {plan.Summary}

        {string.Join("\n\n", plan.Milestones.Select(milestone => OfMilestone(mission, milestone)))}

        ## Checks
        {PlanText.Checks(mission)}

        ## Services
        {PlanText.Services(mission)}

        ## Boundaries
        {PlanText.Boundaries(mission)}

        ## Out of scope
        {Text.List(plan.OutOfScope)}
        """;

    private static string OfMilestone(Mission mission, Milestone milestone) => $"""
        ## {milestone.Id} {milestone.Title} ({MilestoneView.Of(mission, milestone).State})

        {milestone.Outcome}

        {string.Join("\n\n", milestone.Features.Select(feature => PlanText.Feature(feature)))}
        """;

    private static string OfContract(Mission mission) => $"""
        # The contract

        {string.Join("\n\n", (mission.Plan?.Contract ?? []).Select(one => OfAssertion(mission, one)))}
        """;

    private static string OfAssertion(Mission mission, Assertion assertion) => $"""
        ## {assertion.Id}
        {assertion.Claim}

        - Refuted by: {assertion.RefutedBy}
        - Stands: {PlanText.Standing(mission, assertion)}
        - Proof: {PlanText.Kind(assertion.Proof)} {assertion.ProofHash}
        """;

    private static string OfProgress(Mission mission) => $"""
        # Progress

        {WorkText.Spend(mission)}

        ## Rounds
        {WorkText.Rounds(mission)}

        ## Open
        {WorkText.Open(mission)}

        ## Dismissed
        {WorkText.Dismissed(mission)}

        ## Runs
        {Text.List(mission.Runs.Select(OfRun), most: 500)}
        """;

    private static string OfRun(Run run) =>
        $"{run.Id} {Words.Of(run.Role)} {Words.Of(run.Purpose)} {run.Feature?.ToString() ?? run.Milestone?.ToString()} "
        + Words.Of(run.State);
}
