using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Missions.Engine.Looking.Stacks;

/// <summary>Reads a list of words from YAML that may be anything.</summary>
internal static class YamlList
{
    public static IReadOnlyList<string> Of(string text, string member)
    {
        if (text is "") return [];
        try
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            return yaml.Documents is [{ RootNode: YamlMappingNode whole }, ..]
                && whole.Children.TryGetValue(member, out var found) && found is YamlSequenceNode list
                ? [.. list.Children.OfType<YamlScalarNode>().Select(one => one.Value ?? "")]
                : [];
        }
        catch (YamlException)
        {
            return []; // Packages that nobody lists are then looked at one by one.
        }
    }
}
