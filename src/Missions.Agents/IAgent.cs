namespace Missions.Agents;

/// <summary>Whoever fills a seat: our own loop around a model, or a program from outside.</summary>
public interface IAgent
{
    /// <summary>
    /// Works on a briefing until one of its ending tools was accepted, it fails, or it is cancelled. Never throws for what
    /// an agent or model did: that is the outcome. Only a <see cref="World.WorldException"/> comes through, because a run
    /// whose transcript cannot be written must not go on. Every turn is durable in the session's transcript before it has effects, so a run
    /// that was cut off is continued by calling this again with the same session.
    /// </summary>
    Task<Outcome> RunAsync(Session session, CancellationToken ct);
}
