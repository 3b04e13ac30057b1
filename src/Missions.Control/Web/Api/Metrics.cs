using System.Globalization;
using System.Text;
using Missions.Engine.Views;

namespace Missions.Control.Web.Api;

/// <summary>The missions of this home in the text form that Prometheus reads.</summary>
internal static class Metrics
{
    public static string Of(HomeView home)
    {
        var all = home.Groups.SelectMany(group => group.Missions.Select(one => (Group: group.Name, One: one))).ToList();
        var text = new StringBuilder();
        Head(text, "missions", "gauge", "Missions of this home by what they want.");
        foreach (var group in home.Groups) Line(text, "missions", $"group=\"{group.Name}\"", group.Missions.Count);
        Each("mission_assertions", "gauge", "Assertions of the contract.", one => one.Total);
        Each("mission_assertions_proven", "gauge", "Those that are proven.", one => one.Proven);
        Each("mission_needs", "gauge", "What waits for a human.", one => one.Needs);
        Each("mission_spend_usd", "counter", "Dollars used so far.", one => (double)one.Usd);
        Each("mission_tokens", "counter", "Tokens used so far.", one => one.Tokens);
        return text.ToString();

        void Each(string name, string type, string help, Func<HomeEntry, double> value)
        {
            Head(text, name, type, help);
            foreach (var (_, one) in all) Line(text, name, $"mission=\"{Escaped(one.Mission)}\"", value(one));
        }
    }

    private static void Head(StringBuilder text, string name, string type, string help) =>
        text.Append(CultureInfo.InvariantCulture, $"# HELP {name} {help}\n# TYPE {name} {type}\n");

    private static void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}{{{labels}}} {value}\n");

    private static string Escaped(string label) =>
        label.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n");
}
