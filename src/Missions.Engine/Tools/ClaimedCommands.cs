using Missions.Core;
using Missions.Core.Runs;
using Missions.Engine.Workspaces;
using Missions.World.Sandboxes;

namespace Missions.Engine.Tools;

/// <summary>
/// What an agent from outside says it ran by itself was seen by nobody. What it says went well is run once more, in a
/// fresh checkout of what it left; the rest stays unobserved.
/// </summary>
internal sealed class ClaimedCommands(Workshop shop, Run run)
{
    private const string Again = "run again in a fresh checkout";

    public async Task<(Seq<CommandRun> Seen, Seq<string> Unobserved)> RunAsync(
        Handoff handoff, Seq<CommandRun> seen, string head, CancellationToken ct)
    {
        if (run.Credentials is null || HandoffCheck.Unseen(handoff, seen) is not [_, ..] unseen) return default;

        // One that failed may have been mended since: running it now tells nothing about then.
        var lines = unseen.Where(claim => claim.ExitCode == 0).Select(claim => claim.Run).Distinct().ToList();
        var made = await MakeAsync(lines, head, ct);
        var open = unseen.Select(claim => claim.Run).Distinct().Where(line => !made.Exists(one => one.Run == line));
        return ([.. made], [.. open]);
    }

    private async Task<List<CommandRun>> MakeAsync(List<string> lines, string head, CancellationToken ct)
    {
        if (lines is []) return [];
        try
        {
            await using var checkout = await Checkout.ReadyAsync(shop, head, ct);
            var made = new List<CommandRun>();
            foreach (var line in lines)
            {
                shop.Activity($"{run.Id} says it ran `{line}`: running it again");
                if (await checkout.Room.RunAsync(new(line), ct) is { By: EndedBy.Itself } ended)
                    made.Add(new(line, ended.ExitCode, Again));
            }

            return made;
        }
        catch (SetupFailed)
        {
            return []; // Where nothing can be run, nothing is observed.
        }
    }
}
