using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Missions.Agents.Tools;
using Missions.Core;
using Missions.Engine.Journals;

namespace Missions.Engine.Settings;

/// <summary>Knows which members a type has as JSON, so that a wrong one can be answered with the likely one.</summary>
public static class JsonMembers
{
    private static readonly Dictionary<string, string> Examples = new()
    {
        ["build"] = "make",
        ["typecheck"] = "mypy .",
        ["lint"] = "ruff check .",
        ["test"] = "pytest",
        ["setup"] = "uv sync --frozen",
        ["copy"] = ".env",
        ["start"] = "./app --port {port}",
        ["health"] = "{url}/",
        ["surfaces"] = "http",
        ["write"] = "src/**",
        ["offLimits"] = "infra/**",
        ["network"] = "preset:packages",
        ["keyFrom"] = "env:ANTHROPIC_API_KEY",
        ["kind"] = "anthropic",
        ["driver"] = "bubblewrap",
        ["url"] = "https://hooks.example.org/missions",
        ["on"] = "needs-you",
        ["command"] = "notify-send",
    };

    /// <summary><c> Did you mean x?</c> for the last step of a path that leads to no member; or nothing.</summary>
    public static string Hint(JsonSerializerOptions options, Type root, string path)
    {
        var steps = Steps(path);
        if (steps is [] || steps[^1].StartsWith('[')) return "";
        if (At(options, root, steps.SkipLast(1)) is not { } type) return "";

        var known = options.GetTypeInfo(type).Properties.Select(one => one.Name).ToList();
        return Likely.Hint(steps[^1], known) is { Length: > 0 } hint ? hint
            : known is [_, ..] ? $" Known here: {string.Join(", ", known.Take(20))}."
            : "";
    }

    /// <summary>What may stand at a path, such as <c>a list, such as [".env"]</c>.</summary>
    public static string Expected(JsonSerializerOptions options, Type root, string path)
    {
        var steps = Steps(path);
        var example = Examples.GetValueOrDefault(steps.LastOrDefault(step => !step.StartsWith('[')) ?? "", "...");
        var found = At(options, root, steps) ?? typeof(object);
        var type = Nullable.GetUnderlyingType(found) ?? found;
        if (type.IsEnum) return Words(type);
        if (type == typeof(string)) return $"a text, such as \"{example}\"";
        if (type == typeof(bool)) return "true or false";
        if (type == typeof(int)) return "a whole number, such as 3";
        if (type == typeof(double) || type == typeof(decimal)) return "a number, such as 1.5";
        if (type == typeof(Seq<string>) || type == typeof(string[])) return $"a list, such as [\"{example}\"]";
        var members = options.GetTypeInfo(type).Properties.Select(one => one.Name).ToList();
        return members is [] ? "an object" : $"an object with {string.Join(", ", members)}";
    }

    private static string Words(Type type) => "one of " + string.Join(
        ", ", Enum.GetNames(type).Select(name => $"\"{JsonNamingPolicy.KebabCaseLower.ConvertName(name)}\""));

    private static Type? At(JsonSerializerOptions options, Type root, IEnumerable<string> steps) =>
        steps.Aggregate((Type?)root, (type, step) => type is null ? null : Below(options, type, step));

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
