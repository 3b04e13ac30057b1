using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Control.Mcp;

/// <summary>How what is passed on as it came is written.</summary>
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
internal sealed partial class McpJson : JsonSerializerContext;
