using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Missions.Agents.Tools;
using Missions.Core.Plans;
using Missions.Engine.Journals;

namespace Missions.Engine.Settings;

/// <summary>What a repository says of itself, as a file.</summary>
public static class RepositorySettingsFile
{
    /// <summary>Relative to the top of the repository.</summary>
    public const string Path = ".missions/settings.json";

    private static readonly string[] Surfaces = ["web", "http", "terminal"];

    private static readonly JsonSerializerOptions Options = new(JournalJson.Strict)
    {
        PropertyNameCaseInsensitive = false,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <param name="place">What the message calls it: a path, or a commit and a path.</param>
    /// <exception cref="MissionException">It holds a mistake; the message says where, and the likely member.</exception>
    public static RepositorySettings Read(byte[] bytes, string place) =>
        SettingsFile.Read(
            bytes, place, (JsonTypeInfo<RepositorySettings>)Options.GetTypeInfo(typeof(RepositorySettings)), Problem)
        ?? throw new MissionException($"{place} says `null`. Write an object, or remove the file.");

    /// <summary>The first word that means nothing here, and where it stands.</summary>
    private static (string At, string Problem)? Problem(RepositorySettings settings)
    {
        foreach (var (index, surface) in settings.Surfaces.Index())
            if (!Surfaces.Contains(surface))
                return ($"$.surfaces[{index}]", $"'{surface}' is no surface; known are web, http and terminal.");

        var names = settings.Services.Select(one => one.Name).ToList();
        foreach (var service in settings.Services)
            foreach (var (index, needed) in service.DependsOn.Index())
                if (!names.Contains(needed))
                    return ($"$.services{JsonPlaces.Step(service.Name)}.dependsOn[{index}]",
                        $"'{needed}' is no service here.{Likely.Hint(needed, names)}");
        return null;
    }
}
