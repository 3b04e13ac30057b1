namespace Missions.Engine.Auditing;

/// <summary>How much of an audit is wanted.</summary>
/// <param name="RunsChecks">Else only files are looked at.</param>
/// <param name="Hunks">Taken out one at a time; 0 for no bite.</param>
/// <param name="Limit">After which no more are begun.</param>
/// <param name="LeastBite">The share, from 0 to 1, below which the bite is a finding.</param>
public sealed record AuditWishes(bool RunsChecks, int Hunks, TimeSpan Limit, double? LeastBite = null);
