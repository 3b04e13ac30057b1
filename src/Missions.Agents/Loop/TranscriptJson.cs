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
    public static JsonTypeInfo<TranscriptEvent> Event { get; } =
        (JsonTypeInfo<TranscriptEvent>)Readable().GetTypeInfo(typeof(TranscriptEvent));

    // Readable by people; and deep enough for arguments, which are a whole JSON document further in.
    private static JsonSerializerOptions Readable() => new()
    {
        TypeInfoResolver = new TranscriptJson(),
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new FailureKindJson() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = 128,
    };
}

internal sealed class FailureKindJson() : JsonStringEnumConverter<FailureKind>(JsonNamingPolicy.KebabCaseLower);
