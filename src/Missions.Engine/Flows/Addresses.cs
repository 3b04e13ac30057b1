using System.Text.Json;
using Missions.Engine.Workspaces;

namespace Missions.Engine.Flows;

/// <summary>Where services are reached: a script names them, since their ports may be others each time.</summary>
internal sealed class Addresses(IReadOnlyDictionary<string, string> urls)
{
    private readonly List<KeyValuePair<string, string>> _longestFirst =
        [.. urls.OrderByDescending(pair => pair.Value.Length).ThenBy(pair => pair.Key, StringComparer.Ordinal)];

    public static Addresses Of(Checkout checkout) => new(checkout.Services.Names.ToDictionary(
        name => name, name => checkout.Services.Find(name)!.Url));

    /// <summary>As a tester was told them.</summary>
    public static Addresses Of(IEnumerable<Made> made)
    {
        const string Healthy = " is healthy at ";
        var urls = new Dictionary<string, string>();
        foreach (var (_, call, text) in made)
            if (call.Tool is "start_service" && text.IndexOf(Healthy, StringComparison.Ordinal) is >= 0 and var at)
                urls[call.Arguments.GetProperty("name").GetString()!] =
                    text[(at + Healthy.Length)..].Trim().TrimEnd('/');
        return new(urls);
    }

    public string Hide(string text) =>
        _longestFirst.Aggregate(text, (left, one) => left.Replace(one.Value, Named(one.Key), StringComparison.Ordinal));

    public JsonElement Hide(JsonElement arguments) => JsonElement.Parse(Hide(arguments.GetRawText()));

    public JsonElement Show(JsonElement arguments) => JsonElement.Parse(_longestFirst.Aggregate(
        arguments.GetRawText(),
        (left, one) => left.Replace(Named(one.Key), one.Value, StringComparison.Ordinal)));

    private static string Named(string service) => $"http://{{{service}}}";
}
