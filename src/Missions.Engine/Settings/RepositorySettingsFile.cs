using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Missions.Core.Plans;
using Missions.Engine.Journals;

namespace Missions.Engine.Settings;

/// <summary>What a repository says of itself, as a file.</summary>
public static class RepositorySettingsFile
{
    /// <summary>Relative to the top of the repository.</summary>
    public const string Path = ".missions/settings.json";

    private static readonly JsonSerializerOptions Options = new(JournalJson.Strict)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <param name="place">What the message calls it: a path, or a commit and a path.</param>
    /// <exception cref="MissionException">It holds a mistake; the message says where, and the likely member.</exception>
    public static RepositorySettings Read(byte[] bytes, string place) =>
        SettingsFile.Read(bytes, place, (JsonTypeInfo<RepositorySettings>)Options.GetTypeInfo(typeof(RepositorySettings)))
        ?? throw new MissionException($"{place} says `null`. Write an object, or remove the file.");
}
