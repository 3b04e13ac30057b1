namespace Missions.Core.Seats;

/// <summary>How many runs may begin in a seat within so many hours: what a subscription is capped by.</summary>
public sealed record RunWindow(int Runs, double Hours = 5)
{
    public bool IsPositive => Runs > 0 && Hours > 0;

    /// <summary>When the next run may begin; null where it may now.</summary>
    /// <param name="begun">When those of the same seat began, in order.</param>
    public DateTimeOffset? Opens(IEnumerable<DateTimeOffset> begun, DateTimeOffset now)
    {
        var within = begun.Where(at => at.AddHours(Hours) > now).ToList();
        return within.Count < Runs ? null : within[^Runs].AddHours(Hours);
    }
}
