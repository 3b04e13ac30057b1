using Missions.Core.Plans;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Missions.Engine.Looking;

/// <summary>The services of a compose file. They run outside every wall, so a human must agree.</summary>
internal static class Compose
{
    private static readonly string[] Names =
        ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"];

    // Speak no HTTP, so a URL cannot say whether they are up.
    private static readonly string[] Silent =
        ["postgres", "mysql", "mariadb", "redis", "valkey", "mongo", "rabbitmq", "kafka", "memcached", "mssql", "nats"];

    public static IEnumerable<FoundService> In(Tree tree, List<string> notes)
    {
        foreach (var file in tree.Named(Names))
        {
            if (Services(tree.Text(file)) is not { } services)
            {
                notes.Add($"{file} is no YAML that can be read; its services were left out.");
                continue;
            }
            foreach (var (name, body) in services)
                if (Service(file, name, body, notes) is { } found) yield return found;
        }
    }

    private static FoundService? Service(string file, string name, YamlMappingNode body, List<string> notes)
    {
        var image = Text(body, "image");
        var (port, inside) = Port(body);
        if (port is null || Silent.Any(one => image.Contains(one)))
        {
            notes.Add($"The service {name} of {file}{(image is "" ? "" : $" ({image})")} "
                + (port is null ? "publishes no port" : "speaks no HTTP")
                + "; how one sees that it is up was not found, so it was left out.");
            return null;
        }
        notes.Add($"The service {name} of {file} would run on the host, outside the walls: that needs your consent at "
            + "the approval. That its port answers over HTTP once it is up is a guess.");
        var start = $"docker compose -f {file} run --rm --publish 127.0.0.1:{{port}}:{inside} {name}";
        return new(new(name, start, $"http://127.0.0.1:{port}/", RunsIn: RunsIn.Host), file);
    }

    private static List<(string Name, YamlMappingNode Body)>? Services(string text)
    {
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents is [{ RootNode: YamlMappingNode whole }, ..]
                && whole.Children.TryGetValue("services", out var found) && found is YamlMappingNode services
                ? [.. services.Children
                    .Where(one => one.Value is YamlMappingNode)
                    .Select(one => (one.Key.ToString(), (YamlMappingNode)one.Value))]
                : [];
        }
        catch (YamlException)
        {
            return null;
        }
    }

    /// <summary>The first port that is published on the host: <c>8080:80</c>, <c>127.0.0.1:8080:80</c>, or long.</summary>
    private static (string? Outside, string Inside) Port(YamlMappingNode body)
    {
        if (!body.Children.TryGetValue("ports", out var found) || found is not YamlSequenceNode { Children: [var first, ..] })
            return (null, "");
        var (port, inside) = first is YamlMappingNode written
            ? (Text(written, "published"), Text(written, "target"))
            : Published(first.ToString());
        return IsNumber(port) && IsNumber(inside) ? (port, inside) : (null, "");
    }

    private static (string Outside, string Inside) Published(string written) =>
        written.Split('/')[0].Split(':') is [.., var host, var inside] ? (host, inside) : ("", "");

    private static bool IsNumber(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    private static string Text(YamlMappingNode node, string name) =>
        node.Children.TryGetValue(name, out var value) ? value.ToString() : "";
}
