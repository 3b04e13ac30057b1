namespace Missions.Core.Seats;

/// <summary>The seats that agents sit in, by their roles.</summary>
public static class AgentSeats
{
    public static IReadOnlyList<Role> All { get; } =
        [Role.Orchestrator, Role.Worker, Role.Scrutineer, Role.Reviewer, Role.UserTester, Role.Scout];

    /// <summary>As settings, prompts and sentences have it, such as <c>user-tester</c>.</summary>
    public static string Name(Role role) =>
        role is Role.UserTester ? "user-tester" : role.ToString().ToLowerInvariant();
}
