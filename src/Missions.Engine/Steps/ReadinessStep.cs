using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// Shows on the untouched base that the plan's setup, checks and services work, and keeps what the checks say.
/// </summary>
internal sealed class ReadinessStep(Workshop shop)
{
    private const int Times = 3;

    private readonly ProofRunner _proofs = new(shop);

    public async Task RunAsync(CancellationToken ct)
    {
        var (plan, commit) = (shop.Mission.State.Plan!, shop.Mission.State.Opening!.Base);
        List<string> problems = [.. GivenSecrets.Problems(shop, plan)];
        var driven = new List<string>();
        var known = new List<BaseCheck>();
        var feeds = await shop.Feeds.OfAsync(shop, ct);
        try
        {
            await using (await _proofs.OpenAsync(commit, ct)) shop.Activity("A fresh checkout is set up");
            foreach (var check in plan.Checks?.All ?? []) known.Add(await TryAsync(check, commit, problems, ct));
            foreach (var service in plan.Services) await DriveAsync(service, commit, driven, problems, ct);
        }
        catch (SetupFailed failed)
        {
            problems.Add(failed.Message);
        }

        var readiness = new Readiness(shop.Mission.State.Drafts, [.. known], [.. driven], [.. problems], feeds.Hosts, [.. feeds.Notes, .. Untried(plan)]);
        await shop.Mission.MustAsync(new MissionCommand.CheckReadiness(readiness), ct);
    }

    private IEnumerable<string> Untried(Plan plan) => plan.Secrets
        .Select(secret => $"The secret {secret.Name} ({secret.From}) is given to {string.Join(", ", secret.For)}"
            + (shop.Mission.State.AnswersItself ? "." : " once you approve; nothing was tried with it yet."))
        .Concat(plan.Copy.Select(path => $"{path} is not copied: this version knows `copy` by name only."));

    private async Task<BaseCheck> TryAsync(Check check, string commit, List<string> problems, CancellationToken ct)
    {
        var runs = new List<ProofOutcome>();
        for (var time = 1; time <= Times; time++)
        {
            shop.Activity($"Checking the base: {check.Name} ({time} of {Times})");
            runs.Add(await _proofs.CheckAsync(check, commit, ct));
        }
        if (runs.Exists(run => run.ExitCode is -1 or 126 or 127 || run.WasEnded))
            problems.Add($"The check {check.Name} (`{check.Run}`) cannot be run: {Tail(runs[0].Output)}");

        var findings = runs.ConvertAll(run => Findings.In(run.Output));
        var always = findings[0].Where(finding => findings.TrueForAll(one => one.Contains(finding))).ToList();
        return new(
            check.Name,
            check.Run,
            [.. runs.Select(run => run.ExitCode)],
            [.. always],
            [.. findings.SelectMany(one => one).Distinct().Except(always)]);
    }

    private async Task DriveAsync(
        Service service, string commit, List<string> driven, List<string> problems, CancellationToken ct)
    {
        shop.Activity($"Starting {service.Name} on the base");
        await using var checkout = await _proofs.OpenAsync(commit, ct);
        if (await checkout.Services.StartAsync(service.Name, ct) is { } wrong)
            problems.Add($"The application cannot be driven: {wrong}");
        else driven.Add($"{service.Name} started, was healthy at {service.Health}, and stopped.");
    }

    private static string Tail(string output) => output.Length > 1000 ? $"...{output[^1000..]}" : output;
}
