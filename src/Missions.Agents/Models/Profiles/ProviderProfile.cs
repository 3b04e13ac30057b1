using System.Text.Json;
using System.Text.Json.Serialization;

namespace Missions.Agents.Models.Profiles;

/// <summary>What ships with the program about a kind of provider: where it is, and who sits where by default.</summary>
/// <param name="Address">Null for servers that could be anywhere.</param>
/// <param name="AddressFrom">The variable that names another address, as its own tools read it.</param>
/// <param name="KeyFrom">The variable that its own tools read the key from.</param>
/// <param name="Cache">For people: when it reads a prompt from its cache.</param>
/// <param name="Seats">Models by role; <c>usual</c> is for all others.</param>
public sealed record ProviderProfile(
    Dictionary<string, string> Seats,
    ModelEntry[] Models,
    Uri? Address = null,
    string? AddressFrom = null,
    string? KeyFrom = null,
    string? Cache = null)
{
    private static readonly ProfileFile File = Read();

    /// <summary>The day on which somebody looked all of this up.</summary>
    public static string AsOf => File.AsOf;

    /// <summary>Null for a kind that there is no profile of.</summary>
    public static ProviderProfile? Of(string kind) => File.Providers.GetValueOrDefault(kind);

    public static IEnumerable<string> Kinds => File.Providers.Keys;

    public string? Seat(string role) => Seats.GetValueOrDefault(role) ?? Seats.GetValueOrDefault("usual");

    /// <summary>The first entry that the name starts with.</summary>
    public ModelProfile Model(string name) =>
        Models.FirstOrDefault(one => name.StartsWith(one.StartsWith, StringComparison.Ordinal))?.Profile
        ?? ModelProfile.Unknown;

    private static ProfileFile Read()
    {
        using var stream = typeof(ProviderProfile).Assembly.GetManifestResourceStream("profiles.json")!;
        return JsonSerializer.Deserialize(stream, ProfileJson.Default.ProfileFile)!;
    }
}

/// <summary>A line of a profile: what holds for models whose names start so.</summary>
public sealed record ModelEntry(
    string StartsWith,
    long ContextTokens,
    long OutputTokens,
    Thinking Thinking,
    bool UsesResponses = false,
    bool IsHosted = true)
{
    internal ModelProfile Profile => new(ContextTokens, OutputTokens, Thinking, UsesResponses, IsHosted);
}

internal sealed record ProfileFile(string AsOf, Dictionary<string, ProviderProfile> Providers);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, Converters = [typeof(ThinkingJson)])]
[JsonSerializable(typeof(ProfileFile))]
internal sealed partial class ProfileJson : JsonSerializerContext;

internal sealed class ThinkingJson() : JsonStringEnumConverter<Thinking>(JsonNamingPolicy.KebabCaseLower);
