using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Agents.Models.Scripted;

/// <summary>What scripted agents say and do, told as scenes that fit to assignments.</summary>
/// <param name="Extends">The folder, seen from its own, of a scenario that goes on where this one has nothing.</param>
public sealed record Scenario(string Name, IReadOnlyList<Scene> Scenes, string Goal = "", string? Extends = null)
{
    /// <summary>The texts that arguments refer to with <c>@file:</c>, by their paths below the folder.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string> Files { get; init; } = new Dictionary<string, string>();
}

/// <summary>One session's script.</summary>
public sealed record Scene(
    IReadOnlyList<ScriptedTurn> Turns, Match? Match = null, IReadOnlyList<Reaction>? Reactions = null);

/// <summary>Which assignments a scene is for. What is left out fits to anything.</summary>
/// <param name="Round">A number or a text.</param>
/// <param name="Told">Texts that must all occur in the briefing.</param>
public sealed record Match(
    string? Role = null,
    string? Purpose = null,
    string? Feature = null,
    string? Milestone = null,
    string? Group = null,
    JsonElement? Round = null,
    IReadOnlyList<string>? Told = null);

/// <summary>What the model says and calls at once. Without calls it stops, as a model does that has finished.</summary>
public sealed record ScriptedTurn(
    string? Label = null,
    string? Say = null,
    double DelaySeconds = 0,
    IReadOnlyList<ScriptedCall>? Calls = null,
    Fault? Fault = null);

/// <summary>A tool call; its arguments may hold <c>@file:</c> and <c>{{seen:}}</c>.</summary>
public sealed record ScriptedCall(string Tool, JsonElement? Args = null);

/// <summary>Where the script goes on when an answer contains a text, instead of at the next turn.</summary>
public sealed record Reaction(string Contains, string Goto, int Times = 1);

/// <summary>How a provider misbehaves when a turn is played for the first time.</summary>
public enum Fault
{
    /// <summary>The stream ends in the middle, without an error.</summary>
    Cut,

    /// <summary>A finished turn without a word or a call.</summary>
    Empty,
    MalformedArguments,
    DuplicateIds,

    /// <summary>The stream brings nothing more, and does not end.</summary>
    Silence,

    /// <summary>The provider is overloaded.</summary>
    Throw,
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    AllowDuplicateProperties = false,
    Converters = [typeof(FaultJson)])]
[JsonSerializable(typeof(Scenario))]
internal sealed partial class ScenarioJson : JsonSerializerContext;

internal sealed class FaultJson()
    : JsonStringEnumConverter<Fault>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false);
