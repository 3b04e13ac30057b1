namespace Missions.Agents.Models.Wire;

/// <summary>What a human is told about keys. The key itself is in no sentence.</summary>
internal static class Keys
{
    public static string Name(ModelSource source) =>
        source.KeyVariable is { } variable ? $"the key in {variable}" : "no key";

    public static string Refused(ModelSource source, ErrorReply reply) => source.KeyVariable switch
    {
        null => $"{source.Place} asks for a key, and none is sent: name its variable in "
            + $"providers.{source.Provider}.keyFrom.",
        var variable when IsExpired(reply) =>
            $"The key in {variable} has expired for {source.Place}: put a new one there, then `mission run`.",
        var variable =>
            $"{source.Place} does not accept the key in {variable}: put a valid one there, then `mission run`.",
    };

    private static bool IsExpired(ErrorReply reply) =>
        $"{reply.Type} {reply.Message}".Contains("expired", StringComparison.OrdinalIgnoreCase);
}
