using Missions.Core.Plans;
using Missions.Engine.Proofs;
using Missions.Engine.Workspaces;
using Missions.World;
using Missions.World.Browsers;

namespace Missions.Engine.Steps;

/// <summary>Drives each surface once that a flow of the plan uses: nobody approves what cannot be looked at.</summary>
internal sealed class Surfaces(Workshop shop)
{
    private const string Word = "ready";

    public async Task DriveAsync(
        Plan plan, string commit, List<string> driven, List<string> problems, CancellationToken ct)
    {
        var flows = plan.Contract.Select(assertion => assertion.Proof).OfType<Proof.Flow>().ToList();
        if (flows.Find(flow => flow.Surface is "web") is { } web)
            await TryAsync("web", checkout => OpenAsync(checkout, web.Service ?? plan.Services[0].Name, ct));
        if (flows.Exists(flow => flow.Surface is "terminal"))
            await TryAsync("terminal", checkout => StartAsync(checkout, ct));

        async Task TryAsync(string surface, Func<Checkout, Task<string>> drive)
        {
            shop.Activity($"Driving the surface {surface} on the base");
            try
            {
                await using var checkout = await new ProofRunner(shop).OpenAsync(commit, ct);
                driven.Add($"The surface {surface} can be driven: {await drive(checkout)}");
            }
            catch (Exception broken) when (
                broken is BrowserException || broken is WorldException && !ct.IsCancellationRequested)
            {
                problems.Add($"The surface {surface} cannot be driven: {broken.Message}");
            }
        }
    }

    /// <summary>Whatever the page says: on the base it may not be there yet.</summary>
    private static async Task<string> OpenAsync(Checkout checkout, string service, CancellationToken ct)
    {
        if (await checkout.Services.StartAsync(service, ct) is { } wrong) throw new WorldException(wrong);
        var browser = await checkout.Screens.BrowserAsync(ct);
        var status = await browser.OpenAsync($"{checkout.Services.Find(service)!.Url}/", ct);
        var lines = (await browser.ReadAsync(null, ct)).Split('\n').Length;
        return $"{service} answered {status} in a browser, which read {lines} lines.";
    }

    private static async Task<string> StartAsync(Checkout checkout, CancellationToken ct)
    {
        var terminal = await checkout.Screens.StartAsync($"echo {Word}", ct);
        var text = (await terminal.ReadAsync(ct)).Text;
        return text.Contains(Word, StringComparison.Ordinal)
            ? "a program was started there, and its screen read."
            : throw new WorldException($"what a program printed is not on the screen: {text}");
    }
}
