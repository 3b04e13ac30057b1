namespace Missions.Engine.Looking;

/// <summary>Something that was looked at, and how to put it right.</summary>
/// <param name="Cure">Null where it is well.</param>
/// <param name="IsNeeded">Without it no mission can be run here.</param>
public sealed record Symptom(string Name, bool IsWell, string Seen, string? Cure = null, bool IsNeeded = false);
