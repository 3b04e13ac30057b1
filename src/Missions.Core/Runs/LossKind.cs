namespace Missions.Core.Runs;

/// <summary>What became of a run without a report, by what it means for whoever comes next.</summary>
public enum LossKind
{
    /// <summary>It stopped without a word of its end, or what it said was none.</summary>
    NoReport,

    /// <summary>It went on without getting anywhere.</summary>
    NoProgress,

    /// <summary>What was said filled its context; what it did is there.</summary>
    Full,

    /// <summary>The provider rejects what was said; what it did is there.</summary>
    Rejected,

    /// <summary>Something that it worked with broke; what it did may be there.</summary>
    Broken,

    /// <summary>The human had something to say, or gave its seat away.</summary>
    Interrupted,

    /// <summary>It was cut off too often, or nothing is left of its work.</summary>
    CutOff,
}
