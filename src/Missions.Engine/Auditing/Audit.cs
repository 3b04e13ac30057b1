using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Biting;
using Missions.Engine.Proofs;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Auditing;

/// <summary>
/// Looks at what lies between two commits as a milestone is looked at, but without a mission: tests, checks, bite.
/// </summary>
/// <param name="shop">One whose plan has the checks and the setup.</param>
public sealed class Audit(Workshop shop, AuditRange range, AuditWishes wishes)
{
    private const int Shown = 8;

    private readonly List<AuditFinding> _findings = [];
    private readonly List<string> _notes = [];

    private Checks Checks => shop.Mission.State.Plan?.Checks ?? new();

    public async Task<AuditReport> RunAsync(string settingsFrom, CancellationToken ct)
    {
        await OwnSettingsAsync(ct);
        _notes.AddRange(await Weakened.InAsync(shop.Repository, range.Base, range.Head, ct));

        var checks = wishes.RunsChecks ? await ChecksAsync(ct) : [];
        var tests = checks.FirstOrDefault(one => one.Check.Name is "test");
        shop.Activity("Looking at tests, checks and CI");
        var touches = new Touches(shop.Repository, Checks) { Unheard = Touches.Missing(tests?.Before, Counted(tests)) };
        var touched = await touches.BetweenAsync(range.Base, range.Head, ct);
        foreach (var traded in TestIntegrity.Traded(tests?.Before, Counted(tests), touched, []))
            _findings.Add(new(
                traded.Kind is TouchKind.Check or TouchKind.Ci ? "configuration" : "tests", traded.Text,
                [.. traded.Lines]));
        foreach (var check in checks.Where(one => one.Fresh is [_, ..]))
            _findings.Add(new(
                "check", $"The check {check.Check.Name} complains about what it did not at the base.", check.Fresh));
        if (!wishes.RunsChecks)
            _notes.Add("No check was run, as you asked; tests were looked at by their files alone.");
        else if (Checks.All is [])
            _notes.Add("This repository says of no check how it is run, and none was found.");

        _notes.AddRange(Unheard(tests));
        _notes.AddRange(TestIntegrity.Doubts(tests?.Before, Counted(tests)));
        var isRed = tests is { Fresh: [_, ..] };
        if (isRed) _notes.Add("The bite is not measured: the tests fail at the head, whatever is taken out.");
        var bite = wishes.Hunks > 0 && wishes.RunsChecks && !isRed ? await BiteAsync(tests, ct) : null;
        if (wishes.LeastBite is { } least && Missed(bite, least) is { } missed) _findings.Add(new("bite", missed, []));
        return new(range, settingsFrom, checks, _findings, _notes, bite);
    }

    private static string? Missed(AuditedBite? bite, double least) => bite switch
    {
        { Note: AuditedBite.NoCode } => null,
        { Tried: > 0 } => bite.Noticed >= least * bite.Tried ? null
            : $"The tests notice {bite.Noticed} of {bite.Tried} hunks, less than {least:P0}.",
        _ => $"{least:P0} of the hunks were to be noticed, and none could be tried. {bite?.Note}".TrimEnd(),
    };

    /// <summary>Where the run itself broke down, that it came to fewer tests is no news.</summary>
    private static TestTally? Counted(AuditedCheck? tests) => tests is { Fresh: [] } ? tests.After : tests?.Before;

    /// <summary>What the total hides: tests that are gone while others came, and new ones skipped.</summary>
    private static IEnumerable<string> Unheard(AuditedCheck? tests)
    {
        if (tests is not { Fresh: [], Before: { } before, After: { } after }) yield break;
        if (Named([.. before.GoneIn(after).Except(after.SkippedNames)]) is { } gone)
            yield return $"Ran at the base and not at the head: {gone}. Renamed?";
        // One that ran before and is skipped now is a finding already.
        if (Named([.. after.SkippedNames.Except(before.SkippedNames).Except(before.Names)]) is { } skipped)
            yield return $"New, and skipped: {skipped}.";

        static string? Named(Seq<string> names) => names is [] ? null : string.Join(", ", names.Take(Shown));
    }

