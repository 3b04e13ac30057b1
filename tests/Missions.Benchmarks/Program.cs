using Missions.Benchmarks;
using Missions.Simulation.Proving;

if (args is ["host", var order]) return await Missions.Benchmarks.Hosts.Host.RunAsync(order);

if (Asked.Read(args, ["only"]) is not { } asked || asked.Words.GetValueOrDefault("only", []).Except(Bench.Ids).Any())
{
    Console.Error.WriteLine(
        $"usage: ./prove bench [--size small|full] [--json] [--only {string.Join('|', Bench.Ids)} ...]");
    return 2;
}

var only = asked.Words.GetValueOrDefault("only", [.. Bench.Ids]);
var measured = await Bench.RunAsync(asked.IsFull ? Size.Full : Size.Small, only, CancellationToken.None);
if (!asked.IsJson) Console.WriteLine(measured.Table);
Console.WriteLine(measured.Json);
return measured.Failures is [] ? 0 : 1;
