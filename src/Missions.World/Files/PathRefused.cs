namespace Missions.World.Files;

/// <summary>A path or pattern of an agent is not followed. The message is a sentence for the agent.</summary>
public sealed class PathRefused(string sentence) : WorldException(sentence);
