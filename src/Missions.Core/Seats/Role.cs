namespace Missions.Core.Seats;

/// <summary>Who asks something of a mission.</summary>
public enum Role
{
    Human,
    Engine,
    Orchestrator,
    Worker,
    Scrutineer,
    Reviewer,
    UserTester,
    Scout,
}

/// <summary>Who gave a command: the human, the engine, or a run in its role.</summary>
public readonly record struct Actor(Role Role, RunId? Run = null)
{
    public static Actor Human => new(Role.Human);
    public static Actor Engine => new(Role.Engine);

    /// <summary>As the journal has it: <c>human</c>, <c>engine</c>, or the run's id.</summary>
    public override string ToString() => Run?.ToString() ?? (Role is Role.Human ? "human" : "engine");
}

/// <summary>A command with who gave it, when, and from where.</summary>
/// <param name="Via">How a human's command came in: cli, terminal, web, api, mcp.</param>
/// <param name="Id">Names the command, so that it is never applied twice.</param>
public sealed record Request(
    MissionCommand Command,
    Actor By,
    DateTimeOffset At,
    string? Via = null,
    string? Id = null);
