using Microsoft.AspNetCore.Http;

namespace Missions.Control.Web;

/// <summary>What pages are drawn with; it is inside the program, and nothing else is ever sent from here.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["htmx.min.js"] = "text/javascript; charset=utf-8",
        ["hx-sse.min.js"] = "text/javascript; charset=utf-8",
        ["control.js"] = "text/javascript; charset=utf-8",
        ["theme.js"] = "text/javascript; charset=utf-8",
        ["control.css"] = "text/css; charset=utf-8",
        ["icon.svg"] = "image/svg+xml",
        ["htmx-LICENSE.txt"] = "text/plain; charset=utf-8",
    };

    public static async Task SendAsync(HttpContext http, string name)
    {
        if (!Types.TryGetValue(name, out var type)) throw new NoSuchThing("There is no such part of a page.");
        await using var file = typeof(Assets).Assembly.GetManifestResourceStream($"wwwroot/{name}")!;
        http.Response.ContentType = type;
        http.Response.ContentLength = file.Length;
        http.Response.Headers.CacheControl = "private, max-age=300";
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
