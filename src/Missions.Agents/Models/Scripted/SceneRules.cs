using System.Text.Json;

namespace Missions.Agents.Models.Scripted;

/// <summary>What a scene must keep to beyond its shape.</summary>
internal static class SceneRules
{
    /// <summary>What is wrong with it, or null.</summary>
    public static string? Wrong(Scene scene)
    {
        var labels = scene.Turns.Select(turn => turn.Label).OfType<string>().ToList();

        if (labels.GroupBy(label => label).FirstOrDefault(group => group.Count() > 1) is { Key: var twice })
            return $"two turns have the label \"{twice}\".";

        if (scene.Reactions?.FirstOrDefault(reaction => !labels.Contains(reaction.Goto)) is { Goto: var missing })
            return $"a reaction goes to \"{missing}\", but no turn has that label ({string.Join(", ", labels)} have).";

        if (scene.Reactions?.Any(reaction => reaction.Contains.Length == 0 || reaction.Times < 1) is true)
            return "a reaction needs a text in \"contains\", and \"times\" of at least 1.";

        if (scene.Match?.Round is { ValueKind: not (JsonValueKind.Number or JsonValueKind.String) })
            return "\"round\" must be a number or a text.";

        if (scene.Turns.Any(turn => turn.DelaySeconds < 0)) return "\"delaySeconds\" must not be negative.";
        if (Calls(scene).Any(call => call.Args is { ValueKind: not JsonValueKind.Object }))
            return "\"args\" must be an object.";

        return Texts(scene).Select(Seen.Wrong).FirstOrDefault(wrong => wrong is not null);
    }

    public static IEnumerable<string> FileNames(Scene scene) => Calls(scene)
        .SelectMany(call => Strings(call.Args))
        .Where(text => text.StartsWith(Arguments.FilePrefix, StringComparison.Ordinal))
        .Select(text => text[Arguments.FilePrefix.Length..]);

    private static IEnumerable<string> Texts(Scene scene) =>
        [.. scene.Turns.Select(turn => turn.Say ?? ""), .. Calls(scene).SelectMany(call => Strings(call.Args))];

    private static IEnumerable<ScriptedCall> Calls(Scene scene) => scene.Turns.SelectMany(turn => turn.Calls ?? []);

    private static IEnumerable<string> Strings(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray().SelectMany(item => Strings(item)),
        { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().SelectMany(member => Strings(member.Value)),
        _ => [],
    };
}
