namespace Missions.Core;

/// <summary>How the first line of a commit's message is put.</summary>
public enum CommitStyle
{
    Plain,

    /// <summary>With the kind of change in front, such as <c>feat: </c>.</summary>
    Conventional,
}
