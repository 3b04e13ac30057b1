using Missions.Engine.Telling;

namespace Missions.Engine.Settings;

/// <summary>A way to tell the human of what cannot wait until they look.</summary>
/// <param name="Kind"><c>bell</c>, <c>webhook</c> or <c>command</c>.</param>
/// <param name="Url">Of a webhook.</param>
/// <param name="SecretFrom"><c>env:NAME</c>: what a webhook's signature is made with.</param>
/// <param name="Command">The program with its arguments.</param>
/// <param name="On">Of what; left out, of everything.</param>
public sealed record NotifySettings(
    string Kind, string? Url = null, string? SecretFrom = null, string[]? Command = null, string[]? On = null)
{
    /// <summary>What it cannot mean; null where it is well.</summary>
    public string? Problem() => this switch
    {
        { Kind: not ("bell" or "webhook" or "command") } => $"kind is `bell`, `webhook` or `command`, not `{Kind}`.",
        { Kind: "webhook", Url: null } => "url is missing: where a webhook is posted to.",
        { Kind: "webhook" } when !IsFitting(Url!) => "url is an https address, or an http one of this machine.",
        { Kind: not "webhook", Url: not null } or { Kind: not "webhook", SecretFrom: not null } =>
            "url and secretFrom are only for webhooks.",
        { Kind: "command", Command: not [_, ..] } => "command is missing: the program and its arguments, as a list.",
        { Kind: not "command", Command: not null } => "command is only for the kind command.",
        { SecretFrom: { } from } when !from.StartsWith("env:", StringComparison.Ordinal) =>
            "secretFrom is `env:NAME`; a secret itself never stands in a file.",
        _ => (On ?? []).FirstOrDefault(word => !News.Kinds.Contains(word)) is { } unknown
            ? $"on has {string.Join(", ", News.Kinds)}, not {unknown}."
            : null,
    };

    private static bool IsFitting(string url) => Uri.TryCreate(url, UriKind.Absolute, out var place)
        && (place.Scheme == "https" || place.Scheme == "http" && place.IsLoopback);
}
