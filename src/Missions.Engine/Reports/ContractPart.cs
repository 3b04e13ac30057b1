using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Briefings;
using Missions.Engine.Views;

namespace Missions.Engine.Reports;

/// <summary>Every assertion with its claim, its proof, what was found in each round, and the evidence.</summary>
internal static class ContractPart
{
    public static Markup Of(Mission mission, IReadOnlyList<Recorded> journal, EvidencePart evidence)
    {
        var verdicts = Verdicts(journal).ToLookup(one => one.Assertion);
        var articles = Markup.Of(
            mission.Plan?.Contract ?? [], one => Article(mission, one, verdicts[one.Id], evidence));
        return Parts.Section("contract", "The contract", Markup.Of($"{Overview(mission)}{articles}"));
    }

    private static Markup Overview(Mission mission) => Parts.Table(
        "All assertions at a glance",
        ["Assertion", "Claim", "Stands", "Proven by", "Owner"],
        AssertionsView.Of(mission).Items.Select(one => (IReadOnlyList<object?>)
        [
            Markup.Of($"<a href=\"#{one.Id}\">{one.Id}</a>"), one.Claim, Parts.Badge(one.Truth), one.Proof,
            one.Owner ?? "guard",
        ]));

    private static Markup Article(
        Mission mission, Assertion assertion, IEnumerable<Given> verdicts, EvidencePart evidence)
    {
        var standing = mission.StandingOf(assertion.Id);
        var rounds = verdicts.ToList();
        var cited = rounds.SelectMany(given => given.Evidence).Concat(standing.Evidence).ToHashSet();
        Seq<Evidence> about =
        [
            .. mission.Evidence.Where(one => one.Assertion == assertion.Id || cited.Contains(one.Id)),
        ];
        return Markup.Of($"""
            <article id="{assertion.Id}">
            <h3>{assertion.Id} {Parts.Badge(Words.Of(standing.Truth))}</h3>
            <p class="claim">{assertion.Claim}</p>
            {Parts.Facts(Facts(mission, assertion, standing))}
            {Parts.Table("Verdicts", ["When", "Stands", "Because", "Evidence"], rounds.Select(Line))}
            {Markup.Of(assertion.Proof.Brings, File)}
            {Markup.Of(about, one => evidence.Of(one, isCited: standing.Evidence.Contains(one.Id)))}
            </article>

            """);
    }

    private static Markup Facts(Mission mission, Assertion assertion, Standing standing)
    {
        var (owner, proof) = (mission.Plan!.OwnerOf(assertion.Id), assertion.Proof);
        var steps = ((proof as Proof.Flow)?.Steps ?? []).Select(step => Markup.Of($"{step}"));
        var question = (proof as Proof.Review)?.Question ?? (proof as Proof.Human)?.Question;
        return Markup.Of($"""
            {Parts.Fact("Refuted by", assertion.RefutedBy)}{Parts.Fact("Because", standing.Because)}
            {Parts.Fact("On commit", Parts.Commit(standing.Commit))}{Parts.Fact("Proof", PlanText.Kind(proof))}
            {Parts.Fact("Runs", Parts.Code(proof.Line))}{Parts.Fact("Steps", Parts.List([.. steps]))}
            {Parts.Fact("Asks", question)}
            {Parts.Fact("On the base", OnBase(assertion.AtBase))}
            {Parts.Fact("Requirements", string.Join(", ", assertion.Requirements))}
            {Parts.Fact("Owner", owner is null ? "the plan as a whole" : $"{owner.Id} {owner.Title}")}
            {Parts.Fact("Seen by workers", assertion.Exposure is Exposure.Open ? "yes" : "no")}
            {Parts.Fact("Proof's hash", Parts.Code(assertion.ProofHash))}
            """);
    }

    private static string OnBase(AtBase expected) => expected.Saying is { } saying
        ? $"{Words.Of(expected.Expect)}, saying \"{saying}\""
        : Words.Of(expected.Expect);

    private static Markup File(ProofFile file) =>
        Parts.Folded($"Proof file {file.Path}", Markup.Of($"<pre tabindex=\"0\">{file.Content}</pre>"));

    private static IReadOnlyList<object?> Line(Given given) =>
    [
        given.When, Parts.Badge(given.Truth), given.Because,
        Markup.Of(given.Evidence, id => Markup.Of($"<a href=\"#{id}\">{id}</a> ")),
    ];

    private static IEnumerable<Given> Verdicts(IEnumerable<Recorded> journal)
    {
        var round = "before any round";
        foreach (var one in journal)
        {
            if (one.Event is MissionEvent.ValidationStarted begun) round = $"{begun.Milestone} round {begun.Round}";
            if (Made(one.Event) is { } given) yield return given with { When = $"{round}, line {one.Seq}" };
        }
    }

    private static Given? Made(MissionEvent happened) => happened switch
    {
        MissionEvent.AssertionProven(var standing) => Given.Of(standing),
        MissionEvent.AssertionRefuted(var standing) => Given.Of(standing),
        MissionEvent.AssertionBlocked(var standing) => Given.Of(standing),
        MissionEvent.AssertionVoided voided => new(voided.Assertion, "void", voided.Because, []),
        MissionEvent.AssertionWaived waived => new(waived.Assertion, "waived", waived.Because, []),
        _ => null,
    };

    private sealed record Given(AssertionId Assertion, string Truth, string? Because, Seq<EvidenceId> Evidence)
    {
        public string When { get; init; } = "";

        public static Given Of(Standing standing) =>
            new(standing.Assertion, Words.Of(standing.Truth), standing.Because, standing.Evidence);
    }
}
