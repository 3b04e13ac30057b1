using Anthropic;
using Microsoft.Extensions.AI;
using Missions.Agents;
using Missions.Agents.Loop;
using Missions.Agents.Models.Scripted;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>Seats models, each behind the protocol that its provider speaks.</summary>
internal static class Providers
{
    private const string Anthropic = "anthropic";
    private const string UsualModel = "claude-opus-4-1";
    private const string UsualKey = "ANTHROPIC_API_KEY";

    /// <summary>The provider of whoever names none.</summary>
    public static string Usual(UserSettings settings) => settings.Providers?.Keys.FirstOrDefault() ?? Anthropic;

    public static async Task<Seat> SeatAsync(
        Machine machine, UserSettings settings, SeatSettings setting, CancellationToken ct)
    {
        var name = setting.Provider ?? Anthropic;
        var provider = settings.Providers?.GetValueOrDefault(name)
            ?? (name == Anthropic ? new ProviderSettings(Anthropic, $"env:{UsualKey}") : null)
            ?? throw new UsedWrongly(
                $"{machine.SettingsPath}: a seat names the provider '{name}', which `providers` does not have.");

        return provider.Kind switch
        {
            "scripted" => await ScriptedAsync(machine, provider, ct),
            Anthropic => AnthropicSeat(machine, settings, name, provider, setting),
            var other => throw new UsedWrongly(
                $"{machine.SettingsPath}: providers.{name}.kind is `anthropic` or `scripted`, not `{other}`."),
        };
    }

    private static async Task<Seat> ScriptedAsync(Machine machine, ProviderSettings provider, CancellationToken ct)
    {
        var folder = provider.Scenario
            ?? throw new UsedWrongly($"{machine.SettingsPath}: a scripted provider needs a `scenario` folder.");
        var scenario = await ScenarioFolder.ReadAsync(machine.Files, folder, ct);
        var model = new ScriptedModel(scenario, machine.Clock, provider.Pace);
        return new($"scripted/{scenario.Name}", Agent(model, machine), _ => 0);
    }

    private static Seat AnthropicSeat(
        Machine machine, UserSettings settings, string name, ProviderSettings provider, SeatSettings setting)
    {
        var variable = provider.KeyFrom is { } from && from.StartsWith("env:", StringComparison.Ordinal)
            ? from[4..]
            : UsualKey;
        var key = Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : throw new MissionException(
            $"No model can be asked: {variable} is not set. Set it to your key (`export {variable}=...`), name another "
            + $"provider in {machine.SettingsPath}, or try `mission demo`, which needs none.");
        var model = setting.Model ?? UsualModel;
        var client = provider.BaseUrl is { } url
            ? new AnthropicClient { ApiKey = key, BaseUrl = url, MaxRetries = 0 }
            : new AnthropicClient { ApiKey = key, MaxRetries = 0 };

        var price = settings.Prices?.GetValueOrDefault($"{name}/{model}");
        var chat = client.AsIChatClient(model, new LoopLimits().OutputTokens);
        return new($"{name}/{model}", Agent(chat, machine), usage => Cost(price, usage));
    }

    private static ModelAgent Agent(IChatClient model, Machine machine) => new(model, new(), machine.Clock);

    internal static decimal? Cost(PriceSettings? price, Usage usage) => price is null ? null
        : ((usage.Input - usage.CachedInput) * price.Input
            + usage.CachedInput * price.CachedInput
            + usage.Output * price.Output) / 1_000_000m;
}
