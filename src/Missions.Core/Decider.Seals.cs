using Missions.Core.Runs;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    private static Decision EndsValidation(Mission mission)
    {
        if (mission.OpenRound is not { } round) return Refuse("No milestone is being validated.");
        if (mission.StageOf(round) is not Stage.Over and var stage)
            return Refuse($"The validation is not over: {stage} comes next.");

        if (mission.OpenRuns.FirstOrDefault() is { } run) return Refuse($"{run.Id} is still open.");

        Seq<Issue> blocking = [.. mission.BlockingIssuesOf(round)];
        if (!mission.IsLosing(round) && mission.MissingHumanProofs(round) is [var human, ..])
            return Refuse($"{human.Id} waits for the word of a human.");

        Seq<Issue> failures = [.. Failures(mission, round)];
        var holds = failures is [] && blocking is [];
        var because = holds
            ? $"{mission.Scope(round.Milestone).Count} assertions are proven on {Short(round.Commit)}."
            : string.Join(" ", failures.Concat(blocking).Select(issue => issue.Text));

        return Accept(
        [
            new ValidationEnded(round.Milestone, round.Number, holds, because),
            .. Issues(mission, [.. failures, .. Worsened(mission)]),
        ]);
    }

    private static IEnumerable<Issue> Failures(Mission mission, Round round)
    {
        foreach (var finding in mission.NewFindings(round))
            yield return Failure(round, $"New since the base: {finding}", null);
        foreach (var standing in mission.IsLosing(round) ? mission.FailuresOf(round) : mission.Unproven(round))
            yield return Failure(round, Sentence(mission, standing, round), standing);
    }

    private static string Sentence(Mission mission, Standing standing, Round round)
    {
        var claim = mission.Plan!.Assertion(standing.Assertion)!.Claim;
        var seen = standing.Evidence is [] ? "" : $" ({string.Join(", ", standing.Evidence)})";
        var truth = standing.Truth.ToString().ToLowerInvariant();
        return $"{standing.Assertion} is {truth} on {Short(round.Commit)}{seen}: \"{claim}\" {standing.Because}";
    }

    private static Issue Failure(Round round, string text, Standing? standing) =>
        new(default, Severity.Blocking, text, "engine", null, null, standing?.Assertion, round.Milestone, round.Number);

    private static Decision Seals(Mission mission)
    {
        if (mission.WonRound is not { } round)
            return Refuse("No milestone has passed its validation on the present commit.");
        if (mission.OpenChoices is [var choice, ..]) return Refuse($"{choice.Id} waits for the human.");
        if (mission.Repairs is [var repair, ..])
            return Refuse($"The repair of {repair.Assertion} is still being tried.");
        if (mission.Untriaged is [var untriaged, ..]) return Refuse($"{untriaged} is still to be triaged.");

        return Accept(new MilestoneSealed(SealRules.Of(mission, round)));
    }

    private static string Short(string commit) => commit.Length > 10 ? commit[..10] : commit;
}
