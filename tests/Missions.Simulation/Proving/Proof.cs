using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Simulation.Proving;

/// <summary>A figure that anyone can have measured again.</summary>
internal sealed record Proof(
    string Name, string Shows, string Small, string Full, Func<Asked, CancellationToken, Task<Proven>> RunAsync)
{
    /// <summary>Options of its own, each with a value or several.</summary>
    public IReadOnlyList<string> Options { get; init; } = [];
}

/// <summary>How it was asked for.</summary>
internal sealed record Asked(bool IsFull, int Seed, bool IsJson)
{
    /// <summary>The values of the proof's own options, by their names.</summary>
    public IReadOnlyDictionary<string, List<string>> Words { get; init; } = new Dictionary<string, List<string>>();

    public string? Word(string option) => Words.GetValueOrDefault(option) is [.., var last] ? last : null;

    /// <summary>Null where the words make no sense.</summary>
    public static Asked? Read(IReadOnlyList<string> words, IReadOnlyList<string> options)
    {
        var asked = new Asked(IsFull: true, Seed: 20261121, IsJson: false);
        var own = new Dictionary<string, List<string>>();
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
                case ['-', '-', .. var name] when options.Contains(name) && next is not "":
                    own[name] = [];
                    while (index + 1 < words.Count && (own[name] is [] || !words[index + 1].StartsWith("--", StringComparison.Ordinal)))
                        own[name].Add(words[++index]);
                    break;
                default:
                    return null;
            }
        }
        return asked with { Words = own };
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
    /// <summary>Honest acts beside attacks, and attacks without their defence; null where the proof knows none.</summary>
    public int? Twins { get; init; }

    public int? TwinsAllowed { get; init; }
    public int? Controls { get; init; }
    public int? ControlsSucceeded { get; init; }

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
            if (Twins is not null)
                table.AppendLine($"  twins  {Twins}, allowed {TwinsAllowed}").AppendLine($"  controls {Controls}, succeeded {ControlsSucceeded}");
            foreach (var (name, figure) in Figures) table.AppendLine($"  {name,-24} {figure:0.###}");
            foreach (var miss in Misses) table.AppendLine($"  MISS   {miss}");
            return table.ToString().TrimEnd();
        }
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, WriteIndented = false, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Proven))]
internal sealed partial class ProvenJson : JsonSerializerContext;
