using System.CommandLine;
using Missions.Control.Verbs;
using Missions.Control.Wiring;
using Missions.World.Network;

if (args is ["relay", var socket])
{
    await Relay.RunAsync(socket, CancellationToken.None);
    return Exit.Done;
}

var cli = Cli.Real(Machine.Real());
var root = new RootCommand("Missions turns a goal into working, proven software.")
{
    PlanVerb.Make(cli),
    RunVerb.Make(cli),
};
return await root.Parse(args).InvokeAsync();
