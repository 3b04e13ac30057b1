using Missions.Core;
using Missions.Core.Plans;

namespace Missions.Simulation.Growing;

/// <summary>The plan of a long mission: milestones alike, each of seven features that own three assertions.</summary>
internal static class LongPlan
{
    public const int Planned = 7, FollowUps = 3, Features = Planned + FollowUps;

    private const string Topic = "orders", Skill = "backend";

    public static readonly string SkillBody = string.Join('\n', Enumerable.Range(1, 24).Select(line =>
        $"- Step {line:00}: what to do here, with the command to copy: `npm run step-{line:00}`."));

    public static readonly Seq<RequirementId> Needs = [new("REQ-1"), new("REQ-2"), new("REQ-3")];

    public static Plan Of(int milestones) => new(
        "The shop, rebuilt",
        "Everything that the old shop does, service by service, while it stays open; then what it never could.",
        [.. Needs.Select(id => new Requirement(id, $"{id}: whoever buys something finds, pays and gets it."))],
        [.. Enumerable.Range(1, milestones).SelectMany(Contract), Keeps],
        [.. Enumerable.Range(1, milestones).Select(Milestone)],
        Recommend: "run",
        OutOfScope: ["The app for telephones.", "Other currencies."],
        Skills: [new(Skill, "How to work on the server.", SkillBody)],
        Setup: "npm ci",
        Checks: new("npm run build", "npm run types", "npm run lint", "npm test"),
        Services: [new("app", "node server.mjs --port {port}", "{url}/health")],
        Boundaries: new(["src/**", "test/**"], ["infra/**"]));

    public static MilestoneId MilestoneIdOf(int milestone) => new($"M-{milestone}");

    /// <summary>The two assertions of a milestone that a command proves.</summary>
    public static AssertionId Proven(int milestone, int which) => new($"A-{milestone}-{which}");

    public static AssertionId Used(int milestone) => new($"A-{milestone}-3");

    public static FeatureId Feature(int milestone, int which) => new($"F-{milestone}-{which}");

    private static readonly Assertion Keeps = new(
        new("A-KEEP"),
        "What the shop did before, it does.",
        "A test of the base fails.",
        new(Expectation.Holds),
        new Proof.Command("node --test test/old"));

    private static Milestone Milestone(int number) => new(
        MilestoneIdOf(number),
        $"Slice {number:000} of the {Topic}",
        $"A buyer sees slice {number:000} of the {Topic} and can change it.",
        [.. Enumerable.Range(1, Planned).Select(which => Part((number, which)))]);

    private static Feature Part((int Milestone, int Which) at) => new(
        Feature(at.Milestone, at.Which),
        $"Part {at.Which} of slice {at.Milestone:000}",
        $"Answer GET and POST /{Topic}/{at.Milestone:000}/{at.Which} as the old shop does, with its words for what "
            + "is wrong. Keep the order of the fields. An empty list is a list. What is somebody else's is not found.",
        Owned(at),
        Skill: Skill,
        Enabling: Owned(at) is [] ? $"Part {at.Which + 1} stands on it." : null);

    private static Seq<AssertionId> Owned((int Milestone, int Which) at) => at.Which switch
    {
        2 => [Proven(at.Milestone, 1)],
        5 => [Proven(at.Milestone, 2)],
        7 => [Used(at.Milestone)],
        _ => [],
    };

    private static IEnumerable<Assertion> Contract(int number)
    {
        for (var which = 1; which <= 2; which++)
        {
            var file = $"proofs/{number:000}-{which}.test.mjs";
            yield return new(
                Proven(number, which),
                $"GET /{Topic}/{number:000}/{which} lists exactly the {Topic} of whoever asks, newest first.",
                "One of somebody else is listed, one is missing, or the order is another.",
                new(Expectation.Fails, "expected 200, got 404"),
                new Proof.Command($"node --test {file}", "app", Files: [new(file, $"test({number}, {which});")]),
                [Needs[number % 3]],
                Interface: [$"GET /{Topic}/{number:000}/{which}"]);
        }
        yield return new(
            Used(number),
            $"A buyer changes an order of slice {number:000} and sees it changed.",
            "It is as it was, or another one is changed.",
            new(Expectation.Fails),
            new Proof.Flow("http", [$"Open /{Topic}/{number:000}", "Change one", "It is changed"], "app"),
            [Needs[number % 3]],
            Interface: [$"POST /{Topic}/{number:000}"]);
    }
}
