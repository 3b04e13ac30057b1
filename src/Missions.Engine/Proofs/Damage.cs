namespace Missions.Engine.Proofs;

/// <summary>Small changes to source text that alter what it does and, as a rule, still build.</summary>
/// <remarks>The usual operators of mutation testing, applied as plain text so that they serve every language.</remarks>
internal static class Damage
{
    private const int PerFile = 8;

    private static readonly (string From, string To)[] Relations =
    [
        (" == ", " != "), (" != ", " == "), (" <= ", " > "), (" >= ", " < "), (" < ", " >= "), (" > ", " <= "),
        (" + ", " - "), (" - ", " + "), (" * ", " + "),
    ];

    private static readonly (string From, string To)[] Braces =
    [
        (" && ", " || "), (" || ", " && "), ("true", "false"), ("false", "true"), .. Relations,
    ];

    private static readonly (string From, string To)[] Script =
    [
        ("return ", "return; "), (" === ", " !== "), (" !== ", " === "), ("200", "500"), ("404", "200"), .. Braces,
        ("return ", "return !"),
    ];

    private static readonly (string From, string To)[] Python =
    [
        ("return ", "return None and "), (" and ", " or "), (" or ", " and "), ("True", "False"), ("False", "True"),
        (" not ", " "), .. Relations,
    ];

    private static readonly (string From, string To)[] Shell =
    [
        (" = ", " != "), (" -eq ", " -ne "), (" -z ", " -n "), (" -n ", " -z "), (" && ", " || "),
        ("exit 0", "exit 1"),
    ];

    private static (string From, string To)[] ChangesOf(string path) => Path.GetExtension(path) switch
    {
        ".js" or ".mjs" or ".cjs" or ".ts" or ".tsx" or ".jsx" or ".mts" or ".php" => Script,
        ".cs" or ".go" or ".rs" or ".java" or ".kt" or ".swift" or ".scala" => Braces,
        ".c" or ".cc" or ".cpp" or ".h" => Braces,
        ".py" or ".rb" => Python,
        ".sh" => Shell,
        _ => [],
    };

    /// <summary>Whether a file is source that is not a test.</summary>
    public static bool IsSource(string path) =>
        ChangesOf(path) is [_, ..]
        && !path.Split('/').Any(part => part.Contains("test", StringComparison.OrdinalIgnoreCase)
            || part.Contains("spec", StringComparison.OrdinalIgnoreCase));

    /// <summary>The file's text with one change each.</summary>
    public static IEnumerable<string> To(string path, string text) => ChangesOf(path)
        .Select(change => Changed(text, change.From, change.To))
        .OfType<string>()
        .Take(PerFile);

    /// <summary>What says whether a file is still what its language allows; null where none is known.</summary>
    public static string? Reading(string path) => Path.GetExtension(path) switch
    {
        ".js" or ".mjs" or ".cjs" => "node --check",
        ".py" => "python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read())'",
        ".sh" => "sh -n",
        ".rb" => "ruby -c",
        ".php" => "php -l",
        _ => null,
    };

    /// <summary>What builds a language where the plan has no line for it.</summary>
    public static string? Building(string path) => Path.GetExtension(path) switch
    {
        ".rs" => "cargo check --quiet --offline",
        ".go" => "go build ./...",
        ".cs" => "dotnet build --nologo --verbosity quiet",
        _ => null,
    };

    /// <summary>Changes one place in the code, the first after a third of the file that is not a comment.</summary>
    private static string? Changed(string text, string from, string to)
    {
        var place = Place(text, from, text.Length / 3);
        if (place < 0) place = Place(text, from, 0);
        return place < 0 ? null : string.Concat(text.AsSpan(0, place), to, text.AsSpan(place + from.Length));
    }

    private static int Place(string text, string from, int start)
    {
        var place = text.IndexOf(from, start, StringComparison.Ordinal);
        while (place >= 0 && IsComment(text, place))
            place = text.IndexOf(from, place + from.Length, StringComparison.Ordinal);
        return place;
    }

    private static bool IsComment(string text, int place)
    {
        var line = text[(text.LastIndexOf('\n', place) + 1)..place].TrimStart();
        return line.StartsWith("//", StringComparison.Ordinal) || line.StartsWith('#') || line.StartsWith('*')
            || line.StartsWith("/*", StringComparison.Ordinal) || line.Contains(" // ", StringComparison.Ordinal);
    }
}
