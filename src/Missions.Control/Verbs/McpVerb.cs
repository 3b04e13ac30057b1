using System.CommandLine;
using Missions.Control.Mcp;
using Missions.Control.Wiring;
using ModelContextProtocol.Server;

namespace Missions.Control.Verbs;

/// <summary>Missions as an MCP server over standard input and output, for any agent that is to run some.</summary>
internal static class McpVerb
{
    public static Command Make(Cli cli) => new Command(
        "mcp", "Serve missions to an agent as tools (MCP over stdin and stdout); `mission serve` has them at /mcp.")
        .Does(cli, async (_, ct) =>
        {
            await using var input = Console.OpenStandardInput();
            await using var output = Console.OpenStandardOutput();
            await using var transport = new StreamServerTransport(input, output, "missions");
            await using var server = McpServer.Create(transport, new VerbTools(cli.Machine, cli.Folder).Options);
            await server.RunAsync(ct);
            return Exit.Done;
        });
}
