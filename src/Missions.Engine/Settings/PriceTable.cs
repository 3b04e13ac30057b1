using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Engine.Settings;

/// <summary>The prices that ship with the program, each looked up on a day that it names; the user's own come first.</summary>
public static class PriceTable
{
    private const int DatedSuffix = 9; // As in -20251001.

    private static readonly PriceFile File = Read();

    /// <summary>The day on which somebody looked all of them up.</summary>
    public static string AsOf => File.AsOf;

    /// <summary>Null where nobody has written one down. A dated name has the price of the model that it is a date of.</summary>
    /// <param name="kind">Whose model it is, at its maker's own address.</param>
    public static PriceSettings? Of(string kind, string model)
    {
        var price = File.Models.GetValueOrDefault($"{kind}/{model}")
            ?? (IsDated(model) ? File.Models.GetValueOrDefault($"{kind}/{model[..^DatedSuffix]}") : null);
        return price is null ? null : price with { AsOf = AsOf };
    }

    private static bool IsDated(string model) =>
        model.Length > DatedSuffix && model[^DatedSuffix] == '-' && model[^8..].All(char.IsAsciiDigit);

    private static PriceFile Read()
    {
        using var stream = typeof(PriceTable).Assembly.GetManifestResourceStream("prices.json")!;
        return JsonSerializer.Deserialize(stream, PriceJson.Default.PriceFile)!;
    }
}

internal sealed record PriceFile(string AsOf, Dictionary<string, PriceSettings> Models);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(PriceFile))]
internal sealed partial class PriceJson : JsonSerializerContext;
