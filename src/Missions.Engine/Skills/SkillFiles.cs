using System.Text;
using Missions.Core;
using Missions.Core.Plans;
using Missions.World.Files;

namespace Missions.Engine.Skills;

/// <summary>
/// Skills as files of the repository, <c>.agents/skills/NAME/SKILL.md</c>: a later mission, and any agent that
/// knows the
/// convention, finds them there.
/// </summary>
public static class SkillFiles
{
    public const string Folder = ".agents/skills";

    private const int Most = 64 * 1024;

    /// <summary>The skills that a checkout has.</summary>
    public static async Task<Seq<Skill>> ReadAsync(IFolder folder, CancellationToken ct)
    {
        var skills = new List<Skill>();
        foreach (var path in folder.List($"{Folder}/*/SKILL.md", 100).Paths)
            skills.Add(Parse(path.Split('/')[^2], Encoding.UTF8.GetString((await folder.ReadAsync(path, Most, ct)).Bytes.Span)));
        return [.. skills];
    }

    /// <summary>
    /// Puts the mission's skills where its workers find them; they are committed with what the worker builds.
    /// </summary>
    public static async Task WriteAsync(IFolder folder, Seq<Skill> skills, CancellationToken ct)
    {
        foreach (var skill in skills.Where(skill => IsName(skill.Name)))
            await folder.WriteAsync($"{Folder}/{skill.Name}/SKILL.md", Encoding.UTF8.GetBytes(Write(skill)), ct);
    }

    /// <summary>One line a skill; what the mission wrote stands for what the repository has of the same name.</summary>
    public static string List(Seq<Skill> found, Seq<Skill> written)
    {
        var lines = found.Where(skill => written.All(one => one.Name != skill.Name))
            .Select(skill => $"- {skill.Name} (in the repository): {skill.Description}")
            .Concat(written.Select(skill => $"- {skill.Name}: {skill.Description}"))
            .Concat(SkillShelf.BuiltIn
                .Where(skill => found.Concat(written).All(one => one.Name != skill.Name))
                .Select(skill => $"- {skill.Name} (a starter): {skill.Description}"));
        return string.Join('\n', lines) is { Length: > 0 } text ? text : "None.";
    }

    public static string Write(Skill skill) =>
        $"---\nname: {skill.Name}\ndescription: {skill.Description.ReplaceLineEndings(" ")}\n---\n\n{skill.Body.Trim()}\n";

    /// <summary>Name and description from the front matter, where there is one; the rest is the body.</summary>
    public static Skill Parse(string name, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var end = lines is ["---", ..] ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0) return new(name, "", text.Trim());

        var described = lines[1..end].FirstOrDefault(line => line.StartsWith("description:", StringComparison.Ordinal));
        return new(name, described?["description:".Length..].Trim() ?? "", string.Join('\n', lines[(end + 1)..]).Trim());
    }

    private static bool IsName(string name) =>
        name is { Length: > 0 and <= 64 } && name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '-');
}
