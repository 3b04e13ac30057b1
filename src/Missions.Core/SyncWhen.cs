namespace Missions.Core;

/// <summary>When what is new on the user's branch comes into a mission; always at a milestone boundary.</summary>
public enum SyncWhen
{
    /// <summary>Once the human asks for it.</summary>
    Ask,

    /// <summary>At every boundary.</summary>
    Boundary,
}
