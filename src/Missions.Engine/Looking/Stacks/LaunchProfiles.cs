using System.Text.Json;
using System.Text.RegularExpressions;
using Missions.Core.Plans;

namespace Missions.Engine.Looking.Stacks;

/// <summary>Services of a .NET project, by its launch profiles.</summary>
internal static partial class LaunchProfiles
{
    public static IEnumerable<FoundService> Of(Tree tree, string folder, string project)
    {
        var file = Tree.Join(Tree.FolderOf(project), "Properties/launchSettings.json");
        var profiles = tree.Json(file).Member("profiles").Members()
            .Where(one => Text(one, "commandName") is "Project" && Text(one, "applicationUrl") is not null)
            .OrderByDescending(one => one.Name is "http")
            .ToList();
        if (profiles is not [var profile, ..]) yield break;

        var variables = Member(profile, "environmentVariables").Members()
            .Where(one => Name().IsMatch(one.Name) && Plain().IsMatch(one.Value.ToString()))
            .Select(one => $"{one.Name}={one.Value} ");
        var path = Path.GetRelativePath("/" + folder, "/" + project);
        var run = $"{string.Concat(variables)}dotnet run --project {path} --no-launch-profile -- --urls http://127.0.0.1:{{port}}";
        var name = ServiceName.Of(Path.GetFileNameWithoutExtension(project));
        yield return new(
            new Service(name, folder is "" ? run : $"cd {folder} && {run}", "{url}/"), $"{file} (profile {profile.Name})");
    }

    private static JsonElement? Member(JsonProperty profile, string name) => ((JsonElement?)profile.Value).Member(name);

    private static string? Text(JsonProperty profile, string name) => Member(profile, name).String();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex("^[A-Za-z0-9_.:/-]*$", RegexOptions.None, 1000)]
    private static partial Regex Plain();
}

/// <summary>Makes the name of a service of what a project is called.</summary>
internal static class ServiceName
{
    public static string Of(string name)
    {
        var letters = name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var plain = string.Concat(letters).Trim('-');
        return plain is "" ? "app" : plain;
    }
}
