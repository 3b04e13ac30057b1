using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Missions.World;
using Missions.World.Files;

namespace Missions.Agents.Models.Scripted;

/// <summary>Reads a scenario with all the files it refers to, so that a mistake is found before it plays.</summary>
public static class ScenarioFolder
{
    /// <param name="folder">The absolute path of the folder that holds <c>scenario.json</c> and <c>files/</c>.</param>
    /// <exception cref="ScenarioInvalid">It cannot be played.</exception>
    public static async Task<Scenario> ReadAsync(IFiles files, string folder, CancellationToken ct)
    {
        var path = Path.Combine(folder, "scenario.json");
        var bytes = await files.ReadAsync(path, ct) ?? throw new ScenarioInvalid(path, null, "the file is missing.");
        var scenario = Parse(path, bytes);
        var texts = new Dictionary<string, string>();

        foreach (var (index, scene) in scenario.Scenes.Index())
        {
            if (SceneRules.Wrong(scene) is { } wrong) throw new ScenarioInvalid(path, index + 1, wrong);
            foreach (var name in SceneRules.FileNames(scene))
                texts[name] = await TextAsync(files, folder, name, ct) ?? throw NoText(path, index + 1, name);
        }

        scenario = scenario with { Files = texts };
        return scenario.Extends is not { } other
            ? scenario
            : After(scenario, await ReadAsync(files, Path.GetFullPath(Path.Combine(folder, other)), ct));
    }

    private static Scenario After(Scenario own, Scenario other) => own with
    {
        Scenes = [.. own.Scenes, .. other.Scenes],
        Goal = own.Goal is "" ? other.Goal : own.Goal,
        Files = own.Files.UnionBy(other.Files, one => one.Key).ToDictionary(),
        Extends = null,
    };

    private static Scenario Parse(string path, byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize(bytes, ScenarioJson.Default.Scenario)
                ?? throw new ScenarioInvalid(path, null, "it holds null.");
        }
        catch (JsonException wrong)
        {
            var what = wrong.Message.Split(" Path:")[0];
            var line = wrong.LineNumber is { } number ? $" (line {number + 1}, {wrong.Path})" : "";
            throw new ScenarioInvalid(path, SceneNumber(wrong.Path), $"{what}{line}", wrong);
        }
    }

    // From a path such as $.scenes[2].turns[0].
    private static int? SceneNumber(string? path) =>
        path?.Split("scenes[", 2) is [_, var rest] ? int.Parse(rest.Split(']')[0]) + 1 : null;

    private static async Task<string?> TextAsync(IFiles files, string folder, string name, CancellationToken ct)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, name));
        if (!path.StartsWith(root, StringComparison.Ordinal)) return null;

        var bytes = await files.ReadAsync(path, ct);
        return bytes is not null && Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : null;
    }

    private static ScenarioInvalid NoText(string path, int scene, string name) =>
        new(path, scene, $"@file:{name} is not a text file of the scenario's folder.");
}

/// <summary>A scenario cannot be played. The message says where it is wrong.</summary>
public sealed class ScenarioInvalid(string path, int? scene, string what, Exception? inner = null)
    : WorldException(scene is { } number ? $"{path}: scene {number}: {what}" : $"{path}: {what}", inner);
