using System.CommandLine;
using System.Text;
using System.Text.Json.Nodes;
using Missions.Control.Wiring;
using Missions.Engine;
using Missions.Engine.Prompts;

namespace Missions.Control.Verbs;

/// <summary>The skills that workers can be given: the repository's own, and those built in.</summary>
internal static class SkillsVerb
{
    private const string File = "SKILL.md";
    private const string BuiltIn = "skills/";

    private sealed record Found(string Name, string From, string Text)
    {
        /// <summary>What the front matter says of it.</summary>
        public string Description => Text.Split('\n')
            .FirstOrDefault(line => line.StartsWith("description:", StringComparison.Ordinal))?
            ["description:".Length..].Trim() ?? "";
    }

    public static Command Make(Cli cli) =>
        new("skills", "List and read the skills that workers can be given.") { List(cli), Show(cli) };

    private static Command List(Cli cli)
    {
        var json = Words.Json();
        return new Command("list", "Name every skill.") { json }.Does(cli, async (typed, ct) =>
        {
            var skills = await AllAsync(cli, ct);
            if (typed.GetValue(json))
                await cli.WriteAsync(new()
                {
                    ["skills"] = new JsonArray([.. skills.Select(skill => (JsonNode)Json(skill))]),
                });
            else
                foreach (var skill in skills)
                    await cli.Out.WriteLineAsync($"{skill.Name,-14} {skill.From,-12} {skill.Description}");
            return Exit.Done;
        });
    }

    private static Command Show(Cli cli)
    {
        var json = Words.Json();
        var name = new Argument<string>("NAME") { Description = "Such as backend." };
        return new Command("show", "Print a skill. `mission show NAME` prints it as a mission has revised it.")
        {
            name, json,
        }.Does(cli, async (typed, ct) =>
        {
            var skills = await AllAsync(cli, ct);
            var skill = skills.FirstOrDefault(one => one.Name == typed.GetValue(name))
                ?? throw new UsedWrongly($"There is no skill {typed.GetValue(name)}. There are: "
                    + $"{string.Join(", ", skills.Select(one => one.Name))}.");
            if (typed.GetValue(json)) await cli.WriteAsync(Json(skill, skill.Text));
            else await cli.Out.WriteLineAsync(skill.Text.TrimEnd());
            return Exit.Done;
        });
    }

    /// <summary>The repository's own win.</summary>
    private static async Task<IReadOnlyList<Found>> AllAsync(Cli cli, CancellationToken ct)
    {
        var folder = await cli.Missions.TopAsync(ct) is { } top ? Path.Combine(top, ".agents", "skills") : null;
        var own = new List<Found>();
        if (Directory.Exists(folder))
            foreach (var path in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
                if (await cli.Machine.Files.ReadAsync(Path.Combine(path, File), ct) is { } bytes)
                    own.Add(new(Path.GetFileName(path), "repository", Encoding.UTF8.GetString(bytes)));

        var builtIn = PromptLibrary.Names
            .Where(name => name.StartsWith(BuiltIn, StringComparison.Ordinal))
            .Where(name => name.EndsWith(File, StringComparison.Ordinal))
            .Select(name => new Found(name.Split('/')[1], "built in", PromptLibrary.BuiltIn(name)!));
        return [.. own, .. builtIn.Where(one => own.TrueForAll(other => other.Name != one.Name))];
    }

    private static JsonObject Json(Found skill, string? text = null)
    {
        var json = new JsonObject { ["name"] = skill.Name, ["from"] = skill.From, ["description"] = skill.Description };
        if (text is not null) json["text"] = text;
        return json;
    }
}
