using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Engine.Journals;

/// <summary>Writes an enumeration in lower case with hyphens: <c>non-blocking</c>.</summary>
public sealed class WordJson<T>(
    ) : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
