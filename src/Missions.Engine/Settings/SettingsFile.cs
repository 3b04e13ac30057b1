using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Missions.Engine.Journals;
using Missions.World.Files;

namespace Missions.Engine.Settings;

/// <summary>Reads settings, and says where a mistake is and how to put it right.</summary>
public static class SettingsFile
{
    public static async Task<UserSettings> ReadAsync(IFiles files, string path, CancellationToken ct) =>
        await files.ReadAsync(path, ct) is { } bytes
            ? Read(bytes, path, SettingsJson.Default.UserSettings, UserSettingsRules.Problem) ?? new()
            : new();

    /// <param name="rule">What else is wrong with them, and at which path; null where nothing is.</param>
    /// <exception cref="MissionException">It is no JSON, or has a member or a value that it cannot have.</exception>
    public static T? Read<T>(
        byte[] bytes, string path, JsonTypeInfo<T> type, Func<T, (string At, string Problem)?>? rule = null)
        where T : class
    {
        var places = Parsed(bytes, path);
        var read = Deserialized(bytes, path, type, places);
        return read is not null && rule?.Invoke(read) is var (at, problem)
            ? throw Wrong(path, places.At(at, isValue: true), at, problem, null)
            : read;
    }

    private static T? Deserialized<T>(byte[] bytes, string path, JsonTypeInfo<T> type, JsonPlaces places) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(bytes.AsSpan(), type);
        }
        catch (Exception wrong) when (wrong is JsonException or NotSupportedException)
        {
            var (at, what) = (ListedWrong.PlaceOf(wrong), ListedWrong.WhatOf(wrong));
            var isUnknown = what.Contains("could not be mapped", StringComparison.Ordinal);
            var plain = isUnknown
                ? $"'{what.Split('\'')[1]}' is unknown.{JsonMembers.Hint(type.Options, typeof(T), at)}"
                : Plain(what, type.Options, typeof(T), at);
            throw Wrong(path, places.At(at, isValue: !isUnknown), at, plain, wrong);
        }
    }

    private static JsonPlaces Parsed(byte[] bytes, string path)
    {
        try
        {
            return JsonPlaces.Of(bytes);
        }
        catch (JsonException wrong)
        {
            var place = ((int)(wrong.LineNumber ?? 0) + 1, (int)(wrong.BytePositionInLine ?? 0) + 1);
            throw Wrong(path, place, "$", wrong.Message.Split(" LineNumber:")[0], wrong);
        }
    }

    private static MissionException Wrong(
        string path, (int Line, int Column)? place, string at, string plain, Exception? wrong) => new(
            $"{path}, line {place?.Line ?? 1}, column {place?.Column ?? 1}, at {at}: this is no setting. {plain} "
            + "Mend it and try again; nothing was changed.",
            wrong);

    // Library messages name .NET types, which tell nobody anything.
    private static string Plain(string what, JsonSerializerOptions options, Type root, string at) => what switch
    {
        _ when what.Contains("missing required properties", StringComparison.Ordinal) =>
            $"It lacks {what[(what.IndexOf("including: ", StringComparison.Ordinal) + 11)..].TrimEnd('.')}.",
        _ when what.Contains("could not be converted", StringComparison.Ordinal)
            || what.Contains(" is expected", StringComparison.Ordinal) => $"It must be {JsonMembers.Expected(options, root, at)}.",
        _ => what.Split(" LineNumber:")[0],
    };
}
