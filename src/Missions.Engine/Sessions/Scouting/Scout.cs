using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Budgets;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Sessions.Scouting;

/// <summary>What one scout is to find out.</summary>
/// <param name="Id">The asking call's, and a number: the same when the call is repeated after a crash.</param>
internal sealed record Lookout(string Id, string Question);

/// <summary>One read-only helper of a run, in a fresh session with a transcript of its own.</summary>
internal sealed class Scout(Workshop shop, Run run, Ground ground)
{
    /// <summary>Its answer, or the sentence that says why there is none.</summary>
    /// <exception cref="ModelException">The provider cannot answer; asked again, it goes on where it stopped.</exception>
    public async Task<string> LookAsync(Lookout lookout, CancellationToken ct)
    {
        await shop.ScoutTurns.WaitAsync(ct);
        RunPurse? purse = null;
        try
        {
            var seat = await new Spending(shop).SeatAsync(Role.Scout, ct);
            purse = shop.Ledger.Of(run.Id)?.Help(seat, new(), shop.Mission.State.Opening!.Limits.FanOut);
            await using var log = await shop.Logs.OpenAsync(shop.Home.Scout(run.Id, lookout.Id), ct);
            var transcript = new Transcript(log, shop.Clock);
            var session = new Session(
                shop.Briefings.Scout(run, lookout.Question),
                new([.. ground.Tools, AnswerTool.Tool]),
                transcript,
                text => shop.Activity($"{run.Id} scout {lookout.Id}: {text}"))
            {
                Place = ground.Place,
                Purse = purse,
            };
            var outcome = await seat.Agent.RunAsync(session, ct);
            return await AnswerAsync(outcome, transcript, ct);
        }
        finally
        {
            purse?.Leave();
            shop.ScoutTurns.Release();
        }
    }

    private static async Task<string> AnswerAsync(Outcome outcome, Transcript transcript, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        return outcome switch
        {
            Outcome.Failed { Kind: FailureKind.Unavailable or FailureKind.Refused or FailureKind.OverBudget } failed =>
                throw new ModelException(failed.Kind, failed.Detail, failed.RetryAfter),
            Outcome.Failed failed => $"No answer: {failed.Detail}",
            _ => AnswerTool.In(await transcript.HistoryAsync(ct)),
        };
    }
}
