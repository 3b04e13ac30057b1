using Missions.Core.Plans;

namespace Missions.Core.Verdicts;

/// <summary>
/// Tests are not traded away: fewer of them, new skips and only-marks, and changed configuration of checks or CI are
/// findings, unless the approved plan lets those files change. Adding tests never is one.
/// </summary>
public static class TestIntegrity
{
    private const int Shown = 8;

    private const string Cure =
        "Put it back, or, if the goal needs it, ask for it by `amend_contract` with `mayChange`; that waits for the "
        + "human.";

    /// <summary>A sentence for each thing that was traded away.</summary>
    /// <param name="known">What the runner reported on the base; null where nothing could be read.</param>
    /// <param name="now">What it reports on the milestone's commit.</param>
    public static IEnumerable<string> Findings(
        TestTally? known, TestTally? now, Seq<Touch> touched, Seq<TestChange> mayChange) =>
        Traded(known, now, touched, mayChange).Select(one => one.Kind is null
            ? $"{one.Text} {Cure}"
            : $"{one.Text}: {string.Join(" / ", one.Lines.Take(Shown))} {Cure}");

    /// <summary>The same with the lines of each file; what the runners report is of no one file.</summary>
    public static IEnumerable<TradedAway> Traded(
        TestTally? known, TestTally? now, Seq<Touch> touched, Seq<TestChange> mayChange)
    {
        bool Covered(Touch touch) => mayChange.Any(one => Glob.Matches(one.Glob, touch.Path));
        var counts = Counts(known, now).ToList();
        var isExcused = Excused(touched, Covered);
        if (!isExcused)
            foreach (var sentence in counts)
                yield return new(null, $"{sentence} {Where(touched, Covered)}".TrimEnd());
        if (Overstated(known, now) is { } overstated && (isExcused || counts is [])) yield return new(null, overstated);

        foreach (var touch in touched.Where(touch => !Covered(touch)))
            if (Sentence(touch, Reported(known, now, counts)) is { } sentence)
                yield return new(touch.Kind, $"{touch.Path} {sentence}", touch.Lines);
    }

    /// <summary>What does not fit together now and did on the base; for a person to look at.</summary>
    public static IEnumerable<string> Doubts(TestTally? known, TestTally? now)
    {
        if (now is not { Report: { } format, Printed: { } printed } || now.Ran == printed.Ran) yield break;
        if (known is { Report: not null, Printed: { } before } && known.Ran != before.Ran) yield break;
        yield return $"The runner's own report ({format}) counts {now.Ran} tests, and what was printed counts "
            + $"{printed.Ran}; on the base they do not differ.";
    }

    /// <summary>
    /// A report of more tests than were printed, where on the base the two are of one runner and agree. Fewer may have
    /// honest reasons: what a test prints may look like a sum.
    /// </summary>
    private static string? Overstated(TestTally? known, TestTally? now) =>
        known is { Report: { } format, Printed: { } before } && All(known) == All(before.Tally())
        && now is { Printed: { } after } && now.Report == format && All(now) > All(after.Tally())
            ? $"A report ({format}) names {All(now)} tests, and what was printed counts {All(after.Tally())}; on the "
                + "base both count the same. Something wrote a report that is not the runner's."
            : null;

    private static int All(TestTally tally) => tally.Ran + tally.Skipped;

    private static IEnumerable<string> Counts(TestTally? known, TestTally? now)
    {
        if (known is null or { Ran: 0, Printed: null }) return [];
        if (now is null) return [$"The base's report counts {known.Ran} tests; now no report says how many ran."];

        var isWritten = known.Report is not null && now.Report is not null;
        var written = isWritten ? Fewer(known, now).ToList() : [];
        return written is [_, ..] ? written : Printed(known, now, isWritten);
    }

    /// <summary>
    /// What was printed has the last word: a report that nobody reads while it is written is easily forged.
    /// </summary>
    private static IEnumerable<string> Printed(TestTally known, TestTally now, bool isWritten)
    {
        if (known.ByOutput() is not { Ran: > 0 } before)
            return known.Report is not null && now.Report is null ? Fewer(known, now) : [];
        if (now.ByOutput() is not { } after)
            return [$"On the base what is printed counts {before.Ran} tests; now only a report does ({now.Report})."];
        if (!isWritten) return Fewer(before, after);

        var gone = before.GoneIn(after);
        var skipped = NewlySkipped(before, after, gone) - Explained((known, now), (before, after), gone);
        return
        [
            .. after.Ran < before.Ran
                ? [$"By what is printed {before.Ran} tests ran on the base, {after.Ran} run now; "
                    + $"a report says {now.Ran}.{Named(" Gone: ", gone)}"]
                : Array.Empty<string>(),
            .. skipped > 0
                ? [$"{skipped} tests are newly skipped by what is printed.{Named(" ", Silenced(before, after))}"]
                : Array.Empty<string>(),
        ];
    }

