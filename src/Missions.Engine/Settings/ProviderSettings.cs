namespace Missions.Engine.Settings;

/// <summary>Where models are asked.</summary>
/// <param name="Kind"><c>anthropic</c>, <c>openai</c>, <c>openai-compatible</c> or <c>scripted</c>.</param>
/// <param name="KeyFrom">Such as <c>env:ANTHROPIC_API_KEY</c>; a local server may need none.</param>
/// <param name="Api">Of OpenAI's protocols <c>chat</c> or <c>responses</c>; left out, what its model wants.</param>
/// <param name="Scenario">For scripted ones: the folder with their scenario.</param>
/// <param name="Pace">For scripted ones: what the script's delays are multiplied with.</param>
public sealed record ProviderSettings(
    string Kind,
    string? KeyFrom = null,
    string? BaseUrl = null,
    string? Api = null,
    string? Scenario = null,
    double Pace = 1);
