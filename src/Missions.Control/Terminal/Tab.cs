namespace Missions.Control.Terminal;

/// <summary>The places of Mission Control, in the order of their keys.</summary>
internal enum Tab
{
    Now,
    Since,
    Decide,
    Claims,
    Rounds,
    Work,
    Spend,
    Seats,
    Log,
    Runs,
    Evidence,
    Home,
    Help,
}

/// <summary>How places are reached and called.</summary>
internal static class Tabs
{
    /// <summary>Those that belong to one mission.</summary>
    public static IReadOnlyList<Tab> OfMission { get; } =
    [
        Tab.Now, Tab.Since, Tab.Decide, Tab.Claims, Tab.Rounds, Tab.Work, Tab.Spend, Tab.Seats, Tab.Log, Tab.Runs,
        Tab.Evidence,
    ];

    public static string Key(Tab tab) => tab switch
    {
        Tab.Runs => "0",
        Tab.Evidence => "e",
        Tab.Home => "h",
        Tab.Help => "?",
        _ => ((int)tab + 1).ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    public static string Name(Tab tab) => tab.ToString().ToLowerInvariant();

    public static Tab? Of(string key) =>
        Enum.GetValues<Tab>().Where(tab => Key(tab) == key).Cast<Tab?>().FirstOrDefault();
}
