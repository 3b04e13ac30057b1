namespace Missions.Engine.Looking.Stacks;

/// <summary>Go: modules, alone or in a workspace.</summary>
internal static class Go
{
    private static readonly string[] Servers =
        ["gin-gonic/gin", "labstack/echo", "go-chi/chi", "gofiber/fiber", "gorilla/mux", "julienschmidt/httprouter"];

    public static IEnumerable<Part> In(Tree tree)
    {
        var modules = tree.Named("go.mod").ToList();
        var work = tree.Has("go.work") ? "go.work" : null;
        if (work is not null && modules is [_, ..])
        {
            yield return Of(tree, "", work, [.. modules.Select(Tree.FolderOf)]);
            yield break;
        }
        foreach (var module in modules) yield return Of(tree, Tree.FolderOf(module), module, [Tree.FolderOf(module)]);
    }

    private static Part Of(Tree tree, string folder, string manifest, IReadOnlyList<string> modules)
    {
        var files = modules.SelectMany(tree.Below).Distinct().ToList();
        var all = string.Join(' ', modules.Select(module => module == folder ? "./..." : $"./{module}/..."));
        var sums = files.Where(file => Path.GetFileName(file) is "go.sum").ToList();
        var test = files.Find(file => file.EndsWith("_test.go", StringComparison.Ordinal));
        var linter = tree.In(folder, ".golangci.yml", ".golangci.yaml", ".golangci.toml").FirstOrDefault();
        var isVendored = tree.LeftOut.Any(file => file.StartsWith(Tree.Join(folder, "vendor/"), StringComparison.Ordinal));
        var server = Servers.FirstOrDefault(one => modules.Any(module => tree.Text(Tree.Join(module, "go.mod")).Contains(one)));
        var main = files.Find(file => file.EndsWith("main.go", StringComparison.Ordinal));
        return new("go", folder, manifest)
        {
            Setup = sums is [var sum, ..] && !isVendored ? new("go mod download", sum) : null,
            Build = new($"go build {all}", manifest),
            Lint = linter is null ? new($"go vet {all}", manifest) : new("golangci-lint run", linter),
            Test = test is null ? null : new($"go test {all}", test),
            Surfaces = server is not null ? [new("http", $"{manifest} ({server})")]
                : main is not null ? [new("terminal", main)]
                : [],
            Tools = [new("go", manifest), .. linter is null ? Array.Empty<Found>() : [new("golangci-lint", linter)]],
            Unknown = test is null ? [$"{manifest}: there is no file *_test.go, so there are no tests."] : [],
        };
    }
}
