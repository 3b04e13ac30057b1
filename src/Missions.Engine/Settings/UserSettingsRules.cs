namespace Missions.Engine.Settings;

/// <summary>Which of the user's settings are well-formed and still make no sense.</summary>
internal static class UserSettingsRules
{
    /// <summary>Where the first is, and what is wrong with it; null where nothing is.</summary>
    public static (string At, string Problem)? Problem(UserSettings settings)
    {
        (string At, double? Value, double Least)[] least =
        [
            ("fanOut", settings.FanOut, 1),
            ("rehearsal.minutes", settings.Rehearsal?.Minutes, 0),
            ("bite.hunks", settings.Bite?.Hunks, 0),
            ("bite.seconds", settings.Bite?.Seconds, 1),
            ("limits.drafts", settings.Limits?.Drafts, 1),
            ("limits.consults", settings.Limits?.Consults, 1),
            ("limits.losses", settings.Limits?.Losses, 1),
            ("limits.resumes", settings.Limits?.Resumes, 0),
            ("budget.usd", (double?)settings.Budget?.Usd, 0),
            ("budget.tokens", settings.Budget?.Tokens, 0),
            ("budget.hours", settings.Budget?.Hours, 0),
            ("budget.runs", settings.Budget?.Runs, 0),
        ];
        foreach (var one in least)
            if (one.Value < one.Least) return ($"$.{one.At}", $"It is a number from {one.Least}, not {one.Value}.");
        return (settings.Notify ?? [])
            .Select((one, at) => one.Problem() is { } wrong ? ($"$.notify[{at}]", wrong) : ((string, string)?)null)
            .FirstOrDefault(wrong => wrong is not null);
    }
}
