using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Missions.Simulation.Models;

/// <summary>Stands before a server: keeps the last request, and how long the server took to answer it.</summary>
internal sealed class Watch
{
    /// <summary>The bytes of the last request's body.</summary>
    public byte[] Body { get; private set; } = [];

    /// <summary>From its last byte to the last one of the answer.</summary>
    public TimeSpan Took { get; private set; }

    public async Task PassAsync(HttpContext http, RequestDelegate next)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        Body = bytes.ToArray();
        using var again = new MemoryStream(Body);
        http.Request.Body = again;

        var start = Stopwatch.GetTimestamp();
        await next(http);
        Took = Stopwatch.GetElapsedTime(start);
    }
}
