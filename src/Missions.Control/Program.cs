using System.Globalization;
using Missions.Control.Verbs;
using Missions.Control.Wiring;
using Missions.Engine.Journals;
using Missions.World.Network;

// Asked by scripts, and often: nothing else is made ready for it.
if (args is ["--version"])
{
    Console.Out.WriteLine(MissionJournal.Version);
    return Exit.Done;
}

if (args is ["relay", var socket])
{
    await Relay.RunAsync(socket, CancellationToken.None);
    return Exit.Done;
}

if (args is ["relay", var outside, var port])
{
    await Relay.OutwardAsync(outside, int.Parse(port, CultureInfo.InvariantCulture), CancellationToken.None);
    return Exit.Done;
}

if (args is ["bridge", var inward, var word])
{
    await using var input = Console.OpenStandardInput();
    await using var output = Console.OpenStandardOutput();
    var way = (int.Parse(inward, CultureInfo.InvariantCulture), word);
    await Bridge.RunAsync(way, input, output, CancellationToken.None);
    return Exit.Done;
}

var cli = Cli.Real(Machine.Real());
return await Typed.RunAsync(cli, AllVerbs.Of(cli), args);
