using Missions.Core;
using Missions.Engine.Views;

namespace Missions.Engine.Reports;

/// <summary>
/// A mission as one page of HTML that needs nothing else to be read. The same journal and outputs give the same bytes.
/// </summary>
internal static class Report
{
    /// <param name="output">The bytes of a blob, or null where it is missing.</param>
    public static string Of(IReadOnlyList<Recorded> journal, Func<string, byte[]?> output)
    {
        var mission = Mission.From(journal);
        var title = mission.Plan?.Title ?? mission.Opening?.Goal ?? "";
        return Page.Of($"{title} - evidence of {mission.Opening?.Mission}", Markup.Of($"""
            <a class="skip" href="#known">Skip to what is not proven</a>
            {Head(mission, title)}
            <main>
            {KnownGaps.Of(mission)}
            {ContractPart.Of(mission, journal, new EvidencePart(output))}
            {WorkPart.Of(mission)}
            {CostPart.Of(mission)}
            {Debrief(mission)}
            {Checking(mission)}
            </main>
            """));
    }

    private static Markup Head(Mission mission, string title)
    {
        var counts = AssertionsView.Of(mission);
        var scripted = mission.Opening?.IsScripted is true
            ? Markup.Of($"<p class=\"notice\"><strong>Its agents are scripted: no model was asked.</strong></p>")
            : Markup.None;
        return Markup.Of($"""
            <header>
            <h1>{title}</h1>
            <p class="goal">{mission.Opening?.Goal}</p>
            {scripted}
            <p class="sum"><strong>{counts.Proven} of {counts.Total} assertions are proven</strong>;
            {mission.Seals.Count} of {mission.Plan?.Milestones.Count ?? 0} milestones are sealed. {State(mission)}</p>
            {Parts.Facts(Facts(mission))}
            <nav aria-label="Contents"><a href="#known">Not proven</a> <a href="#contract">Contract</a>
            <a href="#work">Work</a> <a href="#cost">Seats and cost</a> <a href="#check">How to check</a></nav>
            </header>
            """);
    }

    private static Markup Facts(Mission mission) => Markup.Of($"""
        {Parts.Fact("Mission", mission.Opening?.Mission)}
        {Parts.Fact("Started from", Parts.Commit(mission.Opening?.Base))}
        {Parts.Fact("Built", Parts.Commit(mission.Head))}
        {Parts.Fact("Opened", Time(mission.OpenedAt))}{Parts.Fact("Last word", Time(mission.LastAt))}
        """);

    private static string State(Mission mission) => mission switch
    {
        { Abortion: { } abortion } => $"It was aborted: {abortion.Because}",
        { Completion.EveryAssertionProven: true } => "It is done.",
        { Completion: not null } => "It has ended without proving its contract.",
        _ => "It is not over.",
    };

    private static Markup Debrief(Mission mission) => mission.Completion is { } ended
        ? Parts.Section("debrief", "Debrief", Markup.Of($"<div class=\"said\">{ended.Summary}</div>"))
        : Markup.None;

    private static Markup Checking(Mission mission) => Parts.Section("check", "How to check this", Markup.Of($"""
        <p><code>mission verify PATH</code>, with the folder of this page, re-checks every hash in it without a
        network: the journal's chain, every output, every seal, and this page, which is made again and compared.
        Without the tool: <code>manifest.json</code> lists each file with its SHA-256, and
        <code>journal.jsonl</code> is a chain in which each line's <code>hash</code> is the SHA-256 of the line up to
        it.</p>

        """));

    private static string Time(DateTimeOffset at) => $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC";
}
