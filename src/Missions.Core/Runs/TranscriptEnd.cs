namespace Missions.Core.Runs;

/// <summary>How a run's transcript ended, so that the journal tells it from any other that holds in itself.</summary>
/// <param name="Lines">How many it had; 0 where it was never begun.</param>
/// <param name="Hash">Of the last of them.</param>
public sealed record TranscriptEnd(long Lines, string Hash);
