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
    /// <summary>Readable by people; and as deep as arguments, which are a whole JSON document, one level further in.</summary>
    public static JsonTypeInfo<TranscriptEvent> Event { get; } = (JsonTypeInfo<TranscriptEvent>)new JsonSerializerOptions
    {
        TypeInfoResolver = new TranscriptJson(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new FailureKindJson() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 128,
    }.GetTypeInfo(typeof(TranscriptEvent));
}

internal sealed class FailureKindJson() : JsonStringEnumConverter<FailureKind>(JsonNamingPolicy.KebabCaseLower);
