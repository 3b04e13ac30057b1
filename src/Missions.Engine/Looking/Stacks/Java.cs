namespace Missions.Engine.Looking.Stacks;

/// <summary>Java and its kin, built by Maven or Gradle.</summary>
internal static class Java
{
    private static readonly string[] GradleFiles = ["settings.gradle", "settings.gradle.kts", "build.gradle", "build.gradle.kts"];

    public static IEnumerable<Part> In(Tree tree)
    {
        foreach (var pom in Outermost(tree.Named("pom.xml"))) yield return Maven(tree, Tree.FolderOf(pom), pom);
        foreach (var build in Outermost(tree.Named(GradleFiles))) yield return Gradle(tree, Tree.FolderOf(build), build);
    }

    private static Part Maven(Tree tree, string folder, string pom)
    {
        var wrapper = tree.In(folder, "mvnw").FirstOrDefault();
        var maven = wrapper is null ? "mvn -B" : "./mvnw -B";
        var poms = tree.Below(folder).Where(file => Path.GetFileName(file) is "pom.xml").ToList();
        return new("java", folder, pom)
        {
            Setup = new($"{maven} -q dependency:go-offline", pom),
            Build = new($"{maven} -DskipTests package", pom),
            Lint = Linter(tree, poms, ("maven-checkstyle-plugin", $"{maven} checkstyle:check"), ("spotless-maven-plugin", $"{maven} spotless:check")),
            Test = Tests(tree, folder) is { } test ? new($"{maven} test", test) : null,
            Services = [.. Spring(tree, folder, poms, $"{maven} -q spring-boot:run -Dspring-boot.run.arguments=--server.port={{port}}")],
            Surfaces = [.. Surfaces(tree, folder, poms)],
            Tools = [new("java", pom), .. wrapper is null ? [new Found("mvn", pom)] : Array.Empty<Found>()],
            Unknown = Tests(tree, folder) is null ? [$"{pom}: there is nothing below src/test, so there are no tests."] : [],
        };
    }

    private static Part Gradle(Tree tree, string folder, string build)
    {
        var wrapper = tree.In(folder, "gradlew").FirstOrDefault();
        var gradle = wrapper is null ? "gradle" : "./gradlew";
        var builds = tree.Below(folder).Where(file => Path.GetFileName(file).StartsWith("build.gradle", StringComparison.Ordinal)).ToList();
        return new("java", folder, build)
        {
            Setup = new($"{gradle} --no-daemon dependencies", build),
            Build = new($"{gradle} --no-daemon assemble", build),
            Lint = Linter(tree, builds, ("spotless", $"{gradle} --no-daemon spotlessCheck"), ("ktlint", $"{gradle} --no-daemon ktlintCheck"),
                ("checkstyle", $"{gradle} --no-daemon checkstyleMain")),
            Test = Tests(tree, folder) is { } test ? new($"{gradle} --no-daemon test", test) : null,
            Services = [.. Spring(tree, folder, builds, $"{gradle} --no-daemon bootRun --args=--server.port={{port}}")],
            Surfaces = [.. Surfaces(tree, folder, builds)],
            Tools = [new("java", build), .. wrapper is null ? [new Found("gradle", build)] : Array.Empty<Found>()],
            Unknown = Tests(tree, folder) is null ? [$"{build}: there is nothing below src/test, so there are no tests."] : [],
        };
    }

    private static Found? Linter(Tree tree, IReadOnlyList<string> builds, params IEnumerable<(string Sign, string Line)> known) =>
        (from one in known
         from file in builds
         where tree.Text(file).Contains(one.Sign)
         select new Found(one.Line, file)).FirstOrDefault();

    private static IEnumerable<FoundService> Spring(Tree tree, string folder, IReadOnlyList<string> builds, string run)
    {
        if (Using(tree, builds, "spring-boot-starter-web") is { } from)
            yield return new(new(ServiceName.Of(folder.Split('/')[^1]), folder is "" ? run : $"cd {folder} && {run}", "{url}/"), from);
    }

    private static IEnumerable<Found> Surfaces(Tree tree, string folder, IReadOnlyList<string> builds)
    {
        if (Using(tree, builds, "thymeleaf") is { } pages) yield return new("web", pages);
        else if (((string[])["spring-boot-starter-web", "quarkus-rest", "micronaut-http-server", "javalin"])
            .Select(one => Using(tree, builds, one)).FirstOrDefault(file => file is not null) is { } http)
            yield return new("http", http);
        else if (tree.Below(folder).FirstOrDefault(file => file.Contains("src/main/") && tree.Text(file).Contains("static void main("))
            is { } main) yield return new("terminal", main);
    }

    private static string? Using(Tree tree, IReadOnlyList<string> builds, string sign) =>
        builds.FirstOrDefault(file => tree.Text(file).Contains(sign));

    private static string? Tests(Tree tree, string folder) => tree.Below(folder).FirstOrDefault(file => file.Contains("src/test/"));

    private static IEnumerable<string> Outermost(IEnumerable<string> files)
    {
        var taken = new List<string>();
        foreach (var file in files)
        {
            var folder = Tree.FolderOf(file);
            if (taken.Exists(outer => DotNet.IsBelow(folder, outer))) continue;
            taken.Add(folder);
            yield return file;
        }
    }
}
