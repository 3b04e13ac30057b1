using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Looking;
using Missions.Engine.Proofs;
using Missions.Engine.Setups;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// Shows on the untouched base that the plan's setup, checks and services work, and keeps what the checks say.
/// </summary>
/// <param name="times">How often each check is run, so that what comes and goes shows.</param>
/// <param name="asks">Whether somebody is there to be asked for what leads out of the rooms.</param>
internal sealed class ReadinessStep(Workshop shop, int times = 3, bool asks = true)
{
    private readonly ProofRunner _proofs = new(shop);

    public async Task RunAsync(CancellationToken ct)
    {
        var (plan, commit) = (shop.Mission.State.Plan!, shop.Mission.State.Opening!.Base);
        var feeds = await shop.Feeds.OfAsync(shop, ct);
        if (asks && await new Consents(shop).AskAsync(plan, feeds, ct)) return; // Tried once they have answered.

        List<string> problems = [.. GivenSecrets.Problems(shop, plan)];
        var driven = new List<string>();
        var known = default(Seq<BaseCheck>);
        var (isSetUp, instructions) = (false, (Seq<string>)[]);
        try
        {
            instructions = await InstructionsAsync(commit, ct);
            await using (await _proofs.OpenAsync(commit, ct)) shop.Activity("A fresh checkout is set up");
            isSetUp = true;
            known = await new BaseRecord(shop, times) { Known = Known(plan) }.TakeAsync(commit, problems, ct);
            foreach (var service in plan.Services) await DriveAsync(service, commit, driven, problems, ct);
            await new Surfaces(shop).DriveAsync(plan, commit, driven, problems, ct);
        }
        catch (SetupFailed failed)
        {
            problems.Add(failed.Message);
        }

        var readiness = new Readiness(
            shop.Mission.State.Drafts, known, [.. driven], [.. problems], isSetUp, instructions,
            feeds.Hosts, [.. feeds.Notes, .. feeds.Foreign.Select(Consents.NotAllowed), .. Untried(plan), .. await CopiedAsync(ct)],
            plan.Setup ?? "", Surroundings.OfChecks(plan));
        await shop.Mission.MustAsync(new MissionCommand.CheckReadiness(readiness), ct);
    }

    /// <summary>What an earlier draft brought to light; the base is the same.</summary>
    private Func<Check, BaseCheck?> Known(Plan plan) =>
        check => shop.Mission.State.Readiness?.Known(check, plan);

    private IEnumerable<string> Untried(Plan plan) => plan.Secrets
        .Select(secret => $"The secret {secret.Name} ({secret.From}) is given to {string.Join(", ", secret.For)}"
            + (shop.Mission.State.AnswersItself ? "." : " once you approve; nothing was tried with it yet."));

    private async Task<IEnumerable<string>> CopiedAsync(CancellationToken ct)
    {
        var (files, problems) = await Copies.FindAsync(shop, ct);
        return
        [
            .. files.Select(path => $"{path} is copied from your checkout once you approve: agents that work there, and "
                + "their models, can read it. It is never committed."),
            .. problems,
        ];
    }

    /// <summary>Those that are on the base; what setup makes is nobody's instruction.</summary>
    private async Task<Seq<string>> InstructionsAsync(string commit, CancellationToken ct)
    {
        var files = new List<string>();
        foreach (var folder in Papers.InstructionFolders) files.AddRange(await shop.Repository.ListAsync(commit, folder, ct));
        foreach (var file in Papers.ForAgents)
            if (await shop.Repository.ReadAsync(commit, file, ct) is not null) files.Add(file);
        return Papers.Instructions(new(files, _ => null));
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
}
