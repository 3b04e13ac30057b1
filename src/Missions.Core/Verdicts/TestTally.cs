namespace Missions.Core.Verdicts;

/// <summary>What a test runner reports of one run.</summary>
/// <param name="Ran">Passed or failed; what was skipped did not run.</param>
/// <param name="Names">Of what ran, where the report names every test; else empty.</param>
/// <param name="SkippedNames">Of what was skipped, where the report names every test; else empty.</param>
/// <param name="Report">
/// The format of the report that the runner itself wrote down; null where all this was read out of what was printed.
/// </param>
/// <param name="Printed">What the same run printed, where its runner wrote a report too.</param>
/// <param name="Places">Where that report was, as <c>folder/*.ending</c>; null without one, or in old journals.</param>
public sealed record TestTally(
    int Ran,
    int Failed,
    int Skipped,
    Seq<string> Names = default,
    Seq<string> SkippedNames = default,
    string? Report = null,
    PrintedTests? Printed = null,
    Seq<string>? Places = null)
{
    public bool NamesAll => Names is [_, ..];

    /// <summary>What was printed, whoever else counted.</summary>
    public TestTally? ByOutput() => Report is null ? this : Printed?.Tally();

    /// <summary>Whether the same test has the same name in both.</summary>
    public bool NamesLike(TestTally other) => NamesAll && other.NamesAll && Report == other.Report;

    /// <summary>What several runs on one commit have in common; null where one of them reported nothing.</summary>
    public static TestTally? Common(IReadOnlyList<TestTally?> runs)
    {
        if (runs.Select(one => one?.Report).Distinct().Count() > 1)
            return Common([.. runs.Select(one => one?.ByOutput())]);

        var tallies = runs.OfType<TestTally>().ToList();
        if (tallies is [] || tallies.Count < runs.Count) return null;

        return new(
            tallies.Min(one => one.Ran),
            tallies.Max(one => one.Failed),
            tallies.Max(one => one.Skipped),
            [.. tallies.Select(one => (IEnumerable<string>)one.Names).Aggregate(Shared)],
            [.. tallies.SelectMany(one => one.SkippedNames).Distinct()],
            tallies[0].Report,
            tallies[0].Report is null
                ? null
                : PrintedTests.Of(Common([.. tallies.Select(one => one.Printed?.Tally())])),
            tallies.Exists(one => one.Places is null)
                ? null
                : [.. tallies.SelectMany(one => one.Places!.Value).Distinct()]);
    }

    /// <summary>The names that ran here and did not there; a name that is used twice counts twice.</summary>
    public Seq<string> GoneIn(TestTally later)
    {
        if (!NamesLike(later)) return [];
        var left = later.Names.ToList();
        return [.. Names.Where(name => !left.Remove(name))];
    }

    /// <summary>The same by what was printed, where a report was written beside it.</summary>
    public Seq<string> GoneFromPrintIn(TestTally later) =>
        Printed is { } before && later.Printed is { } after ? before.Tally().GoneIn(after.Tally()) : [];

    /// <summary>Both together, as two runners in one output are.</summary>
    public TestTally With(TestTally other)
    {
        var isNamed = (NamesAll || Ran == 0) && (other.NamesAll || other.Ran == 0);
        return new(
            Ran + other.Ran, Failed + other.Failed, Skipped + other.Skipped,
            isNamed ? [.. Names, .. other.Names] : [], isNamed ? [.. SkippedNames, .. other.SkippedNames] : []);
    }

    private static IEnumerable<string> Shared(IEnumerable<string> one, IEnumerable<string> other)
    {
        var left = other.ToList();
        return [.. one.Where(left.Remove)];
    }
}

/// <summary>What a run of tests printed, where its runner wrote a report of its own as well.</summary>
/// <inheritdoc cref="TestTally"/>
public sealed record PrintedTests(
    int Ran, int Failed, int Skipped, Seq<string> Names = default, Seq<string> SkippedNames = default)
{
    public static PrintedTests? Of(TestTally? read) =>
        read is null ? null : new(read.Ran, read.Failed, read.Skipped, read.Names, read.SkippedNames);

    public TestTally Tally() => new(Ran, Failed, Skipped, Names, SkippedNames);
}

/// <summary>A file of tests, checks or CI that differs from the base.</summary>
/// <param name="Lines">The lines of the difference that matter, with <c>-</c> and <c>+</c> before them.</param>
public sealed record Touch(string Path, TouchKind Kind, Seq<string> Lines = default);

/// <summary>In what way such a file differs.</summary>
public enum TouchKind
{
    /// <summary>A file of tests that declares as many as before, or more.</summary>
    Changed,

    /// <summary>A file of tests that declares fewer.</summary>
    Fewer,

    /// <summary>A file of tests that is gone, and whose tests are in no other.</summary>
    Gone,

    /// <summary>A mark that skips a test.</summary>
    Skips,

    /// <summary>A mark that leaves all other tests out.</summary>
    Only,

    /// <summary>How a check is run, or what it looks at.</summary>
    Check,

    /// <summary>What runs when the work is shared.</summary>
    Ci,

    /// <summary>A test that is still written down and, by the runner's report, does not run any more.</summary>
    Silent,
}
