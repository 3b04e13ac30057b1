using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Engine.Views;

namespace Missions.Engine.Reports;

/// <summary>What a reader should know before all praise: whatever is not proven by execution, and why.</summary>
internal static class KnownGaps
{
    public static Markup Of(Mission mission)
    {
        (string Title, IEnumerable<Markup> Items)[] groups =
        [
            ("Not proven", Standing(mission, Truth.Refuted, Truth.Blocked, Truth.Pending)),
            ("Waived by a human: unproven for ever", Standing(mission, Truth.Waived)),
            ("Only an opinion", Proofs(mission, proof => proof is Proof.Review)),
            ("A person's word", Proofs(mission, proof => proof is Proof.Human)),
            ("An agent used the application and judged", Proofs(mission, proof => proof is Proof.Flow)),
            ("Flows of which later milestones are not held to all", Unrecorded(mission)),
            ("Nothing showed beforehand that the proof can pass", Unwitnessed(mission)),
            ("Articles of the constitution that were not true of the base, so that nothing is held to them",
                mission.NotYet.Select(one => Markup.Of($"{ConstitutionText.Line(mission, one.Article)}"))),
            ("Could not be tried on the base", Untried(mission)),
            ("Left out when proofs were tried", RehearsalText.Skipped(mission).Select(text => Markup.Of($"{text}"))),
            ("Code whose loss no proof notices", BitePart.Gaps(mission)),
            ("Proofs that were repaired", mission.Repaired.Select(Repaired)),
            ("Claims that turned out false", mission.Disputes.Select(one =>
                Markup.Of($"{one.Feature}, {one.Run}: {one.Claim} <strong>But:</strong> {one.Fact}"))),
            ("Claims that nobody observed", mission.Handoffs.Where(one => !one.IsVoid).SelectMany(Unobserved)),
            ("Dismissed", Issues(mission, issue => issue.Resolution?.By is ResolvedBy.Dismiss)),
            ("Reported and still open", Issues(mission, issue => issue.IsOpen)),
            ("Outside of all walls", Unfenced(mission)),
            ("Out of scope", (mission.Plan?.OutOfScope ?? []).Select(text => Markup.Of($"{text}"))),
            ("Assumed", (mission.Plan?.Assumptions ?? []).Select(text => Markup.Of($"{text}"))),
        ];
        var told = Markup.Of(groups, group => Group(group.Title, [.. group.Items]));
        return Parts.Section("known", "What is not proven, or not by execution", told.Html is ""
            ? Markup.Of($"<p>All is proven by execution, and nothing was waived, dismissed or left open.</p>")
            : told);
    }

    private static Markup Group(string title, IReadOnlyList<Markup> items) => items.Count == 0
        ? Markup.None
        : Markup.Of($"<h3>{title} ({items.Count})</h3>\n{Parts.List(items)}\n");

    private static IEnumerable<Markup> Standing(Mission mission, params Truth[] truths) =>
        from assertion in mission.Plan?.Contract ?? []
        let standing = mission.StandingOf(assertion.Id)
        where truths.Contains(standing.Truth)
        select Markup.Of($"{Named(assertion)} {Parts.Badge(Words.Of(standing.Truth))} {standing.Because}");

    private static IEnumerable<Markup> Proofs(Mission mission, Func<Proof, bool> match) =>
        (mission.Plan?.Contract ?? []).Where(one => match(one.Proof)).Select(Named);

    private static IEnumerable<Markup> Unwitnessed(Mission mission) =>
        (mission.Plan?.Contract ?? []).Where(one => RiskView.IsUnwitnessed(mission, one)).Select(Named);

    private static IEnumerable<Markup> Unrecorded(Mission mission) => (mission.Plan?.Contract ?? [])
        .Select(one => (Flow: one, Recording: mission.RecordingOf(one)))
        .Where(one => one.Recording?.Note is not null)
        .Select(one => Markup.Of(
            $"{Named(one.Flow)} {(one.Recording!.Script is null ? "It has no recording" : "Its recording")}: "
            + $"{one.Recording.Note}"));

    private static IEnumerable<Markup> Untried(Mission mission) => (mission.Plan?.Contract ?? [])
        .Where(one => one.Proof.IsExecuted && mission.RehearsalOf(one) is null or { WasSkipped: true })
        .Select(Named);

    private static Markup Repaired(ProofRepair repair) =>
        Markup.Of($"<a href=\"#{repair.Assertion}\">{repair.Assertion}</a>: {repair.Because}");

    private static IEnumerable<Markup> Unobserved(HandedOff handed) => handed.Facts.Unobserved
        .Select(claim => Markup.Of($"{handed.Feature}, {handed.Run}: {Parts.Code(claim)}"));

    private static IEnumerable<Markup> Issues(Mission mission, Func<Issue, bool> match) => mission.Issues.Where(match)
        .Select(one => Markup.Of(
            $"{one.Id} ({Words.Of(one.Severity)}): {one.Text} <em>{one.Resolution?.Because}</em>"));

    private static IEnumerable<Markup> Unfenced(Mission mission) => mission.Evidence
        .Where(one => one.HasOutput)
        .Where(one => one.Sandbox is "none" || one.OnHost is [_, ..])
        .Select(one => Markup.Of($"<a href=\"#{one.Id}\">{one.Id}</a> {one.Subject}: {Where(one)}"));

    private static string Where(Evidence one) =>
        one.Sandbox is "none" ? "without a sandbox" : $"with {string.Join(", ", one.OnHost)} on the host";

    private static Markup Named(Assertion one) =>
        Markup.Of($"<a href=\"#{one.Id}\">{one.Id}</a> {one.Claim}");
}
