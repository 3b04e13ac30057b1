using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Agents.Models.Anthropic;
using Missions.Agents.Models.OpenAi;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Scripted;
using Missions.Simulation.Models;
using Missions.Tests.Agents.Support;

namespace Missions.Tests.Agents.Wire;

/// <summary>A session whose model is asked over HTTP, through its provider's own client.</summary>
internal sealed class WireStage(string protocol, params IReadOnlyList<ScriptedTurn> turns) : IAsyncDisposable
{
    public const string Variable = "TEST_KEY";

    private readonly List<ModelServer> _servers = [];

    public Stage Stage { get; init; } = new();
    public ServerRules Rules { get; init; } = new();
    public string Key { get; init; } = new ServerRules().Key!;
    public string Model { get; init; } = "test-1";

    public LoopLimits Limits { get; init; } =
        new() { FirstWait = TimeSpan.FromMilliseconds(1), LongestWait = TimeSpan.FromSeconds(2) };

    public IReadOnlyList<PlannedFault?> Faults { get; init; } = [];
    public ModelServer Server => _servers[^1];

    /// <summary>What the provider wrote down, without the requests that were not in order.</summary>
    public IReadOnlyList<LedgerLine> Answered => [.. Server.Ledger.Lines.Where(line => line.Status == 200)];

    public async Task<Outcome> RunAsync() => await new ModelAgent(await ModelAsync(), Limits, TimeProvider.System)
        .RunAsync(Stage.Session, CancellationToken.None);

    public async Task<IReadOnlyList<T>> EventsAsync<T>() =>
        await Stage.Transcript.ReadAsync(CancellationToken.None).OfType<T>().ToListAsync();

    public async Task<IChatClient> ModelAsync()
    {
        var scenario = new Scenario("test", [new(turns)]);
        _servers.Add(await ModelServer.StartAsync(scenario, Rules, TimeProvider.System));
        Server.Faults.Plan(Faults);
        return Client(protocol, protocol is "anthropic" ? Server.Address : Server.OpenAiAddress, Model, Key);
    }

    public static IChatClient Client(string protocol, Uri address, string model, string? key)
    {
        var source = new ModelSource("here", model, address, key is null ? null : Variable);
        var profile = new ModelProfile(1_000_000, 16_000, Thinking.Adaptive);
        return protocol switch
        {
            "anthropic" => new AnthropicModel(source, key, profile, "high"),
            "chat" => new ChatModel(source, key, profile, "high"),
            _ => new ResponsesModel(source, key, profile, "high"),
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
    }
}
