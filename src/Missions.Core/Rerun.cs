namespace Missions.Core;

/// <summary>Something that ran again before landing.</summary>
/// <param name="What">An assertion's id or a check's name.</param>
/// <param name="Output">SHA-256 of what it printed, kept under <c>blobs/</c>.</param>
public sealed record Rerun(string What, bool Holds, int ExitCode, string Output);
