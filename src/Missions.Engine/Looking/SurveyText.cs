using Missions.Core;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Missions.Core.Plans;

namespace Missions.Engine.Looking;

/// <summary>A survey as lines for people, and as the settings that it amounts to.</summary>
public static class SurveyText
{
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static IEnumerable<string> Lines(Survey survey) =>
    [
        "Found:",
        .. Row("stack", survey.Stacks),
        .. survey.Setup is { } setup ? Row("setup", [setup]) : [],
        .. survey.Lines.SelectMany(check => Row(check.Name, [check.Line])),
        .. survey.Services.SelectMany(one => Row("service", [new($"{one.Service.Name}: {one.Service.Start}{Where(one)}", one.From)])),
        .. Row("surface", survey.Surfaces),
        .. survey.Instructions.Select(file => $"  {"for agents",-10} {file}"),
        .. survey.Ci.Select(file => $"  {"CI",-10} {file}"),
        .. Section("Good to know:", survey.Notes),
        .. Section("Not found out:", survey.Unknown),
    ];

    /// <summary>The text of <c>.missions/settings.json</c>.</summary>
    public static string Settings(Survey survey) => SettingsNode(survey).ToJsonString(Readable) + "\n";

    public static JsonObject SettingsNode(Survey survey)
    {
        var settings = new JsonObject { ["checks"] = new JsonObject() };
        foreach (var (name, line) in survey.Lines) settings["checks"]![name] = line.What;
        if (survey.Setup is { } setup) settings["setup"] = setup.What;
        settings["services"] = new JsonObject();
        foreach (var (service, _) in survey.Services) settings["services"]![service.Name] = Node(service);
        settings["surfaces"] = new JsonArray([.. survey.Surfaces.Select(one => (JsonNode)one.What)]);
        return settings;
    }

    /// <summary>What a program reads: the same, with where each thing comes from.</summary>
    public static JsonObject Json(Survey survey) => new()
    {
        ["stacks"] = List(survey.Stacks),
        ["settings"] = SettingsNode(survey),
        ["from"] = new JsonObject(
        [
            .. survey.Setup is { } setup ? [new("setup", setup.From)] : Array.Empty<KeyValuePair<string, JsonNode?>>(),
            .. survey.Lines.Select(one => new KeyValuePair<string, JsonNode?>($"checks.{one.Name}", one.Line.From)),
            .. survey.Services.Select(one => new KeyValuePair<string, JsonNode?>($"services.{one.Service.Name}", one.From)),
            .. survey.Surfaces.Select(one => new KeyValuePair<string, JsonNode?>($"surfaces.{one.What}", one.From)),
        ]),
        ["tools"] = List(survey.Tools),
        ["instructions"] = Words(survey.Instructions),
        ["ci"] = Words(survey.Ci),
        ["notes"] = Words(survey.Notes),
        ["unknown"] = Words(survey.Unknown),
    };

    private static JsonObject Node(Service service)
    {
        var node = new JsonObject { ["start"] = service.Start, ["health"] = service.Health };
        if (service.DependsOn is [_, ..]) node["dependsOn"] = Words(service.DependsOn);
        if (service.RunsIn is RunsIn.Host) node["runsIn"] = "host";
        return node;
    }

    private static IEnumerable<string> Row(string name, IEnumerable<Found> found) =>
        found.Select(one => $"  {name,-10} {one.What}   [{one.From}]");

    private static string Where(FoundService one) =>
        one.Service.RunsIn is RunsIn.Host ? " (on the host: needs your consent)" : "";

    private static IEnumerable<string> Section(string title, Seq<string> lines) =>
        lines.Count == 0 ? [] : [title, .. lines.Select(line => $"  - {line}")];

    private static JsonArray List(IEnumerable<Found> found) =>
        new([.. found.Select(one => new JsonObject { ["name"] = one.What, ["from"] = one.From })]);

    private static JsonArray Words(IEnumerable<string> words) => new([.. words.Select(word => (JsonNode)word)]);
}
