namespace Missions.Agents.Models.Profiles;

/// <summary>What is known of a model that its provider does not tell with each answer.</summary>
/// <param name="ContextTokens">What fits into it in all.</param>
/// <param name="OutputTokens">The most that it may write in one turn.</param>
/// <param name="IsHosted">It is at its maker's own address, not behind a server that only speaks like it.</param>
public sealed record ModelProfile(
    long ContextTokens, long OutputTokens, Thinking Thinking, bool UsesResponses = false, bool IsHosted = true)
{
    /// <summary>For a model that nobody has written anything down about.</summary>
    public static ModelProfile Unknown { get; } = new(128_000, 16_000, Thinking.None, IsHosted: false);

    /// <summary>What is wrong with an effort, as the rest of a sentence; of most only the provider knows.</summary>
    public string? WrongEffort(string? effort) => (Thinking, effort) switch
    {
        (_, null) => null,
        (Thinking.None, _) when IsHosted => "takes no `effort`; leave it out.",
        (Thinking.Budget, not ("low" or "medium" or "high")) => "takes the effort `low`, `medium` or `high`.",
        _ => null,
    };
}

/// <summary>How a model is asked to think first.</summary>
public enum Thinking
{
    /// <summary>It is not asked.</summary>
    None,

    /// <summary>With an effort, and as many tokens as it finds right.</summary>
    Adaptive,

    /// <summary>With a number of tokens that it may use.</summary>
    Budget,
}
