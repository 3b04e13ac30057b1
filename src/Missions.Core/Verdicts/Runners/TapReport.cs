using System.Text.RegularExpressions;

namespace Missions.Core.Verdicts.Runners;

/// <summary>
/// Reads the Test Anything Protocol out of what was printed. Tests are its points; what it says in sum is not believed.
/// </summary>
/// <remarks>
/// A stream is over once it has as many points as it planned: what looks like one after that was printed by somebody
/// else.
/// </remarks>
internal sealed class TapReport
{
    private static readonly Regex Point = Compiled(
        @"^(?<indent> *)(?<bad>not )?ok (?<number>\d+)(?: -)?(?: (?!# ?(?i:skip|todo))(?<name>.*?))?"
            + @"(?: # ?(?<said>(?i:skip|todo|time=).*))?$");

    private static readonly Regex Plan = Compiled(@"^(?<indent> *)1\.\.(?<number>\d+)(?: .*)?$");
    private static readonly Regex Sub = Compiled(@"^(?<indent> *)# Subtest: (?<name>.*)$");
    private static readonly Regex Total = Compiled(
        @"^(?:# (?:tests|pass|fail|skip|skipped|todo|suites|cancelled|duration_ms)\s+[\d.]+|Files=\d+, Tests=\d+,.*"
            + @"|ok|\.\.\.|\})$");

    private readonly List<(int Indent, string Name)> _around = [];
    private readonly List<SeenTest> _tests = [];
    private readonly List<string> _rest = [];
    private int? _planned;
    private int _points;
    private bool _isOpen, _isQuoted, _isAfterPoint;

    /// <summary>The tests of all streams.</summary>
    public IReadOnlyList<SeenTest> Tests => _tests;

    /// <summary>The lines that are of no stream.</summary>
    public IReadOnlyList<string> Rest => _rest;

    /// <summary>Nothing where the text is something else.</summary>
    public static IReadOnlyList<SeenTest> Of(string text) => In(text.Split('\n'))?.Tests ?? [];

    /// <summary>Null where no stream says that it is one, by its version or its plan.</summary>
    public static TapReport? In(IReadOnlyList<string> lines)
    {
        var isStrict = lines.Any(IsVersion);
        if (!isStrict && !lines.Any(line => Plan.IsMatch(line))) return null;

        var report = new TapReport { _isStrict = isStrict, _isOpen = !isStrict };
        foreach (var line in lines) report.Read(line.TrimEnd());
        return report._tests.Count == 0 ? null : report;
    }

    /// <summary>Whether streams begin with a version. Where none does, a plan that comes last ends nothing.</summary>
    private bool _isStrict;

    private static bool IsVersion(string line) => line.StartsWith("TAP version ", StringComparison.Ordinal);

    private void Read(string line)
    {
        if (IsVersion(line)) Open(planned: null);
        else if (IsQuoted(line)) Suite(line);
        else if (Plan.Match(line) is { Success: true } plan) Planned(plan);
        else if (Sub.Match(line) is { Success: true } sub) Enter(sub);
        else if (Point.Match(line) is { Success: true } point) Add(point);
        else if (line is "}") Close();
        else if (!Total.IsMatch(line.Trim())) _rest.Add(line);
    }

    /// <summary>What is written below a point, between two marks and further in.</summary>
    private bool IsQuoted(string line)
    {
        var (began, wasAfterPoint) = (_isQuoted, _isAfterPoint);
        _isAfterPoint = !began && Point.IsMatch(line);
        if (line is [' ', ..] && line.Trim() is "---" && wasAfterPoint) return _isQuoted = true;
        _isQuoted = began && line.Trim() is not "..." && line is "" or [' ', ..];
        return began && line is "" or [' ', ..];
    }

    private void Open(int? planned)
    {
        (_isOpen, _planned, _points) = (true, planned, 0);
        _around.Clear();
    }

    private void Planned(Match plan)
    {
        if (plan.Groups["indent"].Length > 0) return;
        var number = int.TryParse(plan.Groups["number"].Value, out var parsed) ? parsed : 0;
        if (!_isOpen || _planned is not null) Open(number);
        _planned = number;
        Close();
    }

    private void Close()
    {
        if (_planned is null || _points < _planned) return;
        if (_isStrict) _isOpen = false;
        else Open(planned: null);
    }

    private void Enter(Match sub)
    {
        Leave(sub.Groups["indent"].Length);
        _around.Add((sub.Groups["indent"].Length, Unescaped(sub.Groups["name"].Value)));
    }

    private void Leave(int indent) => _around.RemoveAll(one => one.Indent >= indent);

    private void Add(Match point)
    {
        if (!_isOpen || _tests.Count >= RunnerReport.MostTests) return;
        var (indent, name, said) = (
            point.Groups["indent"].Length, Unescaped(point.Groups["name"].Value), point.Groups["said"].Value);
        Leave(indent);
        if (indent == 0) _points++;
        // A point that opens a brace stands for those in it.
        if (said.EndsWith('{') || name.EndsWith('{'))
        {
            _around.Add((indent, name));
            return;
        }
        _tests.Add(SeenTest.At(_around.Select(one => one.Name), name, Fate(point, said)));
        if (indent == 0) Close();
    }

    private static TestFate Fate(Match point, string said) => (said, point.Groups["bad"].Success) switch
    {
        _ when said.StartsWith("skip", StringComparison.OrdinalIgnoreCase)
            || said.StartsWith("todo", StringComparison.OrdinalIgnoreCase) => TestFate.Silent,
        (_, true) => TestFate.Failed,
        _ => TestFate.Passed,
    };

    /// <summary>What is written below a point may say that it was none, but the sum of those before it.</summary>
    private void Suite(string line)
    {
        if (line.Trim() is "type: 'suite'" && _tests.Count > 0) _tests.RemoveAt(_tests.Count - 1);
    }

    private static string Unescaped(string name) => name.Replace(@"\#", "#").Replace(@"\\", @"\").Trim();

    private static Regex Compiled(string pattern) => new(
        pattern, RegexOptions.ExplicitCapture | RegexOptions.Compiled, TimeSpan.FromSeconds(2));
}
