namespace Missions.Agents.External;

/// <summary>Reads off the words of an agent who can help it: only its own words tell.</summary>
internal static class Complaint
{
    private static readonly string[] OfTheKey =
    [
        "401", "403", "unauthorized", "authentication", "invalid api key", "invalid x-api-key", "not logged in",
        "/login", "please log in", "incorrect api key", "auth_required", "credit balance", "model_not_found",
        "does not exist or you do not have access",
    ];

    public static FailureKind Kind(string words) =>
        OfTheKey.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? FailureKind.Refused
            : FailureKind.Unavailable;

    /// <summary>How a program ended that did not do its work.</summary>
    public static ExternalException Of(int exitCode, string errors)
    {
        var last = Loop.Clean.Text(errors.Trim(), 200);
        var said = last.Length == 0 ? "and said nothing" : $"saying: {last}";
        return exitCode switch
        {
            0 => new(FailureKind.NoEnding, $"It exited with 0 without an accepted ending, {said}."),
            126 or 127 => new(FailureKind.Refused, $"It cannot be started (exit {exitCode}), {said}."),
            _ => new(Kind(errors), $"It exited with {exitCode}, {said}."),
        };
    }
}
