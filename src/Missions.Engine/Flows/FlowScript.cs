using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Engine.Flows;

/// <summary>A flow as calls that the engine makes again without a model, and what must come of them.</summary>
/// <param name="Assertion">Whose flow it is.</param>
/// <param name="Commit">Where it was recorded.</param>
/// <param name="Errors">What the console may say at its end; any other error there is new.</param>
public sealed record FlowScript(
    string Assertion, string Commit, IReadOnlyList<FlowCall> Calls, IReadOnlyList<string> Errors)
{
    [JsonIgnore]
    public ReadOnlyMemory<byte> Bytes => JsonSerializer.SerializeToUtf8Bytes(this, FlowJson.Default.FlowScript);

    /// <exception cref="JsonException">It is none.</exception>
    public static FlowScript Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, FlowJson.Default.FlowScript)!;
}

/// <summary>One call of a script.</summary>
/// <param name="IsChecked">The verdict rests on it; the others only set the scene.</param>
/// <param name="Lines">
/// What must be among the lines of its answer, see <see cref="StableText"/>; for console and network what may be among
/// the errors.
/// </param>
/// <param name="IsWhole">Nothing else may be there: a part of a page that somebody chose to read.</param>
public sealed record FlowCall(
    string Tool, JsonElement Arguments, bool IsChecked, IReadOnlyList<string> Lines, bool IsWhole = false)
{
    /// <summary>The call as people read it.</summary>
    [JsonIgnore]
    public string Said
    {
        get
        {
            using var bytes = new MemoryStream();
            var readable = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
            using (var json = new Utf8JsonWriter(bytes, readable)) Arguments.WriteTo(json);
            return $"{Tool} {Encoding.UTF8.GetString(bytes.ToArray())}";
        }
    }

    /// <summary>What of an answer is not among the lines; null where nothing is.</summary>
    internal string? NewIn(IReadOnlyList<string> lines) =>
        lines.FirstOrDefault(line => !Lines.Any(known => StableText.Fits(known, line)));
}

/// <summary>How recordings are written.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(FlowScript)), JsonSerializable(typeof(RecordedCall))]
internal sealed partial class FlowJson : JsonSerializerContext;
