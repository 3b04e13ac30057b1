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

    // Folders, each by itself, in which lines are still too long. Take one out once it fits, and put none in.
    private static readonly string[] Unwrapped =
    [
        "src/Missions.Control/Demo", "src/Missions.Control/Wiring", "src/Missions.Engine/Briefings",
        "src/Missions.Engine/Inboxes", "src/Missions.Engine/Journals", "src/Missions.Engine/Looking",
        "src/Missions.Engine/Looking/Stacks", "src/Missions.Engine/Prompts", "src/Missions.Engine/Proofs",
        "src/Missions.Engine/Sessions/Scouting", "src/Missions.Engine/Settings", "src/Missions.Engine/Setups",
        "src/Missions.Engine/Skills", "src/Missions.Engine/Steps", "src/Missions.Engine/Tools",
        "src/Missions.Engine/Views", "src/Missions.Engine/Workspaces", "tests/Missions.EndToEnd",
        "tests/Missions.Simulation", "tests/Missions.Simulation/Proving", "tests/Missions.Simulation/Proving/Honesty",
        "tests/Missions.Simulation/Proving/Trees", "tests/Missions.Simulation/World", "tests/Missions.Tests/Engine",
        "tests/Missions.Tests/Engine/Setups",
        "tests/Missions.Simulation/Models", "tests/Missions.Simulation/Models/Wire",
        "tests/Missions.Simulation/Proving/Attacks", "tests/Missions.Simulation/Proving/Caching",
        "tests/Missions.Simulation/Proving/Leaking", "tests/Missions.Tests/Agents/Wire",
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
        Assert.Empty(Sources.Where(file => !Unwrapped.Contains(FolderOf(file))).SelectMany(LongLines));

    private static string FolderOf(string file) => file[..file.LastIndexOf('/')];

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
