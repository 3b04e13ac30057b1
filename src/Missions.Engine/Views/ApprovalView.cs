using System.Text.Json;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;

namespace Missions.Engine.Views;

/// <summary>What a human must know before approving: what will be proven and how, and what will not.</summary>
/// <param name="Recommend">The orchestrator's own advice.</param>
/// <param name="Execution">Assertions that programs prove; the next three are proven otherwise.</param>
/// <param name="NotCovered">What nothing will say anything about.</param>
/// <param name="Riskiest">The ten whose proof deserves the most distrust, the worst first.</param>
/// <param name="Unwitnessed">Executable proofs of which nothing has shown that they can pass.</param>
/// <param name="Readiness">How ready the base is, from 1 to 5; null until that was tried for this plan.</param>
/// <param name="ReadinessSteps">What would lift it, a sentence for each step up.</param>
/// <param name="OfRepository">What was taken from the repository's own settings.</param>
/// <param name="Differences">Where the plan says otherwise than those.</param>
/// <param name="Network">What the setup may reach, each with who says so.</param>
/// <param name="Outside">Services that run outside of the sandbox.</param>
/// <param name="Notes">What is to be known about setup and surroundings.</param>
/// <param name="MayChange">Tests and checks that may be taken away or changed without being a finding.</param>
/// <param name="Independence">Who judges what their own provider builds.</param>
/// <param name="Constitution">Its articles, each with what holds the mission to it.</param>
/// <param name="Wish">An amendment of the approved plan that waits for the human's word.</param>
public sealed record ApprovalView(
    string Mission,
    string Title,
    string Summary,
    string? Recommend,
    Seq<string> Requirements,
    Seq<string> Milestones,
    Seq<string> Execution,
    Seq<string> Use,
    Seq<string> Opinion,
    Seq<string> Human,
    Seq<string> NotCovered,
    Seq<string> Assumptions,
    Seq<RiskView> Riskiest,
    int Unwitnessed,
    Seq<string> Base,
    Seq<string> Problems,
    string? Forecast,
    string? Wish,
    int? Readiness,
    Seq<string> ReadinessSteps,
    Seq<string> OfRepository,
    Seq<string> Differences,
    Seq<string> Network = default,
    Seq<string> Notes = default,
    Seq<string> MayChange = default,
    Seq<string> Outside = default,
    Seq<string> Independence = default,
    Seq<string> Constitution = default)
{
    private const int Most = 10;
    private static readonly string[] UsualChecks = ["build", "typecheck", "lint", "test"];

    /// <summary>Null where there is no plan yet.</summary>
    /// <param name="experience">What missions took before; null where nobody looked.</param>
    public static ApprovalView? Of(Mission mission, Experience? experience = null) => mission.Plan is not { } plan ? null : new(
        mission.Opening?.Mission ?? "",
        plan.Title,
        plan.Summary,
        plan.Recommend,
        [.. plan.Requirements.Select(requirement => $"{requirement.Id} {requirement.Text}")],
        [.. plan.Milestones
            .Select(one => $"{one.Id} {one.Title} ({Words.Several(one.Features.Count, "feature")}): {one.Outcome}")],
        By(plan, proof => proof.IsExecuted),
        By(plan, proof => proof is Proof.Flow),
        By(plan, proof => proof is Proof.Review),
        By(plan, proof => proof is Proof.Human),
        NotCoveredBy(mission, plan),
        [
            .. plan.Assumptions
                .Concat(mission.Notes.Where(note => !note.IsRequirement).Select(note => note.Text))
                .Distinct(),
            .. mission.Questions
                .Where(question => question.IsOpen)
                .Select(question => $"Not answered: {question.Text}"),
        ],
        [.. plan.Contract.Select(one => RiskView.Of(mission, one)).OrderByDescending(risk => risk.Weight).Take(Most)],
        plan.Contract.Count(one => RiskView.IsUnwitnessed(mission, one)),
        [.. (mission.Readiness?.Base ?? []).Select(Check)],
        mission.DraftProblems,
        Forecast: experience is not null && ForecastText.Of(mission, experience) is { } forecast
            ? $"{ForecastText.Line(forecast)} (from {forecast.From})"
            : null,
        mission.OpenChoices.FirstOrDefault(choice => choice.Kind is ChoiceKind.Weakening)?.Text,
        Ground(mission, plan) is { } ground ? ReadinessLevel.Of(ground) : null,
        [.. Ground(mission, plan) is { } steps ? Steps(steps) : []],
        [.. mission.Opening?.Settings?.Agreements(plan) ?? []],
        [.. mission.Opening?.Settings?.Differences(plan) ?? []],
        [.. (mission.Readiness?.Network ?? []).Select(one => $"{one.Host} (from {one.From})")],
        mission.Readiness?.Notes ?? [],
        [.. plan.Tests?.MayChange.Select(one => $"{one.Glob}: {one.Because}") ?? []],
        [.. plan.Services.Where(mission.MayRunOnHost).Select(service => $"{service.Name} `{service.Start}`")],
        Core.Seats.Independence.Warnings(mission),
        ConstitutionText.Lines(mission));

    public string Json() => JsonSerializer.Serialize(this, ViewJson.Default.ApprovalView);

    private static Seq<string> By(Plan plan, Predicate<Proof> match) =>
        [.. plan.Contract.Where(one => match(one.Proof)).Select(one => $"{one.Id} {one.Claim}")];

    private static Ground? Ground(Mission mission, Plan plan) =>
        mission.Readiness is { } tried && tried.Plan == mission.Drafts
            ? new(plan.Checks, plan.Services, plan.Surfaces, tried.Instructions, tried)
            : null;

    private static IEnumerable<string> Steps(Ground ground) => ReadinessLevel.Rungs(ground)
        .Where(rung => !rung.IsReached)
        .Select(rung => $"{rung.Level}: {rung.Missing} {rung.Cure}");

    private static Seq<string> NotCoveredBy(Mission mission, Plan plan)
    {
        var checks = (plan.Checks?.All ?? []).Select(check => check.Name).ToList();
        return
        [
            .. plan.OutOfScope.Select(text => $"Out of scope: {text}"),
            .. UsualChecks
                .Where(name => !checks.Contains(name))
                .Select(name => $"There is no {name} check; nothing is said about that."),
            .. plan.Requirements
                .Where(requirement => plan.Contract.All(one => !one.Requirements.Contains(requirement.Id)))
                .Select(requirement => $"No assertion covers {requirement.Id}: {requirement.Text}"),
            .. plan.Contract
                .Where(one => mission.RehearsalOf(one) is { WasSkipped: true } && one.Proof is not Proof.Human)
                .Select(one => $"The proof of {one.Id} ({PlanText.Kind(one.Proof)}) was not tried on the base."),
            .. RehearsalText.Skipped(mission),
        ];
    }

    private static string Check(Core.Verdicts.BaseCheck check) =>
        $"{check.Name} `{check.Run}` "
            + $"{(check.Passes ? "passes" : $"exits with {string.Join(", ", check.ExitCodes.Distinct())}")} "
        + $"on the base{(check.Flaky is [] ? "" : $", what comes and goes: {Words.Several(check.Flaky.Count, "finding")}")}.";
}
