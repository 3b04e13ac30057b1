using Missions.Core;
using Missions.Core.Verdicts;

namespace Missions.Engine.Biting;

/// <summary>A piece of the code that was taken out, and what became of that.</summary>
/// <param name="By">The first probe that failed without it.</param>
public sealed record BittenHunk(Hunk Hunk, HunkFate Fate, string? By)
{
    /// <summary>The same as a journal keeps it, where each probe is the proof of an assertion.</summary>
    public TakenHunk Taken =>
        new(Hunk.Path, Hunk.Line, Hunk.Now.Count, Fate, By is null ? null : new AssertionId(By));
}
