using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Proofs;

/// <summary>What the checks say on a commit by itself, so that the known can be told from the new.</summary>
/// <param name="times">How often each check is run, so that what comes and goes shows.</param>
internal sealed class BaseRecord(Workshop shop, int times = 3)
{
    private readonly ProofRunner _proofs = new(shop);

    /// <summary>What need not be tried again.</summary>
    public Func<Check, BaseCheck?> Known { get; init; } = _ => null;

    /// <param name="problems">Given a sentence for each check that cannot be run.</param>
    public async Task<Seq<BaseCheck>> TakeAsync(string commit, List<string> problems, CancellationToken ct)
    {
        var known = new List<BaseCheck>();
        foreach (var check in shop.Mission.State.Plan?.Checks?.All ?? [])
            known.Add(Known(check) ?? await TryAsync(check, commit, problems, ct));
        return [.. known];
    }

    private async Task<BaseCheck> TryAsync(Check check, string commit, List<string> problems, CancellationToken ct)
    {
        var runs = new List<ProofOutcome>();
        for (var time = 1; time <= times; time++)
        {
            shop.Activity($"Checking the base: {check.Name} ({time} of {times})");
            runs.Add(await _proofs.CheckAsync(check, commit, ct));
        }
        if (runs.Exists(run => run.ExitCode is -1 or 126 or 127 || run.WasEnded))
            problems.Add($"The check {check.Name} (`{check.Run}`) cannot be run: {Complaint.Tail(runs[0].Output)}");

        var findings = runs.ConvertAll(run => Findings.In(run.Output));
        var always = findings[0].Where(finding => findings.TrueForAll(one => one.Contains(finding))).ToList();
        return new(
            check.Name,
            check.Run,
            [.. runs.Select(run => run.ExitCode)],
            [.. always],
            [.. findings.SelectMany(one => one).Distinct().Except(always)],
            check.Name is "test" ? TestTally.Common(runs.ConvertAll(run => run.Tests)) : null,
            runs.Find(run => run.ExitCode != 0) is { } failed ? Complaint.End(failed.Output) : null,
            check.Name is "test" ? runs.Min(run => Coverage.In(run.Output)) : null);
    }
}
