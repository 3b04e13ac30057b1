namespace Missions.Agents;

/// <summary>Whoever fills a seat: our own loop around a model, or a program from outside.</summary>
public interface IAgent
{
    /// <summary>
    /// Works on a briefing until one of its ending tools was accepted, it fails, or it is cancelled. Never throws for
    /// what an agent or model did: that is the outcome. Every turn is durable in the session's transcript before it has
    /// effects, so a run that was cut off is continued by calling this again with the same session.
    /// </summary>
    /// <exception cref="World.WorldException">What transcript or tools need is broken: a human is needed.</exception>
    Task<Outcome> RunAsync(Session session, CancellationToken ct);
}
