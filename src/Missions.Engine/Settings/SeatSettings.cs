namespace Missions.Engine.Settings;

/// <summary>Who sits in a role's seat: a model of a provider, or an agent from outside.</summary>
/// <param name="Effort">How hard the model is to think: <c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="Fallback">Who takes the seat where this one cannot, in order.</param>
public sealed record SeatSettings(
    string? Provider = null,
    string? Model = null,
    string? Effort = null,
    string? Agent = null,
    SeatSettings[]? Fallback = null);
