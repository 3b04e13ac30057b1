using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Missions.Engine.Setups;

/// <summary>Reads feeds out of the files that package managers are configured by.</summary>
internal static partial class FeedFiles
{
    private static readonly string[] LineFiles =
    [
        ".npmrc", ".yarnrc", ".yarnrc.yml", "pip.conf", "Pipfile", "uv.toml", "bunfig.toml", "gradle-wrapper.properties",
        "config.toml",
    ];

    private static readonly string[] LockFiles =
        ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "uv.lock", "pdm.lock", "bun.lock", "pnpm-lock.yaml"];

    private static readonly string[] Sections = ["tool.uv", "tool.poetry.source", "tool.pdm.source"];

    public static bool IsOne(string path) => Path.GetFileName(path) is var name
        && (LineFiles.Contains(name) && (name != "config.toml" || path.EndsWith(".cargo/config.toml", StringComparison.Ordinal))
            || LockFiles.Contains(name) || IsXml(name) || IsRequirements(name)
            || name is "pyproject.toml" || Path.GetFileName(path).Contains(".gradle", StringComparison.Ordinal));

    /// <param name="from">How the file is called to people.</param>
    public static IEnumerable<Feed> In(string path, string text, string from) => Path.GetFileName(path) switch
    {
        var name when IsXml(name) => InXml(text, from),
        var name when IsRequirements(name) => Lines(text).Where(line => line.StartsWith('-')).SelectMany(line => InLine(line, from)),
        var name when LockFiles.Contains(name) => InLock(text, from),
        "pyproject.toml" => InSections(text, from),
        var name when name.Contains(".gradle", StringComparison.Ordinal) =>
            Lines(text).Where(line => line.Contains("url", StringComparison.OrdinalIgnoreCase)).SelectMany(line => InLine(line, from)),
        _ => Lines(text).SelectMany(line => InLine(line, from)),
    };

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Select(line => line.Trim()).Where(line => line is not ("" or ['#', ..] or [';', ..]));

    private static IEnumerable<Feed> InLine(string line, string from) => Address().Matches(line)
        .Select(found => Feed.Of(found.Value, line[..found.Index].Trim(' ', '=', ':', '"', '\''), from))
        .OfType<Feed>();

    /// <summary>Only the hosts: a lock file names each package by itself.</summary>
    private static IEnumerable<Feed> InLock(string text, string from) => Address().Matches(text)
        .Select(found => Feed.Of(found.Value, "", from))
        .OfType<Feed>()
        .Where(feed => IsArchive(feed.Url))
        .DistinctBy(feed => feed.Destination);

    private static bool IsArchive(string url) => ((string[])[".tgz", ".whl", ".tar.gz", ".zip", ".crate"])
        .Any(ending => url.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Feed> InSections(string text, string from)
    {
        var section = "";
        foreach (var line in Lines(text))
        {
            if (line.StartsWith('[')) section = line.Trim('[', ']');
            else if (Sections.Any(one => section.StartsWith(one, StringComparison.Ordinal)))
                foreach (var feed in InLine(line, from)) yield return feed;
        }
    }

    private static Feed[] InXml(string text, string from)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new() { DtdProcessing = DtdProcessing.Prohibit });
            var all = XDocument.Load(reader).Descendants().ToList();
            var sources = all
                .Where(one => one.Name.LocalName == "add" && one.Parent?.Name.LocalName == "packageSources")
                .Select(one => one.Attribute("value")?.Value);
            var repositories = all
                .Where(one => one.Name.LocalName == "url"
                    && one.Parent?.Name.LocalName is "repository" or "pluginRepository" or "mirror")
                .Select(one => one.Value);
            return [.. sources.Concat(repositories).OfType<string>().Select(url => Feed.Of(url, "source", from)).OfType<Feed>()];
        }
        catch (XmlException)
        {
            return []; // Its own tool will say what is wrong with it.
        }
    }

    private static bool IsXml(string name) =>
        name.Equals("nuget.config", StringComparison.OrdinalIgnoreCase) || name is "pom.xml" or "settings.xml";

    private static bool IsRequirements(string name) =>
        name.StartsWith("requirements", StringComparison.Ordinal) && name.EndsWith(".txt", StringComparison.Ordinal);

    [GeneratedRegex(@"(?:sparse\+)?https?://[^\s""'<>,;#)\]}]+", RegexOptions.None, 2000)]
    private static partial Regex Address();
}