    /// <summary>
    /// How many of the skips that were printed a report shows to be of new tests. It speaks for them only while it is
    /// as far from what is printed as it was on the base, and what is printed misses no test.
    /// </summary>
    private static int Explained(
        (TestTally Known, TestTally Now) written, (TestTally Known, TestTally Now) printed, Seq<string> gone)
    {
        var (known, now) = (Apart(written.Known, printed.Known), Apart(written.Now, printed.Now));
        return known == now && gone is [] && Silenced(printed.Known, printed.Now) is []
            ? Math.Max(0, written.Now.Skipped - written.Known.Skipped)
            : 0;
    }

    private static (int, int) Apart(TestTally one, TestTally other) =>
        (one.Ran - other.Ran, one.Skipped - other.Skipped);

    private static IEnumerable<string> Fewer(TestTally known, TestTally now)
    {
        var gone = known.GoneIn(now);
        if (now.Ran < known.Ran)
            yield return $"{known.Ran} tests ran on the base, {now.Ran} run now.{Named(" Gone: ", gone)}";

        var skipped = NewlySkipped(known, now, gone);
        if (skipped > 0) yield return $"{skipped} tests are newly skipped.{Named(" ", Silenced(known, now))}";
    }

    /// <summary>A new test that is skipped here takes nothing away; one that ran before does.</summary>
    private static int NewlySkipped(TestTally known, TestTally now, Seq<string> gone)
    {
        var silenced = Silenced(known, now).Count;
        var more = now.Skipped - known.Skipped;
        var takesNothing = known.NamesLike(now) && now.SkippedNames is [_, ..] && gone is [];
        return takesNothing ? silenced : Math.Max(silenced, more);
    }

    private static Seq<string> Silenced(TestTally known, TestTally now) =>
        [.. now.SkippedNames.Where(name => known.Names.Contains(name) && !known.SkippedNames.Contains(name))];

    /// <summary>
    /// Whether the plan lets every file change that a smaller count can come from: those that lost tests, and where
    /// none did, all files of tests that changed.
    /// </summary>
    private static bool Excused(Seq<Touch> touched, Func<Touch, bool> covered)
    {
        var tests = touched.Where(touch => touch.Kind is not (TouchKind.Check or TouchKind.Ci)).ToList();
        var losing = tests.FindAll(touch => touch.Kind is not TouchKind.Changed);
        return (losing is [] ? tests : losing) is [_, ..] all && all.All(covered);
    }

    /// <summary>
    /// What the reports leave to be said of a file. A total that does not fall hides tests that went from one file
    /// while others came elsewhere; where it falls, that was said already, and what still runs is not gone.
    /// </summary>
    private static Report Reported(TestTally? known, TestTally? now, List<string> counts)
    {
        if (known is null || now is null) return Report.None;
        var isSaid = counts is [_, ..]
            || known.NamesLike(now) && known.GoneIn(now) is [] && known.GoneFromPrintIn(now) is [];
        return isSaid ? Report.SaysAll : Report.CountsOnly;
    }

    private enum Report
    {
        None,
        CountsOnly,
        SaysAll,
    }

    private static string? Sentence(Touch touch, Report report) => touch.Kind switch
    {
        TouchKind.Gone => "is gone, and its tests are nowhere else",
        TouchKind.Fewer when report is not Report.SaysAll => "has fewer tests",
        TouchKind.Skips when report is Report.None => "skips tests",
        TouchKind.Silent when report is Report.CountsOnly => "still has tests that do not run any more",
        TouchKind.Only => "leaves all other tests out",
        TouchKind.Check => "changes what is checked",
        TouchKind.Ci => "changes what CI runs",
        _ => null,
    };

    private static string Where(Seq<Touch> touched, Func<Touch, bool> covered)
    {
        var lines = touched
            .Where(one => one.Kind is TouchKind.Gone or TouchKind.Fewer or TouchKind.Skips && !covered(one))
            .Select(one => $"{one.Path}: {string.Join(" / ", one.Lines.Take(Shown))}").ToList();
        return lines is [] ? "" : $"See {string.Join("; ", lines.Take(Shown))}. ";
    }

    private static string Named(string before, Seq<string> names)
    {
        var more = names.Count > Shown ? $" and {names.Count - Shown} more" : "";
        return names is [] ? "" : $"{before}{string.Join(", ", names.Take(Shown))}{more}.";
    }
}
