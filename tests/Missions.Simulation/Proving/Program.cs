using Missions.Simulation.Proving;
using Missions.Simulation.Proving.Attacks;
using Missions.Simulation.Proving.Biting;
using Missions.Simulation.Proving.Cheats;
using Missions.Simulation.Proving.Honesty;
using Missions.Simulation.Proving.Leaking;
using Missions.Simulation.Proving.Money;
using Missions.Simulation.Proving.Rounds;
using Missions.Simulation.Proving.Tampering;

if (args is ["model-server", .. var words]) return await Missions.Simulation.Models.ModelServerProgram.RunAsync(words);

// What there is to prove, how long it takes at its small and full size on two cores, and how.
Proof[] proofs =
[
    new("trees", "user repositories in every state stay identical but for the mission's own branch", "1 min", "7 min", TreesProof.RunAsync),
    new("walks", "the gates hold on random walks, and what Core's tests reach", "2 min", "4 min", Walks.RunAsync),
    new("kills", "a mission killed with kill -9 at random moments ends as the undisturbed one", "4 min", "25 min", Kills.RunAsync),
    new("cache", "prompts are read from the provider's cache as far as they can be", "10 s", "1 min", CacheProof.RunAsync),
    new("attacks", "nothing that runs in a room gets out of it, and honest acts are allowed", "1 min", "8 min", AttacksProof.RunAsync)
    {
        Options = AttacksProof.Options,
    },
    new("cheats", "workers and validators who cheat are caught, and honest ones go through", "2 min", "8 min", CheatsProof.RunAsync)
    {
        Options = CheatsProof.Options,
    },
    new("leaks", "nothing is left of commands that do not want to end", "1 min", "6 min", Leaks.RunAsync),
    new("budget", "no budget is passed by more than one reservation; runaways are stopped, pollers are not", "5 s", "1 min", BudgetProof.RunAsync),
    new("outage", "a provider down for 48 simulated hours and 30 real seconds: waited out, nothing twice", "10 s", "5 min", OutageProof.RunAsync),
    new("tamper", "mission verify finds whatever was changed behind a mission's back", "2 min", "2 min", TamperProof.RunAsync),
    new("bite", "proofs that are weak on purpose are named, and what the demo's notice", "20 s", "3 min", BiteProof.RunAsync),
    new("rounds", "a second round proves first what the work touched, and nothing gets past the rest", "3 min", "60 min", RoundsProof.RunAsync),
    new("honest", "honest changes made of real commits go through the gates", "1 min", "5 min", Honest.RunAsync)
    {
        Options = Honest.Options,
    },
];

if (args is [] or ["list", ..])
{
    foreach (var one in proofs) Console.WriteLine($"{one.Name,-10} {one.Shows} (small {one.Small}, full {one.Full})");
    Console.WriteLine($"{"bench",-10} what fast means here: figures beside their floors (small 1 min, full 10 min)");
    return 0;
}
if (proofs.FirstOrDefault(one => one.Name == args[0]) is not { } proof)
{
    Console.Error.WriteLine($"There is no proof named '{args[0]}' yet. There are: {string.Join(", ", proofs.Select(one => one.Name))}.");
    return 2;
}
if (Asked.Read(args[1..], proof.Options) is not { } asked)
{
    var own = string.Concat(proof.Options.Select(option => $" [--{option} ...]"));
    Console.Error.WriteLine($"usage: ./prove {proof.Name} [--size small|full] [--seed N] [--json]{own}");
    return 2;
}

var result = await proof.RunAsync(asked, CancellationToken.None);
Console.WriteLine(asked.IsJson ? result.Json : result.Table);
return result.Ok ? 0 : 1;
