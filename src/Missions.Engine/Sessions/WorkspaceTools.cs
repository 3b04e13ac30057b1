using System.Text;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Runs;
using Missions.Core.Seats;
using Missions.Core.Verdicts;
using Missions.Engine.Flows;
using Missions.Engine.Workspaces;
using Missions.World.Files;

namespace Missions.Engine.Sessions;

/// <summary>
/// The workspace tools of each role, and the evidence that the engine keeps of what validators do with them.
/// </summary>
public sealed class WorkspaceTools(Workshop shop)
{
    public IEnumerable<Tool> For(Run run, Checkout checkout, IFolder folder)
    {
        var observe = Independence.Judges.Contains(run.Role)
            ? (seen, ct) => RecordAsync(run, Redacted(seen, checkout.Secrets), [.. checkout.Services.OnHost], ct)
            : Observation.Unrecorded;

        IEnumerable<Tool> tools = [.. FileTools.Reading(folder), ShellTools.Shell(checkout.Room, observe)];
        if (run.Role is Role.Worker) tools = [.. tools, .. FileTools.Writing(folder)];
        if (run.Role is Role.Worker or Role.UserTester)
            tools =
            [
                .. tools, .. ServiceTools.All(checkout.Services, observe),
                HttpTools.Request(checkout.Room, shop.Clock, observe),
                .. Uses("web") ? BrowserTools.All(checkout.Screens, observe) : [],
                .. Uses("terminal") ? TerminalTools.All(checkout.Screens, shop.Clock, observe) : [],
            ];

        return tools.Select(tool => tool.Redacted(checkout.Secrets));
    }

    // Each request carries all its tools, so there are none for a surface that the application does not have.
    private bool Uses(string surface) => shop.Mission.State.Plan is not { } plan
        || plan.Surfaces.Contains(surface)
        || plan.Contract.Any(one => one.Proof is Proof.Flow flow && flow.Surface == surface);

    private static Observation Redacted(Observation seen, GivenSecrets secrets) => seen with
    {
        Title = secrets.Redact(seen.Title),
        Text = secrets.Redact(seen.Text),
        Facts = secrets.Redact(seen.Facts),
        Arguments = secrets.Redact(seen.Arguments),
        Picture = secrets.Redact(seen.Text) == seen.Text ? seen.Picture : null,
    };

    private async Task<string?> RecordAsync(Run run, Observation seen, Seq<string> onHost, CancellationToken ct)
    {
        var bytes = Encoding.UTF8.GetBytes(seen.Text);
        var evidence = new Evidence(
            default,
            EvidenceKind.Observation,
            seen.Title,
            run.Base!,
            Holds: true,
            await shop.Blobs.PutAsync(bytes, ct),
            bytes.Length,
            shop.Rooms.Driver,
            0,
            Run: run.Id,
            Milestone: run.Milestone,
            Round: run.Round,
            Seat: run.Seat,
            OnHost: onHost,
            Picture: seen.Picture is { } picture ? await shop.Blobs.PutAsync(picture.Bytes, ct) : null,
            MediaType: seen.Picture?.MediaType,
            Call: await shop.Blobs.PutAsync(RecordedCall.Of(seen).Bytes, ct));
        var id = $"{run.Id}/{seen.CallId}";
        var decision =
            await shop.Mission.SubmitAsync(new MissionCommand.RecordEvidence(evidence), Actor.Engine, ct, id: id);

        var recorded = decision.Events.FirstOrDefault() is MissionEvent.EvidenceRecorded made
            ? made.Evidence
            : shop.Mission.State.Evidence.LastOrDefault(one => one.Run == run.Id && one.Subject == seen.Title);
        if (recorded is null) return null;

        await shop.Files.WriteAsync(shop.Home.Evidence(run.Id, recorded.Id), bytes, ct);
        if (seen.Picture is not null)
            await shop.Files.WriteAsync(shop.Home.Picture(run.Id, recorded.Id), seen.Picture.Bytes, ct);
        return recorded.Id.ToString();
    }
}
