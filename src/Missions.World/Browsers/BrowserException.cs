namespace Missions.World.Browsers;

/// <summary>A page could not be used as it was asked to. The message tells whoever asked how to do better.</summary>
public sealed class BrowserException(string message, Exception? inner = null) : Exception(message, inner);
