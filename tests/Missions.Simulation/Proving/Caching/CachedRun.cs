using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Agents.Models.Anthropic;
using Missions.Agents.Models.OpenAi;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Scripted;
using Missions.Simulation.Models;
using Missions.Simulation.World;

namespace Missions.Simulation.Proving.Caching;

/// <summary>What happens in the middle of a session that a cache cannot help.</summary>
internal enum Trouble
{
    None,

    /// <summary>A tool takes longer than the cache lives.</summary>
    LongWait,

    /// <summary>The session goes on with another model.</summary>
    OtherModel,

    /// <summary>Some turns make more calls at once than a mark looks back.</summary>
    ManyCalls,

    /// <summary>Calls fail, and are made again.</summary>
    Faults,
}

/// <summary>One session of 60 turns, by the books of its provider.</summary>
internal sealed record CachedRun(string Protocol, Trouble Trouble, IReadOnlyList<LedgerLine> Books)
{
    public const int Turns = 60;

    public static readonly IReadOnlyList<string> Protocols = ["anthropic", "chat", "responses"];

    public int Requests => Books.Count;
    public long Input => Books.Sum(line => line.Input.Total);
    public double Share => Books.Sum(line => line.Input.Cached) / (double)Input;

    /// <summary>Of an append-only session each token is new once: 1 - (P + (n-1)g) / (nP + g n(n-1)/2).</summary>
    public double Bound => 1 - Books[^1].Input.Total / (double)Input;

    public IReadOnlyDictionary<Cause, long> Missed => Causes.Of(Books);

    public bool Holds(double goal) => Requests >= Turns && Missed[Cause.Bug] == 0
        && (Trouble is not (Trouble.None or Trouble.ManyCalls) || Share / Bound >= goal)
        && (Trouble is not Trouble.LongWait || Missed[Cause.Expired] > 0)
        && (Trouble is not Trouble.OtherModel || Missed[Cause.ModelChange] > 0);

    public override string ToString() =>
        $"{Protocol}, {Trouble}: {Requests} requests, {Share:0.0000} of {Bound:0.0000}, "
        + string.Join(", ", Missed.Select(one => $"{one.Key} {one.Value}"));

    public static async Task<CachedRun> PlayAsync(string protocol, Trouble trouble, int seed, CancellationToken ct)
    {
        var (dice, clock) = (new Random(seed), new JumpingClock());
        var script = new CacheScript(dice, trouble, clock);
        var rules = new ServerRules { FaultRate = trouble is Trouble.Faults ? 0.1 : 0, Seed = seed, FaultKinds = Lost, RetryAfter = 0 };
        await using var server = await ModelServer.StartAsync(script.Scenario, rules, clock);
        await using var log = await MemoryLog.OpenAsync(default, ct);

        var session = script.Session(new(log, TimeProvider.System));
        var limits = new LoopLimits { FirstWait = TimeSpan.FromMilliseconds(1), Attempts = 10 };
        foreach (var model in (string[])(trouble is Trouble.OtherModel ? ["test-1", "test-2"] : ["test-1"]))
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            script.Pauses = model is "test-1" && trouble is Trouble.OtherModel ? stop.Cancel : null;
            await new ModelAgent(Client(protocol, server, model), limits, TimeProvider.System).RunAsync(session, stop.Token);
        }
        return new(protocol, trouble, [.. server.Ledger.Lines.Where(line => line.Status is 200)]);
    }

    // Those after which a turn is asked for again, and nothing of it stays in the conversation.
    private static readonly WireFault[] Lost =
        [WireFault.RateLimited, WireFault.Overloaded, WireFault.ServerError, WireFault.Cut, WireFault.ErrorEvent, WireFault.SlowDrip];

    private static Microsoft.Extensions.AI.IChatClient Client(string protocol, ModelServer server, string model)
    {
        var address = protocol is "anthropic" ? server.Address : server.OpenAiAddress;
        var (source, key) = (new ModelSource("books", model, address, "KEY"), new ServerRules().Key);
        var profile = new ModelProfile(1_000_000, 16_000, Thinking.Adaptive);
        return protocol switch
        {
            "anthropic" => new AnthropicModel(source, key, profile, "high"),
            "chat" => new ChatModel(source, key, profile, "high"),
            _ => new ResponsesModel(source, key, profile, "high"),
        };
    }
}

/// <summary>The real clock, which can be made to jump ahead.</summary>
internal sealed class JumpingClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Jump(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
