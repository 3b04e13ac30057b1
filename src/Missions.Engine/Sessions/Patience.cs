namespace Missions.Engine.Sessions;

/// <summary>How long a mission waits before it asks a provider again: longer each time, and never for good.</summary>
public static class Patience
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30), Most = TimeSpan.FromMinutes(15);

    // A provider that asks for more is asked in vain once a day.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <param name="tries">How often in a row it was asked in vain, from 1.</param>
    /// <param name="asked">How long the provider wants to be left alone, such as until its window ends.</param>
    public static TimeSpan After(int tries, TimeSpan? asked)
    {
        var grown = tries > 10 ? Most : First * Math.Pow(2, tries - 1);
        grown = grown < Most ? grown : Most;
        var wanted = asked < Longest ? asked.Value : asked is null ? TimeSpan.Zero : Longest;
        return wanted > grown ? wanted : grown;
    }
}
