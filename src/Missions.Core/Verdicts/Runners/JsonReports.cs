using System.Text;
using System.Text.Json;

namespace Missions.Core.Verdicts.Runners;

/// <summary>Reads the JSON of Jest, Vitest, Mocha and <c>go test</c>, wherever it stands in what was printed.</summary>
internal static class JsonReports
{
    private const int MostDocuments = 200_000;

    private static readonly JsonDocumentOptions Careful = new() { MaxDepth = 64 };

    /// <summary>Nothing where the text has no such report.</summary>
    public static IReadOnlyList<SeenTest> In(string text)
    {
        var (tests, bytes) = (new List<SeenTest>(), Encoding.UTF8.GetBytes(text));
        for (var (at, seen) = (Begin(bytes, 0), 0); at >= 0 && seen < MostDocuments; seen++)
            at = Begin(bytes, at + Math.Max(1, Read(bytes.AsSpan(at), tests)));
        return tests.Count > RunnerReport.MostTests ? tests[..RunnerReport.MostTests] : tests;
    }

    /// <summary>Where the next line begins that may be a document.</summary>
    private static int Begin(byte[] bytes, int from)
    {
        for (var at = from; at < bytes.Length; at++)
            if (bytes[at] is (byte)'{' && (at == 0 || bytes[at - 1] is (byte)'\n' or 0xBF)) return at;
        return -1;
    }

    /// <summary>How long the document is; 0 where there is none.</summary>
    private static int Read(ReadOnlySpan<byte> bytes, List<SeenTest> tests)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Careful.MaxDepth });
        try
        {
            using var document = JsonDocument.ParseValue(ref reader);
            Add(document.RootElement, tests);
            return (int)reader.BytesConsumed;
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return 0; // A line of something else that begins so, or letters that are none.
        }
    }

    private static void Add(JsonElement root, List<SeenTest> tests)
    {
        if (List(root, "testResults") is { } files) tests.AddRange(files.SelectMany(Jest));
        else if (root.TryGetProperty("stats", out _) && List(root, "tests") is { } all)
            tests.AddRange(Mocha(all, List(root, "pending") ?? []));
        else if (Word(root, "Action") is "pass" or "fail" or "skip" && Word(root, "Test") is { Length: > 0 } name)
            tests.Add(SeenTest.At([Word(root, "Package")], name, Fate(Word(root, "Action"))));
    }

    private static IEnumerable<SeenTest> Jest(JsonElement file) => (List(file, "assertionResults") ?? [])
        .Select(one => SeenTest.At(
            (List(one, "ancestorTitles") ?? []).Select(Text), Word(one, "title"), Fate(Word(one, "status"))));

    private static IEnumerable<SeenTest> Mocha(List<JsonElement> all, List<JsonElement> pending)
    {
        var silent = pending.Select(one => Word(one, "fullTitle")).ToHashSet();
        foreach (var one in all)
        {
            var (full, name) = (Word(one, "fullTitle"), Word(one, "title"));
            var failed = one.TryGetProperty("err", out var error) && error.ValueKind is JsonValueKind.Object
                && error.EnumerateObject().Any();
            var place = full.EndsWith(name, StringComparison.Ordinal) ? full[..^name.Length] : "";
            yield return SeenTest.At(
                [place], name, silent.Contains(full) ? TestFate.Silent : failed ? TestFate.Failed : TestFate.Passed);
        }
    }

    private static TestFate Fate(string word) => word switch
    {
        "passed" or "pass" or "focused" => TestFate.Passed,
        "failed" or "fail" => TestFate.Failed,
        _ => TestFate.Silent,
    };

    private static List<JsonElement>? List(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var list)
            && list.ValueKind is JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(one => one.ValueKind is JsonValueKind.Object or JsonValueKind.String)]
            : null;

    private static string Word(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var word) ? Text(word) : "";

    private static string Text(JsonElement word) =>
        word.ValueKind is JsonValueKind.String ? word.GetString() ?? "" : "";
}
