using System.Text.Json;

namespace Missions.Engine.Looking;

/// <summary>A repository's files by path, as far as a look at it needs them.</summary>
/// <param name="files">Paths relative to the top, with <c>/</c>.</param>
/// <param name="read">A file's text; null where it cannot be read.</param>
public sealed class Tree(IEnumerable<string> files, Func<string, string?> read)
{
    // What lies in these was put there by tools or is material of tests: nobody develops it here.
    private static readonly string[] Foreign =
        ["node_modules", "vendor", "third_party", "testdata", "fixtures", "__fixtures__", "target", ".venv", "venv"];

    private static readonly JsonDocumentOptions Lenient =
        new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly ILookup<bool, string> _files = files
        .OrderBy(path => path.Count(letter => letter == '/')).ThenBy(path => path, StringComparer.Ordinal)
        .ToLookup(path => path.Split('/')[..^1].Any(folder => Foreign.Contains(folder)));

    /// <summary>Those near the top first.</summary>
    public IEnumerable<string> Files => _files[false];

    /// <summary>What was left out of the look.</summary>
    public IEnumerable<string> LeftOut => _files[true];

    public bool Has(string path) => Files.Contains(path);

    public string Text(string path) => Has(path) ? read(path) ?? "" : "";

    public IEnumerable<string> Named(params IReadOnlyList<string> names) =>
        Files.Where(path => names.Contains(Path.GetFileName(path)));

    public IEnumerable<string> Ending(params IReadOnlyList<string> endings) =>
        Files.Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)));

    /// <summary>The files right in a folder that have one of these names, in the order of the names.</summary>
    public IEnumerable<string> In(string folder, params IReadOnlyList<string> names) =>
        names.Select(name => Join(folder, name)).Where(Has);

    public IEnumerable<string> Below(string folder) =>
        folder is "" ? Files : Files.Where(path => path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>A JSON file's object; null where it is none.</summary>
    public JsonElement? Json(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(Text(path), Lenient);
            return json.RootElement.ValueKind is JsonValueKind.Object ? json.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null; // Whoever asks says so in a sentence.
        }
    }

    public static string Join(string folder, string name) => folder is "" ? name : $"{folder}/{name}";

    public static string FolderOf(string path) => (Path.GetDirectoryName(path) ?? "").Replace('\\', '/');
}

/// <summary>Reads members of JSON that may be anything.</summary>
internal static class LooseJson
{
    public static JsonElement? Member(this JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } whole && whole.TryGetProperty(name, out var value) ? value : null;

    public static string? String(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    public static IEnumerable<JsonProperty> Members(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Object } whole ? whole.EnumerateObject() : [];

    public static IEnumerable<string> Strings(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.String).Select(one => one.GetString()!)
            : [];
}
