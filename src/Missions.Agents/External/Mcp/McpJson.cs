using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Agents.External.Mcp;

/// <summary>How what is passed on as it came is written.</summary>
[JsonSerializable(typeof(IDictionary<string, JsonElement>))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class McpJson : JsonSerializerContext;
