using System.Text.RegularExpressions;

namespace Missions.Engine.Looking.Stacks;

/// <summary>How a Node application is started and used, as far as its scripts and dependencies say.</summary>
internal static partial class NodeServices
{
    private static readonly string[] Scripts = ["start", "dev", "serve"];

    private static readonly string[] Pages =
        ["next", "nuxt", "react", "vue", "svelte", "@angular/core", "astro", "vite", "solid-js", "@remix-run/react"];

    private static readonly string[] Servers = ["express", "fastify", "koa", "hono", "@nestjs/core", "@hapi/hapi", "polka"];

    public static IEnumerable<FoundService> Of(NodePackage package, NodePackageManager manager)
    {
        foreach (var (owner, script) in Started(package))
        {
            if (Start(owner, manager, script) is not { } start) continue;
            var folder = owner.Folder;
            var name = ServiceName.Of(owner == package ? "app" : owner.Folder.Split('/')[^1]);
            yield return new(
                new(name, folder is "" ? start : $"cd {folder} && {start}", "{url}/"), $"{owner.File} (script {script})");
        }
    }

    public static IEnumerable<Found> Surfaces(NodePackage package)
    {
        NodePackage[] all = [package, .. package.Members];
        foreach (var one in all)
        {
            if (Pages.FirstOrDefault(one.Lists) is { } page) yield return new("web", $"{one.File} ({page})");
            else if (Servers.FirstOrDefault(one.Lists) is { } server) yield return new("http", $"{one.File} ({server})");
            else if (one.Json.Member("bin") is not null) yield return new("terminal", $"{one.File} (bin)");
        }
    }

    public static IEnumerable<string> Unknown(NodePackage package, NodePackageManager manager) =>
        from found in Started(package)
        where Start(found.Owner, manager, found.Script) is null
        select $"The script {found.Script} of {found.Owner.File} seems to start the application; which port it takes was "
            + "not found.";

    private static IEnumerable<(NodePackage Owner, string Script)> Started(NodePackage package)
    {
        NodePackage[] all = [package, .. package.Members];
        foreach (var one in all)
            if (Scripts.FirstOrDefault(name => one.Script(name) is not null) is { } script) yield return (one, script);
    }

    /// <summary>The line that starts it on a port that is handed in; null where nobody can tell how to hand it in.</summary>
    private static string? Start(NodePackage package, NodePackageManager manager, string script)
    {
        var line = package.Script(script)!;
        var run = $"{manager.Name} run {script}";
        var pass = manager.Name is "npm" ? $"{run} --" : run;
        if (line.Contains("next ")) return $"{pass} -p {{port}}";
        if (line.Contains("vite") && !line.Contains("vite build")) return $"{pass} --port {{port}} --host 127.0.0.1";

        var sources = File().Matches(line).Select(file => Tree.Join(package.Folder, file.Value.TrimStart('.', '/')));
        return line.Contains("PORT") || sources.Any(file => package.Tree.Text(file).Contains("env.PORT")) ? $"PORT={{port}} {run}"
            : sources.Any(file => package.Tree.Text(file).Contains("--port")) ? $"{pass} --port {{port}}"
            : null;
    }

    [GeneratedRegex(@"[\w./-]+\.(?:mjs|cjs|js|ts)\b", RegexOptions.None, 1000)]
    private static partial Regex File();
}
