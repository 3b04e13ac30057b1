namespace Missions.Core.Verdicts.Runners;

/// <summary>What a runner wrote for programs to read, in one of the formats that many of them share.</summary>
/// <param name="Format">As people call it: <c>TRX</c>, <c>JUnit XML</c>, <c>TAP</c>, <c>JSON</c>.</param>
public sealed record RunnerReport(string Format, Seq<SeenTest> Tests)
{
    /// <summary>Where it was, as <see cref="PlaceOf"/> says; empty for what was printed.</summary>
    public string Place { get; init; } = "";

    /// <summary>A file's folder and ending: many runners put the time into its name.</summary>
    public static string PlaceOf(string path)
    {
        var (slash, dot) = (path.LastIndexOf('/'), path.LastIndexOf('.'));
        return $"{path[..(slash + 1)]}*{(dot > slash ? path[dot..] : "")}";
    }

    /// <summary>A larger text is no report that anybody reads.</summary>
    public const int Longest = 16 << 20;

    /// <summary>How many tests of one report are looked at.</summary>
    internal const int MostTests = 100_000;

    /// <summary>The report that a file is, by its text alone; null where it is none.</summary>
    public static RunnerReport? Of(string text)
    {
        if (text.Length > Longest) return null;
        var begin = text.AsSpan().TrimStart().TrimStart('\ufeff').TrimStart();
        return begin switch
        {
            ['<', ..] => XmlReports.Of(text),
            ['{', ..] => Named("JSON", JsonReports.In(text)),
            _ => Named("TAP", TapReport.Of(text)),
        };
    }

    internal static RunnerReport? Named(string format, IReadOnlyCollection<SeenTest> tests) =>
        tests.Count == 0 ? null : new(format, [.. tests]);
}
