using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Benchmarks;

/// <summary>What one run of the benchmarks came to.</summary>
/// <param name="Failures">Figures that could not be measured, and why; a goal that is missed is none.</param>
internal sealed record Measured(
    string Size, Machine Machine, double Seconds, IReadOnlyList<Figure> Figures, IReadOnlyList<string> Failures)
{
    public string Name { get; } = "bench";

    [JsonIgnore]
    public string Json => JsonSerializer.Serialize(this, MeasuredJson.Default.Measured);

    [JsonIgnore]
    public string Table
    {
        get
        {
            var head = $"{"",-4} {"",-58} {"ours",10} {"floor",10} {"",-7} {"ratio",9} {"best",9} goal";
            var table = new StringBuilder()
                .AppendLine($"bench: {Size}, {Seconds:0} s, on {Machine}")
                .AppendLine("ours and floor are medians, ratio is of them, best of the least disturbed repetitions")
                .AppendLine(head);
            foreach (var figure in Figures) table.AppendLine(figure.Row.TrimEnd());
            foreach (var failure in Failures) table.AppendLine($"NOT MEASURED {failure}");
            return table.ToString().TrimEnd();
        }
    }
}

/// <summary>Where it was measured, and how busy that was with other things.</summary>
internal sealed record Machine(string Processor, int Cores, long MemoryMb, string System, string Runtime, double Load)
{
    public static Machine Here()
    {
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024 * 1024);
        var load = double.Parse(File.ReadAllText("/proc/loadavg").Split(' ')[0]);
        return new(
            Named("model name"),
            Environment.ProcessorCount,
            memory,
            RuntimeInformation.OSDescription,
            RuntimeInformation.FrameworkDescription,
            load);
    }

    public override string ToString() =>
        $"{Processor}, {Cores} cores, {MemoryMb} MB, {Runtime}, load {Load:0.0} at the start";

    private static string Named(string what) => File.ReadLines("/proc/cpuinfo")
        .FirstOrDefault(line => line.StartsWith(what, StringComparison.Ordinal))?.Split(':')[^1].Trim() ?? "unknown";
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Measured))]
internal sealed partial class MeasuredJson : JsonSerializerContext;
