using System.Security.Cryptography;
using System.Text;
using Missions.Core;
using Missions.Core.Seats;

namespace Missions.Engine.Telling;

/// <summary>Tells the human once of what cannot wait until they look, and journals that it did.</summary>
/// <remarks>
/// What was sent and not journaled before a crash is sent again with the same id; what nobody took is journaled with
/// the reason and not tried for ever.
/// </remarks>
public sealed class PersonTelling(LiveMission mission, IReadOnlyList<IMessenger> messengers, TimeProvider clock)
{
    private static readonly TimeSpan[] Patience = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    /// <summary>Until it is over; what is being sent then is sent to its end.</summary>
    public async Task WatchAsync(CancellationToken over, CancellationToken ct)
    {
        while (!over.IsCancellationRequested)
        {
            var change = mission.NextChange;
            await TellAsync(ct);
            await change.WaitAsync(over);
        }
    }

    /// <summary>All that is there to be told now.</summary>
    public async Task TellAsync(CancellationToken ct)
    {
        if (messengers is []) return;
        var state = mission.State;
        foreach (var news in News.Of(state).Where(news => !state.Told.Contains(news.About)))
        {
            var carriers = messengers.Where(one => one.Carries(news)).ToList();
            if (carriers is []) continue;

            var message = new Message(
                IdOf(state, news), state.Opening!.Mission, state.Opening.Goal, news, clock.GetUtcNow());
            var told = await Task.WhenAll(
                carriers.Select(async one => (one.Kind, Why: await TellAsync(one, message, ct))));
            await mission.SubmitAsync(
                new MissionCommand.TellPerson(
                    news.About, news.Kind,
                    [.. told.Where(one => one.Why is null).Select(one => one.Kind)],
                    [.. told.Where(one => one.Why is not null).Select(one => $"{one.Kind}: {one.Why}")]),
                Actor.Engine, ct);
        }
    }

    private async Task<string?> TellAsync(IMessenger messenger, Message message, CancellationToken ct)
    {
        var why = await messenger.TellAsync(message, ct);
        foreach (var pause in Patience)
        {
            if (why is null) return null;
            await Task.Delay(pause, clock, ct);
            why = await messenger.TellAsync(message, ct);
        }
        return why;
    }

    private static string IdOf(Mission state, News news) => "msg_" + Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{state.Opening!.Mission}\n{news.About}")))[..32];
}
