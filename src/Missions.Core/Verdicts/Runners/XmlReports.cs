using System.Xml;

namespace Missions.Core.Verdicts.Runners;

/// <summary>
/// Reads TRX (of the .NET test platform) and JUnit XML, trusting neither their shape nor their sums.
/// </summary>
internal static class XmlReports
{
    private const int Deepest = 64;

    private static XmlReaderSettings Careful => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = RunnerReport.Longest,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    /// <summary>Null where it is neither, or does not read to its end.</summary>
    public static RunnerReport? Of(string text)
    {
        using var words = new StringReader(text.TrimStart('\ufeff', ' ', '\r', '\n', '\t'));
        using var xml = XmlReader.Create(words, Careful);
        try
        {
            return xml.MoveToContent() is not XmlNodeType.Element ? null : xml.LocalName switch
            {
                "TestRun" => RunnerReport.Named("TRX", Trx(xml)),
                "testsuites" or "testsuite" => RunnerReport.Named("JUnit XML", JUnit(xml)),
                _ => null,
            };
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>Its results stand before what says which class they are of.</summary>
    private static List<SeenTest> Trx(XmlReader xml)
    {
        var results = new List<(string Id, string Name, TestFate Fate)>();
        var classes = new Dictionary<string, string>();
        var id = "";
        while (Next(xml))
        {
            if (xml.NodeType is not XmlNodeType.Element) continue;
            if (xml.LocalName is "UnitTestResult" && results.Count < RunnerReport.MostTests)
                results.Add((Text(xml, "testId"), Text(xml, "testName"), Outcome(Text(xml, "outcome"))));
            // What has rows is no test beside them.
            else if (xml.LocalName is "InnerResults" && results.Count > 0) results.RemoveAt(results.Count - 1);
            else if (xml.LocalName is "UnitTest") id = Text(xml, "id");
            else if (xml.LocalName is "TestMethod") classes[id] = Text(xml, "className").Split(',')[0];
        }
        return results.ConvertAll(one => Seen(classes.GetValueOrDefault(one.Id, ""), one.Name, one.Fate));
    }

    private static SeenTest Seen(string type, string name, TestFate fate)
    {
        var isWhole = type.Length > 0 && name.StartsWith($"{type}.", StringComparison.Ordinal);
        return SeenTest.At([type], isWhole ? name[(type.Length + 1)..] : name, fate);
    }

    private static TestFate Outcome(string word) => word switch
    {
        "Passed" or "PassedButRunAborted" or "Completed" or "Warning" => TestFate.Passed,
        "NotExecuted" or "NotRunnable" or "Inconclusive" or "Pending" or "Disconnected" => TestFate.Silent,
        _ => TestFate.Failed,
    };

    private static List<SeenTest> JUnit(XmlReader xml)
    {
        var (tests, suites) = (new List<SeenTest>(), new Stack<string>());
        do
        {
            if (xml is { LocalName: "testsuite", NodeType: XmlNodeType.Element, IsEmptyElement: false })
                suites.Push(Text(xml, "name"));
            else if (xml is { LocalName: "testsuite", NodeType: XmlNodeType.EndElement }) suites.TryPop(out _);
            else if (xml is { LocalName: "testcase", NodeType: XmlNodeType.Element }) tests.Add(Case(xml, suites));
            if (tests.Count >= RunnerReport.MostTests) break;
        }
        while (Next(xml));
        return tests;
    }

    private static SeenTest Case(XmlReader xml, Stack<string> suites)
    {
        var name = Text(xml, "name");
        var fate = Text(xml, "status") is "disabled" or "notrun" ? TestFate.Silent : TestFate.Passed;
        return SeenTest.At(Places(name, Text(xml, "classname"), suites), name, Fate(xml, fate));
    }

    /// <summary>Where every test is of the class "test", as node has it, the suites say more.</summary>
    private static List<string> Places(string name, string type, Stack<string> suites) =>
        type == name ? [] : type is "" or "test" ? [.. suites.Reverse()] : [type];

    private static TestFate Fate(XmlReader xml, TestFate fate)
    {
        if (xml.IsEmptyElement) return fate;
        for (var depth = xml.Depth; Next(xml) && xml.Depth > depth;)
            if (xml.NodeType is XmlNodeType.Element && xml.Depth == depth + 1)
                fate = xml.LocalName switch
                {
                    "failure" or "error" => TestFate.Failed,
                    "skipped" when fate is not TestFate.Failed => TestFate.Silent,
                    _ => fate,
                };
        return fate;
    }

    private static string Text(XmlReader xml, string attribute) => xml.GetAttribute(attribute) ?? "";

    private static bool Next(XmlReader xml) => xml.Read()
        && (xml.Depth <= Deepest ? true : throw new XmlException("It is nested more deeply than any report."));
}
