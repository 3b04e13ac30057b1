using Missions.Core;
using Missions.Core.Plans;
using Missions.Core.Verdicts;
using Missions.Engine.Looking;
using Missions.Tests.Support;

namespace Missions.Tests.Looking;

/// <summary>A repository of a few files, described in one: what it holds, lacks, and what came of trying.</summary>
/// <remarks>
/// Lines before the first file begin with <c>#</c>: <c>missing</c> names programs that the machine lacks,
/// <c>tried</c> what does not go well: <c>test=1,1,1 finding=X</c>, <c>flaky=X</c>, <c>setup=1</c>,
/// <c>service=NAME</c>.
/// </remarks>
internal sealed record Shape(
    string Name, IReadOnlyDictionary<string, string> Files, IReadOnlyDictionary<string, string> Words)
{
    public const string Folder = "tests/Missions.Tests/Looking/shapes";

    public static IEnumerable<string> Names =>
        SourceTree.Files(Folder, "*.txt").Select(path => Path.GetFileNameWithoutExtension(path));

    public static Shape Read(string name)
    {
        var parts = SourceTree.Text($"{Folder}/{name}.txt").Split("--- ");
        var words = parts[0].Split('\n').Where(line => line is ['#', ' ', ..])
            .SelectMany(line => line[2..].Split(' ') is ["missing", .. var tools]
                ? tools.Select(tool => (tool, "missing"))
                : line[2..].Split(' ').Skip(1).Select(word => (word.Split('=')[0], word.Split('=')[^1])));
        return new(
            name,
            parts.Skip(1).Select(part => part.Split('\n', 2)).ToDictionary(part => part[0].Trim(), part => part[1]),
            words.ToDictionary());
    }

    public Tree Tree => new(Files.Keys, Files.GetValueOrDefault);

    public bool Has(string tool) => Words.GetValueOrDefault(tool) is not "missing";

    /// <summary>As if everything had been tried three times and gone well, but for what the shape says.</summary>
    public Readiness Tried(RepositorySettings known)
    {
        if (Words.ContainsKey("setup"))
            return new(1, [], [], [$"The setup `{known.Setup}` ended with 1: no such package"], false);
        var dead = Words.GetValueOrDefault("service");
        return new(
            1,
            [.. known.Checks!.All.Select(Tried)],
            [
                .. known.Services
                    .Where(one => one.Name != dead && one.RunsIn is RunsIn.Sandbox)
                    .Select(one => $"{one.Name} started, was healthy, and stopped."),
            ],
            dead is null ? [] : [$"The application cannot be driven: {dead} was not healthy after 60 s."]);
    }

    private BaseCheck Tried(Check check)
    {
        var codes = Words.GetValueOrDefault(check.Name)?.Split(',').Select(int.Parse) ?? [0, 0, 0];
        Seq<string> Said(string word) => check.Name is "test" && Words.TryGetValue(word, out var one) ? [one] : [];
        return new(check.Name, check.Run, [.. codes], Said("finding"), Said("flaky"));
    }
}
