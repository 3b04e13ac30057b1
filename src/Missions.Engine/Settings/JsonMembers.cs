using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Engine.Journals;

namespace Missions.Engine.Settings;

/// <summary>Knows which members a type has as JSON, so that a wrong one can be answered with the likely one.</summary>
public static class JsonMembers
{
    /// <summary><c> Did you mean x?</c> for the last step of a path that leads to no member; or nothing.</summary>
    public static string Hint(JsonSerializerOptions options, Type root, string path)
    {
        var steps = Steps(path);
        if (steps is [] || steps[^1].StartsWith('[')) return "";
        var type = root;
        foreach (var step in steps.SkipLast(1))
            if (Below(options, type, step) is { } below) type = below;
            else return "";

        var known = options.GetTypeInfo(type).Properties.Select(one => one.Name).ToList();
        return Likely.Hint(steps[^1], known) is { Length: > 0 } hint ? hint
            : known is [_, ..] ? $" Known here: {string.Join(", ", known.Take(20))}."
            : "";
    }

    private static Type? Below(JsonSerializerOptions options, Type declared, string step)
    {
        var type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type == typeof(Seq<Core.Plans.Service>)) return typeof(ServiceBody);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Seq<>)) return type.GenericTypeArguments[0];

        var info = options.GetTypeInfo(type);
        return info.Kind switch
        {
            JsonTypeInfoKind.Object => info.Properties.FirstOrDefault(one => Same(one.Name, step))?.PropertyType,
            JsonTypeInfoKind.Dictionary or JsonTypeInfoKind.Enumerable => info.ElementType,
            _ => null,
        };
    }

    private static bool Same(string name, string step) => string.Equals(name, step, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>$.services.app['a.b'][3].start</c> as its steps; those of lists keep their bracket.</summary>
    private static List<string> Steps(string path)
    {
        var steps = new List<string>();
        for (var at = 1; at < path.Length;)
        {
            var isQuoted = path.AsSpan(at).StartsWith("['");
            var end = isQuoted ? path.IndexOf("']", at, StringComparison.Ordinal)
                : path[at] is '[' ? path.IndexOf(']', at) + 1
                : path.IndexOfAny(['.', '['], at + 1);
            if (end <= 0) end = path.Length;
            steps.Add(isQuoted ? path[(at + 2)..end] : path[at] is '[' ? path[at..end] : path[(at + 1)..end]);
            at = isQuoted ? end + 2 : end;
        }
        return steps;
    }
}
