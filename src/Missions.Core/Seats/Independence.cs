namespace Missions.Core.Seats;

/// <summary>Whether who judges is somebody else than who built: two of one provider share their blind spots.</summary>
public static class Independence
{
    /// <summary>What stands before the slash of a seat's name; an agent's name is its own.</summary>
    public static string Provider(string seat) => seat.Split('/')[0];
}
