using Missions.Core.Runs;

namespace Missions.Engine;

/// <summary>
/// Waits until a provider is to be asked again, for days if need be. The wall clock may jump either way and the machine
/// may sleep: no jump makes it wait longer than was meant, and after a sleep it does not wait on.
/// </summary>
public sealed class ProviderWait(TimeProvider clock)
{
    // Timers may sleep with the machine; the wall clock is looked at this often.
    private static readonly TimeSpan Slice = TimeSpan.FromMinutes(1);

    /// <summary>Whether it is time. A clock that is behind the journal says nothing, so that it is.</summary>
    public bool IsDue(Parking parking) =>
        clock.GetUtcNow() is var now && parking.Until is { } due && (now >= due || now < parking.At);

    /// <summary>True once it is time; false where something has happened in the mission before.</summary>
    public async Task<bool> IsOverAsync(LiveMission mission, Parking parking, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var most = parking.Until is { } due ? Shorter(due - clock.GetUtcNow(), due - parking.At) : TimeSpan.MaxValue;

        while (true)
        {
            var change = mission.NextChange;
            var left = most - clock.GetElapsedTime(began);
            if (mission.State.Parking != parking) return false;
            if (IsDue(parking) || left <= TimeSpan.Zero) return true;

            using var woken = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(Task.Delay(Shorter(left, Slice), clock, woken.Token), change);
            await woken.CancelAsync();
            ct.ThrowIfCancellationRequested();
            if (change.IsCompleted) return false;
        }
    }

    private static TimeSpan Shorter(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
