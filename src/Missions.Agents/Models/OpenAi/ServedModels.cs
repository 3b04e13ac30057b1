using System.Text.Json;
using Missions.Agents.Models.Wire;

namespace Missions.Agents.Models.OpenAi;

/// <summary>Asks a server which models it serves. That costs nothing.</summary>
public static class ServedModels
{
    /// <returns>Their names; empty where the server does not tell.</returns>
    /// <exception cref="ModelException">Nobody answers there, or not to this key.</exception>
    public static async Task<IReadOnlyList<string>> AskAsync(ModelSource source, string? key, CancellationToken ct)
    {
        using var client = ProviderHttp.Client(source);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{source.Address.ToString().TrimEnd('/')}/models");
        if (key is not null) request.Headers.Authorization = new("Bearer", key);

        using var response = await client.SendAsync(request, ct);
        return Names(await response.Content.ReadAsStringAsync(ct));
    }

    private static List<string> Names(string body)
    {
        try
        {
            var models = JsonElement.Parse(body).Member("data")?.EnumerateArray() ?? default;
            return [.. models.Select(model => model.Text("id")).OfType<string>()];
        }
        catch (Exception odd) when (odd is JsonException or InvalidOperationException)
        {
            return [];
        }
    }
}
