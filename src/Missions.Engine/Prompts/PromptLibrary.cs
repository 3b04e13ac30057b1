using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Missions.Agents.Tools;
using Missions.Core.Runs;

namespace Missions.Engine.Prompts;

/// <summary>
/// Finds a prompt by name: the repository's folder wins, then the user's, and the one built in comes last.
/// </summary>
/// <param name="overrides">What stands on disk instead, by name; the first that has it wins.</param>
public sealed class PromptLibrary(params IReadOnlyList<Func<string, string?>> overrides)
{
    private const string Prefix = "prompts/";

    /// <summary>The names of all prompts that are built in, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. typeof(PromptLibrary).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..].Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <exception cref="PromptMissing">There is none of that name.</exception>
    public string Read(string name) =>
        WithoutFrontMatter(Overridden(name) ?? BuiltIn(name) ?? throw new PromptMissing(name));

    public string? Overridden(string name) =>
        overrides.Select(read => read(name)).FirstOrDefault(text => text is not null);

    public static string? BuiltIn(string name)
    {
        using var stream = typeof(PromptLibrary).Assembly.GetManifestResourceStream(Prefix + name);
        if (stream is null) return null;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public PromptHash HashOf(string name) => new(name, Hash(Read(name)));

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>Fills in the <c>{{blanks}}</c>. A blank with no value is a mistake, never an empty string.</summary>
    /// <exception cref="MissionException">A blank of the prompt is not known.</exception>
    public string Render(string name, IReadOnlyDictionary<string, string> values) =>
        Blank.Replace(Read(name), blank => values.TryGetValue(blank.Groups["name"].Value, out var value)
            ? value
            : throw new MissionException(Unfilled(name, blank.Groups["name"].Value, [.. values.Keys])));

    /// <summary>What is wrong with a text that stands in for a prompt: it may have the blanks of the one built in.</summary>
    public static string? Problem(string name, string text) =>
        Blanks(BuiltIn(name) ?? "") is var known && Blanks(text).FirstOrDefault(blank => !known.Contains(blank)) is { } odd
            ? Unfilled(name, odd, known)
            : null;

    private static string Unfilled(string name, string blank, IReadOnlyList<string> known) =>
        $"The prompt {name} has a blank {{{{{blank}}}}} that nothing fills.{Likely.Hint(blank, known)} "
        + (known is [] ? "It has none of its own." : $"Known here: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");

    /// <summary>The names of a prompt's blanks.</summary>
    public static IReadOnlyList<string> Blanks(string text) =>
        [.. Blank.Matches(text).Select(match => match.Groups["name"].Value).Distinct()];

    // Skills keep theirs: it is part of what they say.
    private static string WithoutFrontMatter(string text)
    {
        if (!text.StartsWith("---\nbased-on:", StringComparison.Ordinal)) return text;
        var end = text.IndexOf("\n---\n", 4, StringComparison.Ordinal);
        return end < 0 ? text : text[(end + 5)..].TrimStart('\n');
    }

    private static readonly Regex Blank = new("{{ *(?<name>[a-z_]+) *}}", RegexOptions.Compiled, TimeSpan.FromSeconds(1));
}
