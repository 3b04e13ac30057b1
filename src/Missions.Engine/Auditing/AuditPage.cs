using Missions.Engine.Reports;
using Missions.Engine.Views;

namespace Missions.Engine.Auditing;

/// <summary>An audit as one page of HTML that needs nothing else to be read.</summary>
public static class AuditPage
{
    public static string Of(AuditReport seen) => Page.Of($"Audit of {seen.Range.Typed}", Markup.Of($"""
        <header><h1>Audit of {seen.Range.Typed}</h1>
        <p class="sum"><strong>{Sum(seen)}</strong></p>
        {Facts(seen)}
        </header>
        <main>
        {Parts.Section("known", "Findings", Parts.List([.. seen.Findings.Select(Finding)]))}
        {Parts.Section("look", "To look at", Parts.List([.. seen.Notes.Select(note => Markup.Of($"{note}"))]))}
        {Parts.Section("checks", "Checks", Checks(seen))}
        {Bite(seen.Bite)}
        </main>
        """));

    private static Markup Facts(AuditReport seen) => Parts.Facts(Markup.Of($"""
        {Parts.Fact("Base", Parts.Commit(seen.Range.Base))}{Parts.Fact("Head", Parts.Commit(seen.Range.Head))}
        {Parts.Fact("Checks from", seen.SettingsFrom)}
        """));

    private static string Sum(AuditReport seen) =>
        seen.IsClean ? "No finding." : Words.Several(seen.Findings.Count, "finding");

    private static Markup Finding(AuditFinding one) => Markup.Of(
        $"<strong>{one.Kind}</strong>: {one.Text}{Parts.List([.. one.Lines.Select(line => Parts.Code(line))])}");

    private static Markup Checks(AuditReport seen) => Parts.Table(
        "What each check says",
        ["Check", "Line", "Outcome"],
        seen.Checks.Select(one => (IReadOnlyList<object?>)
            [one.Check.Name, Parts.Code(one.Check.Run), AuditText.Outcome(one)]));

    private static Markup Bite(AuditedBite? bite) =>
        bite is null ? Markup.None : Parts.Section("bite", "Bite", Markup.Of($"""
        <p>{AuditText.Bite(bite)}</p>
        {Parts.Table(
            "What was taken out",
            ["Where", "What became of it", "Lines"],
            bite.Hunks.Select(one => (IReadOnlyList<object?>)
            [
                Parts.Code(AuditText.Place(one)), AuditText.Fate(one),
                Markup.Of($"<pre>{string.Join('\n', one.Hunk.Lines)}</pre>"),
            ]))}
        """));
}
