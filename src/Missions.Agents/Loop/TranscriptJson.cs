using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Missions.Agents.Loop;

/// <summary>How transcript events are written down.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(TranscriptEvent))]
internal sealed partial class TranscriptJson : JsonSerializerContext
{
    // Readable by people; and deep enough for arguments, which are a whole JSON document further in.
    private static readonly JsonSerializerOptions Readable = new()
    {
        TypeInfoResolver = new TranscriptJson(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new FailureKindJson() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 128,
    };

    public static JsonTypeInfo<TranscriptEvent> Event { get; } =
        (JsonTypeInfo<TranscriptEvent>)Readable.GetTypeInfo(typeof(TranscriptEvent));

    private static JsonTypeInfo<JsonElement> Element { get; } =
        (JsonTypeInfo<JsonElement>)Readable.GetTypeInfo(typeof(JsonElement));

    /// <summary>The value in the very characters that a resumed session will read.</summary>
    public static JsonElement AsWritten(JsonElement value) =>
        System.Text.Json.JsonElement.Parse(JsonSerializer.SerializeToUtf8Bytes(value, Element));
}

internal sealed class FailureKindJson() : JsonStringEnumConverter<FailureKind>(JsonNamingPolicy.KebabCaseLower);
