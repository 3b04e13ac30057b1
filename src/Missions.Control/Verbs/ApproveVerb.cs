using System.CommandLine;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine.Views;

namespace Missions.Control.Verbs;

/// <summary>The human's word on a plan, or on an amendment that needs one, after showing what it means.</summary>
internal static class ApproveVerb
{
    public static Command Make(Cli cli)
    {
        var (mission, json, noInput) = (Words.Mission(), Words.Json(), Words.NoInput());
        var yes = Words.Yes("Do not ask once more.");

        return new Command("approve", "Show what will be proven and what will not, and approve the plan.")
        {
            mission, yes, json, noInput,
        }.Does(cli, async (typed, ct) =>
        {
            var home = await cli.Missions.FindAsync(typed.GetValue(mission), ct);
            var state = await cli.Machine.Door(home.Id).LookAsync(ct);
            var view = state.IsOver ? null : ApprovalView.Of(state, await Past.OfAsync(cli, home, ct));
            var prose = typed.GetValue(json) ? cli.Error : cli.Out;
            if (view is not null)
                foreach (var line in ApprovalText.Lines(view)) await prose.WriteLineAsync(line);

            var asks = cli.IsInteractive && !typed.GetValue(yes) && !typed.GetValue(noInput) && !typed.GetValue(json);
            if (asks && !await AgreesAsync(cli, ct)) return Exit.NeedsYou;
            // What is shown above is what is meant, whatever happens meanwhile.
            var approve = new MissionCommand.Approve(state.IsApproved ? null : state.Drafts);
            var order = new Order(home, approve, "Approved.");
            return await ApproveAsync(cli, order, view, typed.GetValue(json), ct);
        });
    }

    private static async Task<bool> AgreesAsync(Cli cli, CancellationToken ct)
    {
        await cli.Out.WriteAsync("\nApprove? [y/N] ");
        if ((await cli.In.ReadLineAsync(ct))?.Trim().ToUpperInvariant() is "Y" or "YES") return true;

        await cli.Out.WriteLineAsync(
            "Nothing was approved. `mission reject --because \"...\"` sends it back with your reason.");
        return false;
    }

    private static async Task<int> ApproveAsync(
        Cli cli, Order order, ApprovalView? view, bool isJson, CancellationToken ct)
    {
        if (!isJson) return await order.GiveAsync(cli, isJson: false, ct);

        var refusal = await order.PutAsync(cli, ct);
        if (refusal is not null) await cli.Error.WriteLineAsync(refusal);
        await cli.WriteAsync(new()
        {
            ["mission"] = order.Home.Id,
            ["ok"] = refusal is null,
            ["refused"] = refusal,
            ["approval"] = view is null ? null : JsonNode.Parse(view.Json()),
        });
        return refusal is null ? Exit.Done : Exit.UsedWrongly;
    }
}
