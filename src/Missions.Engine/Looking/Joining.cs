using Missions.Core;

namespace Missions.Engine.Looking;

/// <summary>Makes one survey of all parts: lines of several folders become one line, and that is said.</summary>
internal static class Joining
{
    private static readonly (string Name, Func<Part, Found?> Of)[] Checks =
    [
        ("build", part => part.Build), ("typecheck", part => part.Typecheck), ("lint", part => part.Lint),
        ("test", part => part.Test),
    ];

    public static Survey Of(Tree tree, IReadOnlyList<Part> parts)
    {
        var notes = new List<string>(parts.SelectMany(part => part.Notes));
        var lines = Checks.ToDictionary(check => check.Name, check => Line(check, parts, notes));
        var services = Services([.. parts.SelectMany(part => part.Services), .. Compose.In(tree, notes)], notes);
        var surfaces = parts.SelectMany(part => part.Surfaces).DistinctBy(one => one.What);
        return new(
            [.. parts.Select(part => new Found(part.Folder is "" ? part.Stack : $"{part.Stack} in {part.Folder}", part.From))],
            Setup(parts),
            lines["build"], lines["typecheck"], lines["lint"], lines["test"],
            services,
            [.. surfaces],
            [.. parts.SelectMany(part => part.Tools).DistinctBy(one => one.What)],
            Papers.Instructions(tree),
            Papers.Ci(tree),
            [.. notes],
            [
                .. parts.SelectMany(part => part.Unknown),
                .. Papers.Missing(tree, parts, lines, (services is [_, ..], surfaces.Any())),
            ]);
    }

    private static Found? Setup(IReadOnlyList<Part> parts)
    {
        var found = parts.Where(part => part.Setup is not null).ToList();
        return found is [] ? null : new(
            string.Join(" && ", found.Select(part => Moved(part, part.Setup!.What, isAlone: found is [_]))),
            Froms(found, part => part.Setup!));
    }

    private static Found? Line((string Name, Func<Part, Found?> Of) check, IReadOnlyList<Part> parts, List<string> notes)
    {
        var found = parts.Where(part => check.Of(part) is not null).ToList();
        var own = found.Find(part => !part.IsWrapper) ?? found.FirstOrDefault();
        foreach (var wrapper in found.Where(part => part.IsWrapper && part != own).ToList())
        {
            found.Remove(wrapper);
            notes.Add($"{wrapper.From} offers `{check.Of(wrapper)!.What}` too; the line of {own!.From} was taken for "
                + $"checks.{check.Name}.");
        }
        if (found is []) return null;
        if (found is [var one]) return new(Moved(one, check.Of(one)!.What, isAlone: true), check.Of(one)!.From);

        notes.Add($"checks.{check.Name} joins {found.Count} parts ({string.Join(", ", found.Select(Place))}).");
        var lines = found.Select(part => Moved(part, check.Of(part)!.What, isAlone: false));
        return new(
            check.Name is "build" ? string.Join(" && ", lines) : All(lines),
            Froms(found, check.Of!));
    }

    // A failure that is known in one part must not hide what the next part would have said.
    private static string All(IEnumerable<string> lines) =>
        $"failed=0; {string.Concat(lines.Select(line => $"{line} || failed=1; "))}exit $failed";

    private static string Moved(Part part, string line, bool isAlone) => (part.Folder, isAlone) switch
    {
        ("", true) => line,
        ("", false) => line.Contains("&&") || line.Contains("; ") ? $"({line})" : line,
        (var folder, true) => $"cd {Quoted(folder)} && {line}",
        (var folder, false) => $"(cd {Quoted(folder)} && {line})",
    };

    private static string Quoted(string folder) =>
        folder.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' or '/')
            ? folder
            : $"'{folder.Replace("'", "'\\''")}'";

    private static string Place(Part part) => part.Folder is "" ? $"{part.Stack} at the top" : part.Folder;

    private static string Froms(IEnumerable<Part> parts, Func<Part, Found> of) =>
        string.Join(", ", parts.Select(part => of(part).From).Distinct());

    private static Seq<FoundService> Services(IReadOnlyList<FoundService> found, List<string> notes)
    {
        foreach (var twice in found.GroupBy(one => one.Service.Name).Where(same => same.Count() > 1))
            notes.Add($"Several services are called {twice.Key} ({string.Join(", ", twice.Select(one => one.From))}); "
                + $"the first was taken.");
        return [.. found.DistinctBy(one => one.Service.Name)];
    }
}
