namespace Missions.Simulation.Proving.Biting;

/// <summary>A feature of the sample mission, with the proof that somebody wrote for it.</summary>
/// <param name="Weakness">What is wrong with the proof; null for one that is as it should be.</param>
/// <param name="Line">What the proof runs.</param>
/// <param name="Saying">What it says on the base.</param>
/// <param name="Files">What the worker writes.</param>
internal sealed record WeakFeature(
    string Id, string Title, string? Weakness, string Line, string Saying, IReadOnlyDictionary<string, string> Files)
{
    public string Assertion => $"A-{Id[2..]}";

    /// <summary>What the proof brings along.</summary>
    public (string Path, string Content)? Proof { get; init; }

    /// <summary>Its proof passes without the feature, which is an issue; else it only has no bite.</summary>
    public bool IsBlind { get; init; }

    private const string Counting = """
        export const count = (words) => {
          return words.length;
        };

        export const longest = (words) => {
          return words.reduce((one, other) => (other.length > one.length ? other : one), "");
        };

        export const letters = (words) => {
          return words.reduce((sum, word) => sum + word.length, 0);
        };

        export const different = (words) => {
          return new Set(words).size;
        };

        """;

    private const string Counted = """
        import test from "node:test";
        import assert from "node:assert";
        let counting;
        try { counting = await import("../src/count.mjs"); } catch { counting = {}; }
        test("it counts", () => assert.equal(counting.count?.(["a", "bcd"]), 2, "there is no count"));
        test("it finds the longest", () => assert.equal(counting.longest?.(["a", "bcd", "ef"]), "bcd"));
        test("it counts what differs", () => assert.equal(counting.different?.(["a", "b", "a"]), 2));
        test("it sums the letters", () => assert.equal(counting.letters?.(["a", "bcd"]), 4));

        """;

    private static string Module(string name) => string.Join('\n', Enumerable.Range(1, 4).Select(number => $$"""
        export const {{name}}{{number}} = (words) => {
          return words.map((word) => `{{name}} {{number}} ${word}`);
        };

        """));

    public static IReadOnlyList<WeakFeature> All { get; } =
    [
        new("F-COUNT", "Count words", null, "node --test proofs/count.test.mjs", "there is no count",
            new Dictionary<string, string> { ["src/count.mjs"] = Counting })
        {
            Proof = ("proofs/count.test.mjs", Counted),
        },
        new("F-REPORT", "Report words", "only asks whether a file exists",
            "test -f src/report.mjs || { echo 'there is no report'; exit 1; }", "there is no report",
            new Dictionary<string, string> { ["src/report.mjs"] = Module("report") }),
        new("F-TITLE", "Name it anew", "only looks for a title in the README",
            "grep -q 'Words and counts' README.md || { echo 'the title is the old one'; exit 1; }",
            "the title is the old one",
            new Dictionary<string, string>
            {
                ["README.md"] = "# Words and counts\n",
                ["src/title.mjs"] = Module("title"),
            }),
        new("F-MORE", "Count more", "asks for what another feature made true already",
            "grep -qs count src/count.mjs || { echo 'nothing counts more'; exit 1; }", "nothing counts more",
            new Dictionary<string, string> { ["src/more.mjs"] = Module("more") })
        {
            IsBlind = true,
        },
    ];
}
