using Anthropic;
using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Core.Seats;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring;

/// <summary>Fills the seats as the settings say. A seat that is left out is filled from the nearest one.</summary>
internal sealed class ModelSeats : ISeats
{
    private const string Usual = "anthropic";
    private const string UsualModel = "claude-opus-4-1";
    private const string UsualKey = "ANTHROPIC_API_KEY";

    private readonly Dictionary<Role, Seat> _seats;

    private ModelSeats(Dictionary<Role, Seat> seats) => _seats = seats;

    /// <summary>The agents play a script; said wherever the mission is shown.</summary>
    public bool AreScripted { get; private init; }

    public Seat For(Role role) => _seats[role];

    public static async Task<ModelSeats> OfAsync(Machine machine, UserSettings settings, CancellationToken ct)
    {
        var seats = new Dictionary<Role, Seat>();
        foreach (var role in (Role[])[Role.Orchestrator, Role.Worker, Role.Scrutineer, Role.Reviewer, Role.UserTester, Role.Scout])
            seats[role] = await SeatAsync(machine, settings, Setting(settings, role), ct);

        return new(seats) { AreScripted = seats.Values.Any(seat => seat.Name.StartsWith("scripted/", StringComparison.Ordinal)) };
    }

    private static SeatSettings Setting(UserSettings settings, Role role)
    {
        string[] nearest = role switch
        {
            Role.Reviewer => ["reviewer", "scrutineer", "orchestrator"],
            Role.UserTester => ["user-tester", "scrutineer", "orchestrator"],
            Role.Scout => ["scout", "worker", "orchestrator"],
            Role.Scrutineer => ["scrutineer", "orchestrator"],
            Role.Worker => ["worker", "orchestrator"],
            _ => ["orchestrator", "worker"],
        };
        var named = nearest.Select(name => settings.Seats?.GetValueOrDefault(name)).FirstOrDefault(seat => seat?.Provider is not null);
        return named ?? new(settings.Providers?.Keys.FirstOrDefault() ?? Usual);
    }

    private static async Task<Seat> SeatAsync(
        Machine machine, UserSettings settings, SeatSettings setting, CancellationToken ct)
    {
        var name = setting.Provider ?? Usual;
        var provider = settings.Providers?.GetValueOrDefault(name)
            ?? (name == Usual ? new ProviderSettings(Usual, $"env:{UsualKey}") : null)
            ?? throw new UsedWrongly($"{machine.SettingsPath}: a seat names the provider '{name}', which `providers` does not have.");

        return provider.Kind switch
        {
            "scripted" => await ScriptedAsync(machine, provider, ct),
            "anthropic" => Anthropic(machine, settings, name, provider, setting),
            var other => throw new UsedWrongly($"{machine.SettingsPath}: providers.{name}.kind is `anthropic` or `scripted`, not `{other}`."),
        };
    }

    private static async Task<Seat> ScriptedAsync(Machine machine, ProviderSettings provider, CancellationToken ct)
    {
        var folder = provider.Scenario ?? throw new UsedWrongly($"{machine.SettingsPath}: a scripted provider needs a `scenario` folder.");
        var scenario = await ScenarioFolder.ReadAsync(machine.Files, folder, ct);
        return new($"scripted/{scenario.Name}", Agent(new ScriptedModel(scenario, machine.Clock, provider.Pace), machine), _ => 0);
    }

    private static Seat Anthropic(
        Machine machine, UserSettings settings, string name, ProviderSettings provider, SeatSettings setting)
    {
        var variable = provider.KeyFrom is { } from && from.StartsWith("env:", StringComparison.Ordinal) ? from[4..] : UsualKey;
        var key = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : throw new MissionException(
            $"No model can be asked: {variable} is not set. Set it to your key (`export {variable}=...`), name another "
            + $"provider in {machine.SettingsPath}, or try `mission demo`, which needs none.");
        var model = setting.Model ?? UsualModel;
        var client = provider.BaseUrl is { } url
            ? new AnthropicClient { ApiKey = key, BaseUrl = url, MaxRetries = 0 }
            : new AnthropicClient { ApiKey = key, MaxRetries = 0 };

        var price = settings.Prices?.GetValueOrDefault($"{name}/{model}");
        return new($"{name}/{model}", Agent(client.AsIChatClient(model, new LoopLimits().OutputTokens), machine), usage => Cost(price, usage));
    }

    private static ModelAgent Agent(IChatClient model, Machine machine) => new(model, new(), machine.Clock);

    private static decimal? Cost(PriceSettings? price, Usage usage) => price is null ? null
        : ((usage.Input - usage.CachedInput) * price.Input + usage.CachedInput * price.CachedInput + usage.Output * price.Output)
            / 1_000_000m;
}
