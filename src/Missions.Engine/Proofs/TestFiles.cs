using System.Text.RegularExpressions;
using Missions.Core.Verdicts.Runners;

namespace Missions.Engine.Proofs;

/// <summary>Knows files of tests by their names, and the tests that they declare by their text.</summary>
public static class TestFiles
{
    private static readonly string[] Folders = ["test", "tests", "__tests__", "spec", "specs", "t", "testing", "e2e"];

    private static readonly string[] Sources =
    [
        ".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx", ".py", ".cs", ".fs", ".rs", ".go", ".java", ".kt",
        ".scala", ".rb", ".php", ".c", ".cc", ".cpp", ".h", ".sh", ".bats", ".swift",
    ];

    // How each language says "here is a test".
    private static readonly Regex Script = Compiled(
        @"\b(?:it|test|specify|fit|xit|xtest|tap\.test|t\.test|suite\.test)(?:\.\w+)*\s*\(\s*(?<quote>['""`])(?<name>(?:(?!\k<quote>).)+)\k<quote>");

    private static readonly Regex Python = Compiled(@"^[ \t]*(?:async[ \t]+)?def[ \t]+(?<name>test\w*)");
    private static readonly Regex Sharp = Compiled(
        @"\[(?:Fact|Theory|Test|TestCase|TestMethod|DataTestMethod|Property)\b[^;{]*?[ \t](?<name>\w+)\s*\(");

    private static readonly Regex Rust = Compiled(@"#\[(?:\w+::)*test\b[^{;]*?\bfn\s+(?<name>\w+)");
    private static readonly Regex Go = Compiled(@"^func (?<name>(?:Test|Fuzz|Example)\w*)\(");
    private static readonly Regex Java = Compiled(@"@(?:Test|ParameterizedTest)\b[^;{]*?[ \t](?<name>\w+)\s*\(");
    private static readonly Regex Ruby = Compiled(@"\b(?:it|specify|test)\s+['""](?<name>.+?)['""]|def (?<name>test_\w+)");
    private static readonly Regex Plain = Compiled(@"^(?:static\s+)?(?:void|int|bool)\s+(?<name>test\w*)\s*\(|@test ""(?<name>.+?)""");

    private static readonly Regex OnlyMark = Compiled(
        @"\b(?:it|test|describe|suite|context|specify)\.only\b|\b(?:fit|fdescribe)\s*\(|\bonly:\s*true");

    private static readonly Regex ScriptSkip = Compiled(
        @"\b(?:it|test|describe|suite|context|specify)\.(?:skip|todo)\b|\b(?:xit|xdescribe|xtest|xcontext)\s*\(|\bskip:\s*(?:true|['""])");

    private static readonly Regex OtherSkip = Compiled(
        @"^\s*@(?:unittest|pytest\.mark)\.(?:skip|xfail|expectedFailure)|\bpytest\.skip\(|\.skipTest\(|\[\w+\(.*\bSkip\s*=\s*""|\[Ignore\b"
        + @"|#\[ignore|\bt\.Skip(?:f|Now)?\(|@(?:Disabled|Ignore)\b");

    // A test that stands for several, each a line of its own or as many as a list has.
    private static readonly Regex Row = Compiled(@"\b(?:InlineData|TestCase|DataRow|Arguments)\s*\(|#\[case|\bCsvSource\b");
    private static readonly Regex Table = Compiled(
        @"\bparametrize\s*\(|\.subTest\s*\(|\.(?:each|cases|forEach)\s*[(`]|\bt\.Run\(|\b(?:MemberData|ClassData|ValueSource|MethodSource)\b");

    /// <summary>How many tests at most became cases of others: as many as there are new rows, or any number.</summary>
    public static int Folded(string before, string after) =>
        Table.Count(after) > Table.Count(before) ? int.MaxValue : Math.Max(0, Row.Count(after) - Row.Count(before));

    /// <summary>Whether a file is there for the tests' sake.</summary>
    public static bool IsTest(string path)
    {
        var parts = path.Split('/');
        var name = Path.GetFileNameWithoutExtension(parts[^1]);
        return Sources.Contains(Path.GetExtension(path))
            && (parts[..^1].Any(part => Folders.Contains(part.ToLowerInvariant()) || part.EndsWith(".Tests", StringComparison.Ordinal))
                || name.Split('.', '_', '-').Any(part => part.ToLowerInvariant() is "test" or "tests" or "spec")
                || name.EndsWith("Test", StringComparison.Ordinal) || name.EndsWith("Tests", StringComparison.Ordinal));
    }

    /// <summary>Whether a report's name of a test is that of a declared one; runners put its place before or behind it.</summary>
    public static bool IsNamed(string reported, string declared) => reported == declared
        || reported.StartsWith($"{declared} (", StringComparison.Ordinal)
        || reported.EndsWith($"::{declared}", StringComparison.Ordinal)
        || IsRowOf(reported[(reported.LastIndexOf(SeenTest.Joint, StringComparison.Ordinal) is >= 0 and var at
            ? at + SeenTest.Joint.Length
            : 0)..], declared);

    /// <summary>Rows of a table have what they were given behind the name.</summary>
    private static bool IsRowOf(string name, string declared) => name.StartsWith(declared, StringComparison.Ordinal)
        && name[declared.Length..].TrimStart() is "" or ['(' or '[', ..];

    /// <summary>Whether its text may declare tests: a file of tests, or Rust, which keeps them beside the code.</summary>
    public static bool MayDeclare(string path) => IsTest(path) || Path.GetExtension(path) is ".rs";

    /// <summary>The tests that a file declares, in its order; a name that is used twice comes twice.</summary>
    public static List<string> Declared(string path, string text) =>
    [
        .. Of(Path.GetExtension(path)).Matches(Path.GetExtension(path) is ".cs" ? Unbuilt.Out(text) : text)
            .Select(match => match.Groups["name"].Value),
    ];

    public static bool IsOnly(string path, string line) => IsScript(path) && OnlyMark.IsMatch(line);

    public static bool IsSkip(string path, string line) => (IsScript(path) ? ScriptSkip : OtherSkip).IsMatch(line);

    private static bool IsScript(string path) => Of(Path.GetExtension(path)) == Script;

    private static Regex Of(string extension) => extension switch
    {
        ".py" => Python,
        ".cs" or ".fs" => Sharp,
        ".rs" => Rust,
        ".go" => Go,
        ".java" or ".kt" or ".scala" => Java,
        ".rb" => Ruby,
        ".c" or ".cc" or ".cpp" or ".h" or ".sh" or ".bats" or ".php" or ".swift" => Plain,
        _ => Script,
    };

    private static Regex Compiled(string pattern) => new(
        pattern, RegexOptions.ExplicitCapture | RegexOptions.Multiline | RegexOptions.Compiled, TimeSpan.FromSeconds(2));
}
