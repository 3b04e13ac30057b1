using System.Globalization;
using System.Xml.Linq;

namespace Missions.Simulation.Proving;

/// <summary>What tests reach of Core, from the reports of the coverage collector.</summary>
/// <param name="Lines">The share of its lines.</param>
/// <param name="UntestedRefusals">Where a refusal stands that no test ever gets.</param>
internal sealed record Reach(double Lines, int Refusals, IReadOnlyList<string> UntestedRefusals)
{
    // How the gates say no: as a refusal, or as one of the sentences that a refusal is made of.
    private static readonly string[] Signs = ["Refuse(", "yield return $\"", "yield return \"", "return $\"", "return \""];

    /// <param name="reports">In Cobertura's format; a line counts that any of them reached.</param>
    public static Reach Of(IEnumerable<string> reports)
    {
        var reached = new Dictionary<(string File, int Line), bool>();
        foreach (var line in reports.Select(XDocument.Load).SelectMany(report => report.Descendants("class")).SelectMany(LinesOf))
            reached[line.Place] = line.IsReached || reached.GetValueOrDefault(line.Place);

        var refusals = reached.Where(line => IsRefusal(line.Key)).ToList();
        return new(
            reached.Count == 0 ? 0 : reached.Values.Count(isReached => isReached) / (double)reached.Count,
            refusals.Count,
            [.. refusals.Where(line => !line.Value).Select(line => $"{line.Key.File}:{line.Key.Line}").Order()]);
    }

    private static IEnumerable<((string, int) Place, bool IsReached)> LinesOf(XElement type)
    {
        var file = Path.GetFileName((string)type.Attribute("filename")!);
        return type.Descendants("line").Select(line => (
            (file, int.Parse((string)line.Attribute("number")!, CultureInfo.InvariantCulture)),
            (string?)line.Attribute("hits") != "0"));
    }

    private static bool IsRefusal((string File, int Line) place)
    {
        if (!place.File.Contains("Rules", StringComparison.Ordinal)
            && !place.File.Contains("Problems", StringComparison.Ordinal)
            && !place.File.StartsWith("Decider", StringComparison.Ordinal)) return false;
        var line = SourceTree.Core(place.File)[place.Line - 1];
        return Signs.Any(sign => line.Contains(sign, StringComparison.Ordinal));
    }
}

/// <summary>The checkout that this was built from.</summary>
internal static class SourceTree
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string[] Core(string file) => File.ReadAllLines(
        Directory.EnumerateFiles(Path.Combine(Root, "src", "Missions.Core"), file, SearchOption.AllDirectories).First());

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Missions.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
