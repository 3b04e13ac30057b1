using System.Buffers.Binary;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Missions.Control.Verbs;
using Missions.Control.Web.Pages;
using Missions.Control.Wiring;
using Missions.Core.Verdicts;
using Missions.Engine.Views.Sheets;
using Missions.World;
using Missions.World.Files;

namespace Missions.Control.Web;

/// <summary>One thing of a mission with all that is known of it: evidence with its picture, a feature with its
/// diff.</summary>
internal sealed class ThingPages(Machine machine, Glances glances, WebToken token)
{
    private const int OutputHead = 20_000;
    private const int DiffHead = 100_000;

    public void Map(IEndpointRouteBuilder pages) => pages.MapGet("/missions/{id}/things/{thing}", ThingAsync);

    private async Task<IResult> ThingAsync(HttpContext http, string id, string thing, bool? diff)
    {
        var ct = http.RequestAborted;
        var seen = await glances.LookAsync(id, ct);
        var sheet = SheetOf.Thing(seen.State, seen.Home, thing)
            ?? throw new NoSuchThing("This mission has no such thing.");
        var evidence = seen.State.Evidence.FirstOrDefault(one => one.Id.ToString() == sheet.Id);
        return await Renderer.PageAsync<ThingPage>(http, new()
        {
            [nameof(ThingPage.Seen)] = seen,
            [nameof(ThingPage.Sheet)] = sheet,
            [nameof(ThingPage.Form)] = token.Form,
            [nameof(ThingPage.Output)] = evidence is null ? null : await OutputAsync(seen, evidence, ct),
            [nameof(ThingPage.Picture)] = evidence is null ? null : await PictureAsync(seen, evidence, ct),
            [nameof(ThingPage.Diff)] = diff is true ? await DiffAsync(seen, sheet, ct) : null,
        });
    }

    private async Task<string> DiffAsync(Seen seen, Sheet sheet, CancellationToken ct)
    {
        var diff = await ShowVerb.DiffAsync(machine, seen.Home, seen.State, sheet, ct);
        return diff.Length <= DiffHead
            ? diff
            : $"{diff[..DiffHead]}\n[... {diff.Length - DiffHead} characters more: mission show {sheet.Id} --diff]";
    }

    private async Task<string?> OutputAsync(Seen seen, Evidence evidence, CancellationToken ct)
    {
        if (!evidence.HasOutput) return null;
        if (await BytesAsync(seen, evidence.Output, ct) is not { } bytes) return "Its output is missing.";
        var text = Encoding.UTF8.GetString(bytes);
        return text.Length <= OutputHead
            ? text
            : $"{text[..OutputHead]}\n[... {text.Length - OutputHead} characters more]";
    }

    /// <summary>How large its picture is, so that its place is kept free; null where it has none.</summary>
    private async Task<(int Width, int Height)?> PictureAsync(Seen seen, Evidence evidence, CancellationToken ct)
    {
        if (evidence.Picture is not { } picture || await BytesAsync(seen, picture, ct) is not { Length: > 24 } bytes)
            return null;
        var isPng = bytes is [0x89, (byte)'P', (byte)'N', (byte)'G', ..];
        return isPng ? (Number(bytes.AsSpan(16)), Number(bytes.AsSpan(20))) : null;

        static int Number(ReadOnlySpan<byte> at) => BinaryPrimitives.ReadInt32BigEndian(at);
    }

    private async Task<byte[]?> BytesAsync(Seen seen, string blob, CancellationToken ct)
    {
        try
        {
            return await new Blobs(machine.Files, seen.Home.Blobs).GetAsync(blob, ct);
        }
        catch (WorldException)
        {
            return null; // The page says that it is missing; `mission verify` says what to do.
        }
    }
}
