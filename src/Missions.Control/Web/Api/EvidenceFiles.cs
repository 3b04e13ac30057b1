using Microsoft.AspNetCore.Http;
using Missions.Control.Wiring;
using Missions.Core.Verdicts;
using Missions.Engine;
using Missions.World.Files;

namespace Missions.Control.Web.Api;

/// <summary>What evidence shows, as the inert thing that it is: nothing in it ever runs.</summary>
internal sealed class EvidenceFiles(Machine machine, Glances glances)
{
    private static ReadOnlySpan<byte> Png => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>Its picture where it has one, else what was printed.</summary>
    /// <param name="part"><c>output</c> or <c>picture</c>, where one of them is wanted.</param>
    public async Task SendAsync(HttpContext http, string id, string evidence, string? part)
    {
        if (part is not (null or "output" or "picture"))
            throw new UsedWrongly("'part' is `output` or `picture`; left out, it is the picture where there is one.");
        var seen = await glances.LookAsync(id, http.RequestAborted);
        var found = seen.State.Evidence.FirstOrDefault(one => one.Id.ToString() == evidence)
            ?? throw new NoSuchThing("This mission has no such evidence.");
        var bytes = await BytesAsync(seen.Home, found, part, http.RequestAborted);
        await SendAsync(http, evidence, bytes);
    }

    private async Task<byte[]> BytesAsync(MissionHome home, Evidence found, string? part, CancellationToken ct)
    {
        var blobs = new Blobs(machine.Files, home.Blobs);
        if (part is not "output" && found.Picture is { } picture) return await blobs.GetAsync(picture, ct);
        if (part is "picture") throw new NoSuchThing($"{found.Id} has no picture.");
        return found.HasOutput
            ? await blobs.GetAsync(found.Output, ct)
            : System.Text.Encoding.UTF8.GetBytes(found.Note ?? "");
    }

    private static async Task SendAsync(HttpContext http, string name, byte[] bytes)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "private, max-age=3600";
        var (type, ending, disposition) = bytes.AsSpan().StartsWith(Png)
            ? ("image/png", "png", "inline")
            : IsText(bytes) ? ("text/plain; charset=utf-8", "txt", "inline")
            : ("application/octet-stream", "bin", "attachment");
        http.Response.ContentType = type;
        headers.ContentDisposition = $"{disposition}; filename=\"{name}.{ending}\"";
        http.Response.ContentLength = bytes.Length;
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
    }

    private static bool IsText(byte[] bytes) =>
        !bytes.AsSpan().Contains((byte)0) && System.Text.Unicode.Utf8.IsValid(bytes);
}
