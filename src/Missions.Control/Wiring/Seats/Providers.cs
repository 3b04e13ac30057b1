using Missions.Agents.Loop;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Models.Scripted;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>Finds the provider that a seat names, and seats its model.</summary>
internal static class Providers
{
    private const string Scripted = "scripted";
    private const string First = "anthropic";

    /// <summary>The provider of whoever names none: the first of the settings, else the one whose key is set.</summary>
    public static string Usual(UserSettings settings) =>
        settings.Providers?.Keys.FirstOrDefault() ?? ProviderProfile.Kinds.FirstOrDefault(HasKey) ?? First;

    public static async Task<Seat> SeatAsync(
        Machine machine, UserSettings settings, SeatSettings setting, string role, CancellationToken ct) =>
        Model(machine, settings, setting) is { } model
            ? model.For(setting, role)
            : await ScriptedAsync(machine, Find(machine, settings, setting).Provider, ct);

    /// <summary>Null for a script, which asks nobody.</summary>
    public static ModelSeat? Model(Machine machine, UserSettings settings, SeatSettings setting)
    {
        var (name, provider) = Find(machine, settings, setting);
        if (provider.Kind is Scripted) return null;
        var profile = ProviderProfile.Of(provider.Kind) ?? throw new UsedWrongly(
            $"{machine.SettingsPath}: providers.{name}.kind is `{string.Join("`, `", ProviderProfile.Kinds)}` or "
            + $"`{Scripted}`, not `{provider.Kind}`.");
        return new(machine, settings, name, provider, profile);
    }

    private static (string Name, ProviderSettings Provider) Find(
        Machine machine, UserSettings settings, SeatSettings setting)
    {
        var name = setting.Provider ?? Usual(settings);
        return (name, settings.Providers?.GetValueOrDefault(name)
            ?? (ProviderProfile.Of(name)?.Address is null ? null : new ProviderSettings(name))
            ?? throw new UsedWrongly(
                $"{machine.SettingsPath}: a seat names the provider '{name}', which `providers` does not have."));
    }

    private static bool HasKey(string kind) =>
        ProviderProfile.Of(kind)?.KeyFrom is { } variable
        && Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    private static async Task<Seat> ScriptedAsync(Machine machine, ProviderSettings provider, CancellationToken ct)
    {
        var folder = provider.Scenario
            ?? throw new UsedWrongly($"{machine.SettingsPath}: a scripted provider needs a `scenario` folder.");
        var scenario = await ScenarioFolder.ReadAsync(machine.Files, folder, ct);
        var model = new ScriptedModel(scenario, machine.Clock, provider.Pace);
        return new($"{Scripted}/{scenario.Name}", new ModelAgent(model, new(), machine.Clock), _ => 0);
    }
}
