using System.Text.Json;
using Missions.World.Files;

namespace Missions.Engine.Settings;

/// <summary>Reads the user's settings, and says where a mistake is and how to put it right.</summary>
public static class SettingsFile
{
    public static async Task<UserSettings> ReadAsync(IFiles files, string path, CancellationToken ct)
    {
        if (await files.ReadAsync(path, ct) is not { } bytes) return new();
        try
        {
            return JsonSerializer.Deserialize(bytes, SettingsJson.Default.UserSettings) ?? new();
        }
        catch (JsonException wrong)
        {
            throw new MissionException(
                $"{path}, line {wrong.LineNumber + 1}, column {wrong.BytePositionInLine + 1}, at {wrong.Path ?? "$"}: "
                + $"this is no setting. {Plain(wrong.Message)} Mend it and try again; nothing was changed.",
                wrong);
        }
    }

    // Library messages name .NET types, which tell nobody anything.
    private static string Plain(string message) => message.Split(" Path:")[0] switch
    {
        var text when text.Contains("could not be mapped", StringComparison.Ordinal) =>
            $"'{text.Split('\'')[1]}' is unknown.",
        var text when text.Contains("could not be converted", StringComparison.Ordinal) => "The value has the wrong type.",
        var text => text.Split(" LineNumber:")[0],
    };
}
