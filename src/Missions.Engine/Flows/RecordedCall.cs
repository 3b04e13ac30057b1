using System.Text.Json;
using System.Text.Json.Serialization;
using Missions.Agents.Tools;

namespace Missions.Engine.Flows;

/// <summary>A call of a tester's, as it is kept beside what it answered: enough to make it again.</summary>
public sealed record RecordedCall(string Tool, JsonElement Arguments, JsonElement? Facts = null)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    [JsonIgnore]
    public ReadOnlyMemory<byte> Bytes => JsonSerializer.SerializeToUtf8Bytes(this, FlowJson.Default.RecordedCall);

    public static RecordedCall Of(Observation seen) => new(seen.Tool, seen.Arguments ?? Nothing, seen.Facts);

    /// <exception cref="JsonException">It is none.</exception>
    public static RecordedCall Read(ReadOnlySpan<byte> bytes) =>
        JsonSerializer.Deserialize(bytes, FlowJson.Default.RecordedCall)!;
}
