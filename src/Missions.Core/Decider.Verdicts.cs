using System.Security.Cryptography;
using System.Text;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using static Missions.Core.Decision;
using static Missions.Core.MissionCommand;
using static Missions.Core.MissionEvent;

namespace Missions.Core;

public static partial class Decider
{
    /// <summary>No opinion counts that cites nothing which the engine saw, in that run, on that commit.</summary>
    private static Decision GivesVerdict(Mission mission, GiveVerdict give, Actor by)
    {
        var run = mission.Run(by.Run!.Value)!;
        if (mission.OpenRound is not { } round) return Refuse("No milestone is being validated.");
        if ((run.Role is Role.UserTester ? round.Use : round.Scrutiny) is not null)
            return Refuse("The verdict of this round is given already; raise an issue for what came to light since.");
        if (run.Role is Role.Scrutineer && give.Verdicts is [var mine, ..])
            return Refuse(
                $"{mine.Assertion} is not for you to judge: executed proofs speak for themselves. "
                    + "Leave `verdicts` empty.");

        Seq<AssertionId> flows = run.Role is Role.UserTester ? [.. mission.UsedIn(round).Select(flow => flow.Id)] : [];
        if (give.Verdicts.FirstOrDefault(one => !flows.Contains(one.Assertion)) is { } foreign)
            return Refuse($"{foreign.Assertion} is not a flow of this round; judge {string.Join(", ", flows)}.");
        if (flows.Except(give.Verdicts.Select(one => one.Assertion)).ToList() is [_, ..] missing)
            return Refuse($"Give a verdict for {string.Join(", ", missing)} too; `blocked` is an honest one.");
        if (Twice(give.Verdicts.Select(one => one.Assertion)) is { } twice)
            return Refuse($"{twice} is judged twice; make up your mind.");
        if (give.Verdicts.Select(one => Unfounded(mission, one, run, round)).OfType<string>().ToList() is [var why, ..])
            return Refuse(why);

        return Accept(
        [
            new VerdictGiven(run.Id, run.Role, round.Milestone, round.Number, give.Verdicts, give.Summary),
            .. give.Verdicts.Select(verdict => Stands(verdict, round, run.Id)),
        ]);
    }

    private static string? Twice(IEnumerable<AssertionId> ids) =>
        ids.GroupBy(id => id).FirstOrDefault(group => group.Skip(1).Any())?.Key.ToString();

    private static string? Unfounded(Mission mission, Verdict verdict, Run run, Round round)
    {
        var (assertion, result) = (verdict.Assertion, verdict.Result);
        if (verdict.Evidence is [] && result is not VerdictResult.Blocked)
            return $"{assertion} is called {result.ToString().ToLowerInvariant()} without evidence: "
                + "observe it, then cite the E- id.";
        foreach (var id in verdict.Evidence)
        {
            if (mission.EvidenceOf(id) is not { } evidence) return $"{assertion} cites {id}, which does not exist.";
            if (evidence.Commit != round.Commit) return $"{assertion} cites {id}, which was seen on another commit.";
            if (evidence.Run != run.Id) return $"{assertion} cites {id}, which was not seen in this run.";
        }
        return null;
    }

    private static MissionEvent Stands(Verdict verdict, Round round, RunId run)
    {
        var (assertion, result, because, evidence) = verdict;
        var standing = new Standing(assertion, Truth.Proven, evidence, round.Commit, because, run);
        return result switch
        {
            VerdictResult.Proven => new AssertionProven(standing),
            VerdictResult.Refuted => new AssertionRefuted(standing with { Truth = Truth.Refuted }),
            _ => new AssertionBlocked(standing with { Truth = Truth.Blocked }),
        };
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
