using Missions.Agents.Models.Scripted;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Verdicts;
using Missions.Simulation;
using Xunit.Abstractions;
using static Missions.Core.MissionCommand;
using static Missions.Tests.Engine.Acts;
using static Missions.Tests.Engine.Story;

namespace Missions.Tests.Engine;

/// <summary>
/// Cuts the power around every append to the journal and to every transcript of a mission with trouble.
/// </summary>
public class CrashTests(ITestOutputHelper output)
{
    /// <summary>
    /// How many of the moments are tried; each test run takes others, and prints its seed; SEED=n repeats one.
    /// </summary>
    private const int Tried = 300;

    /// <summary>
    /// A lost run, a lie, a wrong milestone and its mending, a suggestion, a hasty verdict, two milestones.
    /// </summary>
    private static readonly Scene[] Troubled =
    [
        When(new("worker", Told: ["run=R-0003"]), [.. Turns(Shell("add app/words.txt rubbish")), Says(""), Says("Done!"), Says(""), Says("")]),
        Builds(F1, "serch"),
        Builds(F2, "tags", Done("tags") with { Commands = [new("run-tests", 0), new("run-all-tests", 0)], Issues = [new(Severity.Suggestion, "Sort them.")] }),
        Builds(F1B, "search"),
        When(new("orchestrator", "consult", Told: ["run-all-tests"]), Turns(
            Does(new ResolveIssue(new(1), ResolvedBy.Dismiss, "There is no such program.")),
            Does(new ResolveIssue(new(2), ResolvedBy.Dismiss, "Nobody asked for it.")),
            EndConsult())),
        When(new("orchestrator", "consult", Told: ["M-1 does not hold"]), Turns(
            Does(new AmendPlan("It does not hold.", [new(F1B, "mend", "Mend it.", M1, Follows: F1, Mends: [Search.Id])])),
            Does(new ResolveIssue(new(3), ResolvedBy.Feature, "The follow-up mends it.", F1B)),
            Does(new GiveNotice("Spell words as the plan does.")),
            EndConsult())),
        new(
            [
                Turn(Call("give_verdict", new { summary = "Well.", verdicts = (object[])[new { assertion = "A-USE", result = "proven", because = "It must." }] })),
                .. Uses("proven").Turns,
            ],
            new("user-tester"),
            Uses("proven").Reactions),
    ];

    [Fact]
    public async Task A_mission_that_dies_at_any_moment_ends_as_if_it_had_not()
    {
        var moments = new List<SimulatedWorkshop>();
        var trial = await Trial.OpenAsync(TwoMilestones, Troubled);
        trial.Shop.Logs.Moment = () => { lock (moments) moments.Add(trial.Shop.Crashed()); };
        var whole = await trial.RestsAsync(RestReason.Done);
        var tree = await trial.Shop.Repository.TreeAsync(whole.Head, default);

        var seed = int.TryParse(Environment.GetEnvironmentVariable("SEED"), out var given) ? given : Environment.TickCount;
        output.WriteLine($"{moments.Count} moments, seed {seed}");
        var chosen = Enumerable.Range(0, moments.Count).ToArray();
        new Random(seed).Shuffle(chosen);
        await Parallel.ForEachAsync(chosen.Take(Tried), async (moment, _) =>
            await EndsAlikeAsync($"Seed {seed}, moment {moment}", moments[moment], whole, tree));
    }

    private static async Task EndsAlikeAsync(string name, SimulatedWorkshop shop, Mission whole, string tree)
    {
        var rest = await SimulatedProject.Furnish(shop).RunAsync();
        var ended = await shop.LookAsync();

        Assert.True(rest.Reason is RestReason.Done, $"{name}: {rest.Sentence}");
        Assert.True(Proven(whole).SequenceEqual(Proven(ended)), $"{name}: other assertions are proven");
        Assert.True(tree == await shop.Repository.TreeAsync(ended.Head, default), $"{name}: another tree");
        Assert.True(shop.Repository.Published == ended.Head, $"{name}: the user's branch is behind");
        Assert.True(Twice(await shop.EventsAsync()) is null, $"{name}: {Twice(await shop.EventsAsync())} happened twice");
    }

    private static IEnumerable<string> Proven(Mission mission) => mission.Standings
        .Where(standing => standing.Truth is Truth.Proven)
        .Select(standing => standing.Assertion.Value)
        .Order();

    /// <summary>A command whose events are not all of one append, or a run that handed off again.</summary>
    private static string? Twice(IReadOnlyList<Recorded> events)
    {
        var parts = events.Where(one => one.Event.Command is not null).GroupBy(one => one.Event.Command!);
        foreach (var part in parts)
            if (part.Max(one => one.Seq) - part.Min(one => one.Seq) != part.Count() - 1) return part.Key;

        return events.Select(one => one.Event).OfType<MissionEvent.FeatureHandedOff>().GroupBy(one => one.Run)
            .FirstOrDefault(group => group.Skip(1).Any())?.Key.ToString();
    }
}
