using Missions.Core;
using Missions.Engine.Biting;

namespace Missions.Engine.Reviewing;

/// <summary>A piece of what a mission built, with what would notice its loss.</summary>
/// <param name="Because">That in a sentence.</param>
public sealed record MarkedHunk(FeatureId Feature, Hunk Hunk, Mark Mark, string Because)
{
    public string Place => $"{Hunk.Path}:{Hunk.Line}";
}

/// <summary>What would notice the loss of a piece of code, in the order in which it deserves attention.</summary>
public enum Mark
{
    /// <summary>It was taken out, and nothing noticed; or nobody looked at it at all.</summary>
    Nothing,

    /// <summary>Only somebody's judgement covers it.</summary>
    Opinion,

    /// <summary>A proof fails without its whole feature; it was not taken out by itself.</summary>
    Whole,

    /// <summary>A proof, or the build, fails without it.</summary>
    Proof,
}