    /// <summary>What says how checks are run is not among a stack's own files.</summary>
    private async Task OwnSettingsAsync(CancellationToken ct)
    {
        const string path = RepositorySettingsFile.Path;
        var (before, after) = (
            await shop.Repository.ReadAsync(range.Base, path, ct),
            await shop.Repository.ReadAsync(range.Head, path, ct));
        if (before is null && after is not null)
            _notes.Add($"{path} is new at the head and says how checks are run; what was found at the base was used.");
        else if (before is not null && !before.AsSpan().SequenceEqual(after))
            _findings.Add(new("configuration", $"{path} changes what is checked. The base's was used.", []));
    }

    private async Task<IReadOnlyList<AuditedCheck>> ChecksAsync(CancellationToken ct)
    {
        var (done, proofs) = (new List<AuditedCheck>(), new ProofRunner(shop));
        foreach (var check in Checks.All)
        {
            shop.Activity($"{check.Name} at the base: {check.Run}");
            var before = await proofs.CheckAsync(check, range.Base, ct);
            shop.Activity($"{check.Name} at the head: {check.Run}");
            var known = Known(check, before);
            var after = await new ProofRunner(shop) { KnownTests = known.Tests }.CheckAsync(check, range.Head, ct);
            var fresh = known.NewIn(after.ExitCode, Findings.In(after.Output));

            // What comes and goes is no news.
            if (fresh is [_, ..])
            {
                shop.Activity($"{check.Name} at the head once more");
                var again = await proofs.CheckAsync(check, range.Head, ct);
                fresh = [.. fresh.Intersect(known.NewIn(again.ExitCode, Findings.In(again.Output)))];
            }
            if (!known.CouldRun) _notes.Add($"The check {check.Name} cannot be run at the base: {known.Said}");
            done.Add(new(
                check, before.ExitCode, after.ExitCode, fresh, Findings.In(after.Output), known.Tests, after.Tests));
        }
        return done;
    }

    private static BaseCheck Known(Check check, ProofOutcome seen) => new(
        check.Name, check.Run, [seen.ExitCode], Findings.In(seen.Output), [], seen.Tests,
        seen.ExitCode == 0 ? null : Complaint.End(seen.Output));

    private async Task<AuditedBite> BiteAsync(AuditedCheck? tests, CancellationToken ct)
    {
        if (tests is null) return new([], Note: "No check runs tests here, so nothing would notice.");
        if (tests.AtHead is -1 or 126 or 127) return new([], Note: "The tests cannot be run at the head.");

        var files = await ChangedFile.BetweenAsync(shop.Repository, range.Base, range.Head, ct);
        var code = files.Where(file => file.IsCode).ToList();
        if (!code.Exists(file => file.Hunks.Any(hunk => hunk.Matters))) return new([], Note: AuditedBite.NoCode);

        var nibbler = new Nibbler(shop, range.Head, code);
        var probe = new Probe(tests.Check.Name, NoticesAsync);
        shop.Activity("Taking all of its code out");
        var whole = nibbler.Without([.. code.SelectMany(file => file.Hunks)]);
        bool? isNoticed = await nibbler.BuildsAsync(whole, ct) ? await NoticesAsync(whole, ct) : null;
        shop.Activity("Taking pieces of it out, one at a time");
        var (tried, left) = await nibbler.SampleAsync(wishes.Hunks, wishes.Limit, [probe], ct);
        return new(tried, left, isNoticed);

        async Task<bool> NoticesAsync(TakenOut taken, CancellationToken stop)
        {
            var outcome = await new ProofRunner(shop) { Out = taken }.CheckAsync(tests.Check, range.Head, stop);
            return outcome.ExitCode != 0 && (tests.AtHead == 0
                || Findings.In(outcome.Output).Except(tests.Failing).Any());
        }
    }
}
