using System.CommandLine;
using Missions.Control.Web;
using Missions.Control.Wiring;

namespace Missions.Control.Verbs;

/// <summary>Mission Control on the web, and the API, for all missions of this home.</summary>
internal static class ServeVerb
{
    public static Command Make(Cli cli)
    {
        var urls = new Option<string>("--urls")
        {
            Description = "Where to listen, on this machine.",
            DefaultValueFactory = _ => "http://127.0.0.1:7117",
        };

        return new Command("serve", "Show Mission Control on the web, and answer the API.") { urls }
            .Does(cli, (typed, ct) => ServeAsync(cli, typed.GetRequiredValue(urls), ct));
    }

    // By itself, so that no other verb waits for a web server to be loaded.
    private static async Task<int> ServeAsync(Cli cli, string urls, CancellationToken ct)
    {
        await using var server = await WebServer.StartAsync(cli.Machine, urls, ct);
        await cli.Out.WriteLineAsync(server.Url);
        await cli.Error.WriteLineAsync($"Open this once, to be let in: {server.LoginLink()}");
        await cli.Error.WriteLineAsync(
            $"Programs send the token in {Path.Combine(cli.Machine.Root, "token")}. Ctrl-C ends it; missions go on.");
        await server.WaitAsync(ct);
        return Exit.Done;
    }
}
