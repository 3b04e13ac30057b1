using Missions.Core;
using Missions.Core.Runs;
using Missions.Core.Seats;

namespace Missions.Engine.Sessions;

/// <summary>What a run is to do.</summary>
/// <param name="Group">For a user-tester: which flows, of those that are used apart from each other.</param>
public sealed record Assignment(Role Role, Purpose Purpose, FeatureId? Feature = null, string? Group = null);
