using Missions.Agents;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>
/// A seat with others behind it: where one is refused before it has said a word, the next takes its place.
/// </summary>
internal sealed class FallbackSeat(IReadOnlyList<Seat> seats) : IAgent
{
    private int _at;

    /// <summary>Whoever sits there now, for runs that begin now.</summary>
    public Seat Current => seats.Count == 1 ? seats[0] : new(seats[_at].Name, this, usage => seats[_at].Price(usage))
    {
        Credentials = seats.Skip(_at)
            .Select(seat => seat.Credentials).OfType<string>().Order(StringComparer.Ordinal).FirstOrDefault(),
    };

    public async Task<Outcome> RunAsync(Session session, CancellationToken ct)
    {
        // Several may sit at the same time, and each finds out for itself.
        for (var at = _at; ; at++)
        {
            var outcome = await seats[at].Agent.RunAsync(session, ct);
            if (at + 1 >= seats.Count || outcome is not Outcome.Failed { Kind: FailureKind.Refused } failed)
                return outcome;
            if ((await session.Transcript.HistoryAsync(ct)).Turn > 0) return outcome;

            session.Activity($"{failed.Detail} {seats[at + 1].Name} takes the seat.");
            Interlocked.CompareExchange(ref _at, at + 1, at);
        }
    }
}
