namespace Missions.Core.Seats;

/// <summary>Who sits in a role's seat.</summary>
/// <param name="Seat">Agent or provider and model, as <c>provider/model</c>.</param>
public sealed record Sitting(Role Role, string Seat);
