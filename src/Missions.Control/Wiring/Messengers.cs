using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Telling;
using Missions.World.Network;
using Missions.World.Processes;

namespace Missions.Control.Wiring;

/// <summary>The ways to reach the human that the user's settings name.</summary>
internal static class Messengers
{
    /// <exception cref="UsedWrongly">A secret that is named is not set.</exception>
    public static IReadOnlyList<IMessenger> Of(
        Machine machine, UserSettings settings, Webhook hook, TextWriter terminal) =>
        [.. (settings.Notify ?? []).Select((one, at) => Of(machine, one, at, hook, terminal))];

    private static IMessenger Of(
        Machine machine, NotifySettings settings, int at, Webhook hook, TextWriter terminal)
    {
        bool Carries(News news) => settings.On is null || settings.On.Contains(news.Kind);
        return settings.Kind switch
        {
            "bell" => new BellMessenger(terminal, Carries),
            "webhook" => new WebhookMessenger(hook, new(settings.Url!), Secret(machine, settings, at), Carries),
            _ => new CommandMessenger(new UserPrograms(machine.Programs), settings.Command!, Carries),
        };
    }

    private static string? Secret(Machine machine, NotifySettings settings, int at)
    {
        if (settings.SecretFrom is not { } from) return null;
        return Environment.GetEnvironmentVariable(from["env:".Length..]) is { Length: > 0 } secret
            ? secret
            : throw new UsedWrongly(
                $"{machine.SettingsPath}: notify[{at}].secretFrom names {from["env:".Length..]}, which is not set.");
    }
}
