using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Core;
using Missions.Engine;
using Missions.Engine.Views;

namespace Missions.Control.Verbs;

/// <summary>A human's command to a mission, and what is said once it was carried out.</summary>
internal sealed record Order(MissionHome Home, MissionCommand Command, string CarriedOut)
{
    /// <summary>Puts it, and says what came of it and what comes next.</summary>
    public async Task<int> GiveAsync(Cli cli, bool isJson, CancellationToken ct)
    {
        var refusal = await PutAsync(cli, ct);
        if (refusal is not null)
        {
            await cli.Error.WriteLineAsync(refusal);
            if (isJson) await cli.WriteAsync(new() { ["mission"] = Home.Id, ["ok"] = false, ["refused"] = refusal });
            return Exit.UsedWrongly;
        }

        var now = await cli.LookAsync(Home, ct);
        if (isJson) await cli.WriteAsync(Said(now));
        await (isJson ? cli.Error : cli.Out).WriteLineAsync($"{CarriedOut} {now.Now}");
        return Exit.Done;
    }

    /// <summary>Null where it was carried out, else the sentence that refuses it.</summary>
    public Task<string?> PutAsync(Cli cli, CancellationToken ct) =>
        cli.Machine.Door(Home.Id).PutAsync(Command, cli.Machine.Via, cli.Machine.CommandId(), ct);

    private static JsonObject Said(Dashboard now) =>
        new() { ["mission"] = now.Mission, ["ok"] = true, ["state"] = now.State, ["now"] = now.Now };
}
