using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Simulation.Proving;

/// <summary>A figure that anyone can have measured again.</summary>
internal sealed record Proof(
    string Name, string Shows, string Small, string Full, Func<Asked, CancellationToken, Task<Proven>> RunAsync);

/// <summary>How it was asked for.</summary>
internal sealed record Asked(bool IsFull, int Seed, bool IsJson)
{
    /// <summary>Null where the words make no sense.</summary>
    public static Asked? Read(IReadOnlyList<string> words)
    {
        var asked = new Asked(IsFull: true, Seed: 20261121, IsJson: false);
        for (var index = 0; index < words.Count; index++)
        {
            var next = index + 1 < words.Count ? words[index + 1] : "";
            switch (words[index])
            {
                case "--json":
                    asked = asked with { IsJson = true };
                    break;
                case "--size" when next is "small" or "full":
                    asked = asked with { IsFull = next is "full" };
                    index++;
                    break;
                case "--seed" when int.TryParse(next, CultureInfo.InvariantCulture, out var seed):
                    asked = asked with { Seed = seed };
                    index++;
                    break;
                default:
                    return null;
            }
        }
        return asked;
    }
}

/// <summary>What came of it, in the form that all proofs share.</summary>
internal sealed record Proven(
    string Name,
    bool Ok,
    int Seed,
    double Seconds,
    string Goal,
    int Tried,
    int Held,
    Dictionary<string, double> Figures,
    IReadOnlyList<string> Misses)
{
    [JsonIgnore]
    public string Json => JsonSerializer.Serialize(this, ProvenJson.Default.Proven);

    [JsonIgnore]
    public string Table
    {
        get
        {
            var table = new StringBuilder()
                .AppendLine($"{Name}: {(Ok ? "holds" : "DOES NOT HOLD")}   seed {Seed}   {Seconds:0} s")
                .AppendLine($"  goal   {Goal}")
                .AppendLine($"  tried  {Tried}")
                .AppendLine($"  held   {Held}");
            foreach (var (name, figure) in Figures) table.AppendLine($"  {name,-24} {figure:0.###}");
            foreach (var miss in Misses) table.AppendLine($"  MISS   {miss}");
            return table.ToString().TrimEnd();
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, WriteIndented = false)]
[JsonSerializable(typeof(Proven))]
internal sealed partial class ProvenJson : JsonSerializerContext;
