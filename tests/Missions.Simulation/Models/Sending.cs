using System.Text;
using Microsoft.AspNetCore.Http;

namespace Missions.Simulation.Models;

/// <summary>Puts a stream on the wire, whole or as a fault wants it.</summary>
internal sealed class Sending(HttpContext http, ServerRules rules, TimeProvider clock)
{
    public async Task SendAsync(IReadOnlyList<string> events, bool isCut, PlannedFault? fault, IProtocol protocol)
    {
        var bytes = Encoding.UTF8.GetBytes(string.Concat(events));
        switch (fault?.Kind)
        {
            case WireFault.Cut:
                await PieceAsync(bytes.AsMemory(0, (int)(bytes.Length * fault.At)));
                http.Abort();
                return;
            case WireFault.Silence:
                await PieceAsync(Encoding.UTF8.GetBytes(events[0]));
                await Task.Delay(rules.Silence, clock, http.RequestAborted);
                http.Abort();
                return;
            case WireFault.ErrorEvent:
                var error = new WireRefusal(200, "overloaded_error", "Overloaded");
                await PieceAsync(Encoding.UTF8.GetBytes(events[0] + protocol.ErrorEvent(error)));
                return;
            case WireFault.SlowDrip:
                for (var at = 0; at < bytes.Length; at++) await PieceAsync(bytes.AsMemory(at, 1));
                return;
            default:
                await PieceAsync(bytes);
                if (isCut) http.Abort();
                return;
        }
    }

    private async Task PieceAsync(ReadOnlyMemory<byte> bytes)
    {
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }
}
