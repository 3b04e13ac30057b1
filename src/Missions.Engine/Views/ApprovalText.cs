using Missions.Core;
using Missions.Core.Verdicts;

namespace Missions.Engine.Views;

/// <summary>The approval as lines for people.</summary>
public static class ApprovalText
{
    public static IEnumerable<string> Lines(ApprovalView view) =>
    [
        view.Title,
        view.Summary,
        "",
        $"The orchestrator's advice: {view.Recommend ?? "none"}",
        .. view.Wish is { } wish ? ["", "An amendment waits for your word:", $"  {wish}"] : Array.Empty<string>(),
        .. Section("What you asked for", view.Requirements),
        .. Section("Milestones", view.Milestones),
        .. Section("Proven by execution", view.Execution),
        .. Section("Proven by use", view.Use),
        .. Section("Proven by opinion", view.Opinion),
        .. Section("Proven by a human", view.Human),
        .. Section("NOT covered", view.NotCovered),
        .. Section("The constitution, pinned for this mission", view.Constitution),
        .. Section("Tests and checks that may change", view.MayChange),
        .. Section("Assumptions", view.Assumptions),
        .. Section("On the base", view.Base),
        .. view.Readiness is { } level
            ? ["", $"Readiness {level} of 5: {ReadinessLevel.Means(level)}.", .. view.ReadinessSteps.Select(step => $"  - {step}")]
            : Array.Empty<string>(),
        .. Section("From .missions/settings.json", view.OfRepository),
        .. Section("Otherwise than .missions/settings.json", view.Differences),
        .. Section("What the setup may reach, and nothing else can", view.Network),
        .. Section("Runs on this machine, OUTSIDE the sandbox", view.Outside),
        .. Section("Judged by the provider that builds", view.Independence),
        .. Section("To be known", view.Notes),
        .. Section("Problems", view.Problems),
        .. Section(
            "The riskiest assertions",
            [.. view.Riskiest.Select(risk => $"{risk.Assertion} ({risk.Kind}): {string.Join("; ", risk.Because)}")]),
        "",
        $"Unwitnessed: {Words.Several(view.Unwitnessed, "executable proof")} of which nothing has shown that it can "
            + $"pass.",
        $"Forecast: {view.Forecast ?? "none yet"}",
    ];

    private static IEnumerable<string> Section(string title, Seq<string> lines) =>
        lines is [] ? [] : ["", $"{title} ({lines.Count})", .. lines.Select(line => $"  - {line}")];
}
