using System.Reflection;
using Missions.Core;
using Missions.Tests.Support;

namespace Missions.Tests.Architecture;

/// <summary>The rules of the house that the compiler cannot check.</summary>
public class HouseRules
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Missions.Core"] = [],
        ["Missions.World"] = [],
        ["Missions.Agents"] = ["Missions.World"],
        ["Missions.Engine"] = ["Missions.Core", "Missions.Agents", "Missions.World"],
        ["mission"] = ["Missions.Engine", "Missions.Core", "Missions.Agents", "Missions.World"],
    };

    // What is wrapped stays so. Put a folder in once it fits, until this is all of them.
    private static readonly string[] Wrapped =
    [
        "src/Missions.Agents/", "src/Missions.Control/Terminal/", "src/Missions.Core/",
        "src/Missions.Engine/Views/Sheets/", "src/Missions.World/Files/", "src/Missions.World/Logs/",
        "src/Missions.World/Network/", "src/Missions.World/Processes/", "tests/Missions.Tests/Agents/",
        "tests/Missions.Tests/Architecture/", "tests/Missions.Tests/Control/", "tests/Missions.Tests/Core/",
        "tests/Missions.Tests/Docs/", "tests/Missions.Tests/Laws/", "tests/Missions.Tests/Prompts/",
        "tests/Missions.Tests/Screens/", "tests/Missions.Tests/Support/", "tests/Missions.Tests/World/",
    ];

    private static readonly Assembly Core = typeof(Mission).Assembly;

    private static IReadOnlyList<string> Sources =>
    [
        .. SourceTree.Files("src", "*.cs"), .. SourceTree.Files("src", "*.razor"), .. SourceTree.Files("tests", "*.cs"),
    ];

    public static TheoryData<string> Assemblies => [.. Allowed.Keys];

    [Fact]
    public void No_file_outgrows_a_reader() =>
        Assert.Empty(Sources.Where(file => SourceTree.Text(file).Count(letter => letter == '\n') > 300));

    [Fact]
    public void No_line_outgrows_a_screen() =>
        Assert.Empty(Sources.Where(file => Wrapped.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .SelectMany(LongLines));

    private static IEnumerable<string> LongLines(string file) => SourceTree.Text(file).Split('\n')
        .Select((line, index) => (line.Length, Place: $"{file}:{index + 1}"))
        .Where(line => line.Length > 120)
        .Select(line => line.Place);

    [Fact]
    public void Core_knows_nothing_but_the_language() =>
        Assert.All(
            Core.GetReferencedAssemblies(),
            name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Theory, MemberData(nameof(Assemblies))]
    public void Each_part_knows_only_what_it_may(string name) =>
        Assert.Empty(Assembly.Load(name).GetReferencedAssemblies()
            .Select(other => other.Name!)
            .Where(other => other.StartsWith("Missions.", StringComparison.Ordinal) || other == "mission")
            .Except(Allowed[name]));

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_public_type_says_why_it_exists(string name)
    {
        var assembly = Assembly.Load(name);
        var said = File.ReadAllText(Path.ChangeExtension(assembly.Location, ".xml"));

        Assert.Empty(assembly.GetExportedTypes()
            .Where(type => !type.IsNested && !said.Contains($"\"T:{type.FullName}\"", StringComparison.Ordinal))
            .Select(type => type.FullName));
    }
}
