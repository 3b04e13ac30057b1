using Microsoft.Extensions.AI;
using Missions.Agents.Loop;
using Missions.Agents.Models;
using Missions.Agents.Models.Anthropic;
using Missions.Agents.Models.OpenAi;
using Missions.Agents.Models.Profiles;
using Missions.Agents.Tools;
using Missions.Engine;
using Missions.Engine.Settings;
using Missions.Engine.Workspaces;

namespace Missions.Control.Wiring.Seats;

/// <summary>Seats a model that is asked over the network, with what its provider's profile knows of it.</summary>
internal sealed class ModelSeat(
    Machine machine, UserSettings settings, string name, ProviderSettings provider, ProviderProfile profile)
{
    private const string Anthropic = "anthropic";

    public Seat For(SeatSettings setting, string role)
    {
        var model = setting.Model ?? profile.Seat(role) ?? throw new UsedWrongly(
            $"{machine.SettingsPath}: a seat of providers.{name} needs a `model`; nobody can guess what it serves.");
        var (known, (key, variable)) = (profile.Model(model), Key());
        var source = new ModelSource(name, model, Address(), key is null ? null : variable);

        if (known.WrongEffort(setting.Effort) is { } wrong)
            throw new UsedWrongly($"{machine.SettingsPath}: {name}/{model} {wrong}");

        var chat = Chat(source, key, known, setting.Effort);
        var limits = new LoopLimits { ContextTokens = known.ContextTokens, SeesPictures = known.IsHosted };
        limits = limits with { OutputTokens = (int)Math.Min(limits.OutputTokens, known.OutputTokens) };
        // Behind another address it may be anybody's model, at anybody's price.
        var price = settings.Prices?.GetValueOrDefault($"{name}/{model}")
            ?? (Address() == profile.Address ? PriceTable.Of(provider.Kind, model) : null);
        return new($"{name}/{model}", new ModelAgent(chat, limits, machine.Clock), usage => Prices.Cost(price, usage));
    }

    /// <summary>What is wrong with the server of a seat, asked without cost; null where all is well.</summary>
    /// <remarks>Only where nobody knows beforehand what is served: a server near the user.</remarks>
    public async Task<string?> TroubleAsync(SeatSettings setting, CancellationToken ct)
    {
        if (profile.Address is not null) return null;
        var (key, variable) = Key();
        var source = new ModelSource(name, setting.Model!, Address(), key is null ? null : variable);

        try
        {
            var served = await ServedModels.AskAsync(source, key, ct);
            return served is [] || served.Contains(source.Model) ? null
                : $"{source.Named} does not serve {source.Model}.{Likely.Hint(source.Model, served)} "
                + $"It serves {string.Join(", ", served)}.";
        }
        catch (ModelException failure)
        {
            return failure.Message;
        }
    }

    private IChatClient Chat(ModelSource source, string? key, ModelProfile known, string? effort) =>
        (provider.Kind, provider.Api ?? (known.UsesResponses ? "responses" : "chat")) switch
        {
            (Anthropic, _) => new AnthropicModel(source, key, known, effort),
            (_, "responses") => new ResponsesModel(source, key, known, effort),
            (_, "chat") => new ChatModel(source, key, known, effort),
            var (_, other) => throw new UsedWrongly(
                $"{machine.SettingsPath}: providers.{name}.api is `chat` or `responses`, not `{other}`."),
        };

    private Uri Address()
    {
        var named = provider.BaseUrl ?? Variable(profile.AddressFrom) ?? profile.Address?.ToString()
            ?? throw new UsedWrongly($"{machine.SettingsPath}: providers.{name} needs a `baseUrl`.");
        return Uri.TryCreate(named, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new UsedWrongly($"The address of {name} is no http or https address: {named}");
    }

    /// <summary>Only a provider that may be anywhere can do without a key.</summary>
    private (string? Key, string Variable) Key()
    {
        var named = provider.KeyFrom is { } from && from.StartsWith("env:", StringComparison.Ordinal)
            ? from[4..]
            : null;
        if (provider.KeyFrom is not null && named is null) throw new UsedWrongly(
            $"{machine.SettingsPath}: providers.{name}.keyFrom is `env:NAME`; a key itself never stands in a file.");

        var variable = named ?? profile.KeyFrom;
        if (variable is null) return (null, "");
        return (Variable(variable) ?? throw NoKey(variable), variable);
    }

    private MissionException NoKey(string variable) => new(
        $"No model can be asked: {variable} is not set. Set it to your key (`export {variable}=...`), name another "
        + $"provider in {machine.SettingsPath}, or try `mission demo`, which needs none.");

    private static string? Variable(string? name) =>
        name is not null && Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set : null;
}
