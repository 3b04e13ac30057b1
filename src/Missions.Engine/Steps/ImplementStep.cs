using System.Text;
using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Engine.Sessions;
using Missions.Engine.Setups;
using Missions.Engine.Skills;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Steps;

/// <summary>
/// One worker builds one feature in the workspace; what it hands off, the engine commits and publishes.
/// </summary>
internal sealed class ImplementStep(Workshop shop)
{
    /// <summary>Says whose work the workspace holds: written last, once it is whole.</summary>
    private string Marker => $"{shop.Home.Workspace}.run";

    public async Task RunAsync(FeatureId feature, Run? resumed, CancellationToken ct)
    {
        var sessions = new AgentSessions(shop);
        if (await sessions.StartAsync(new(Role.Worker, Purpose.Implement, feature), resumed, ct) is not { } run) return;
        if (!await PrepareAsync(run, resumed is not null, ct))
        {
            const string gone = "Its workspace is gone; what it had not handed off is lost.";
            await sessions.LoseAsync(run, new(LossKind.CutOff, gone), ct);
            return;
        }

        await using var checkout = await Checkout.AroundAsync(shop, shop.Home.Workspace, run.Base, ct);
        await sessions.RunAsync(run, checkout, new Dictionary<string, string>(), ct);
        await Branches.ShowAsync(shop, ct);
    }

    /// <summary>
    /// Fills the workspace, or finds it as the run left it. False where the run's work is not there any more.
    /// </summary>
    private async Task<bool> PrepareAsync(Run run, bool resumed, CancellationToken ct)
    {
        var owner = await shop.Files.ReadAsync(Marker, ct) is { } bytes ? Encoding.UTF8.GetString(bytes) : null;
        if (owner == run.Id.ToString()) return true;
        if (resumed && await HasBegunAsync(run, ct)) return false;
        if (owner is not null && Unfinished.Before(shop.Mission.State, run)?.Id.ToString() == owner)
        {
            await shop.Files.WriteAsync(Marker, Encoding.UTF8.GetBytes(run.Id.ToString()), ct);
            return true;
        }

        shop.Files.Delete(Marker);
        shop.Files.Delete(shop.Home.Workspace);
        await shop.Repository.CheckoutAsync(run.Base!, shop.Home.Workspace, ct);
        await SetUpAsync(run.Base!, ct);
        await Copies.PutAsync(shop, shop.Home.Workspace, run.Base!, ct);
        await using (var checkout = await Checkout.AroundAsync(shop, shop.Home.Workspace, null, ct))
        {
            using (var folder = shop.Folders.Open(shop.Home.Workspace))
                await SkillFiles.WriteAsync(folder, shop.Mission.State.Skills, ct);
            await checkout.Room.RunAsync(new(ThrowAwayGit), ct);
        }
        await shop.Files.WriteAsync(Marker, Encoding.UTF8.GetBytes(run.Id.ToString()), ct);
        return true;
    }

    /// <summary>A setup that fails is for the worker to see and, perhaps, to mend.</summary>
    private async Task SetUpAsync(string commit, CancellationToken ct)
    {
        try
        {
            await new Setup(shop).RunAsync(shop.Home.Workspace, commit, ct);
        }
        catch (SetupFailed failed)
        {
            shop.Activity(failed.Message);
        }
    }

    private async Task<bool> HasBegunAsync(Run run, CancellationToken ct)
    {
        await using var log = await shop.Logs.OpenAsync(shop.Home.Transcript(run.Id), ct);
        return (await new Missions.Agents.Loop.Transcript(log, shop.Clock).HistoryAsync(ct)).Turn > 0;
    }

    /// <summary>For the worker's own use; nobody else ever reads it.</summary>
    private const string ThrowAwayGit = """
        if command -v git >/dev/null; then
          git init -q . && git config user.name worker && git config user.email worker@localhost &&
          git add -A && git commit -q -m 'As it was handed to you' || true
        fi
        """;
}
