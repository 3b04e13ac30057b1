namespace Missions.World;

/// <summary>
/// Something of the machine is broken or missing. The message says what, where, and how to put it right.
/// </summary>
public class WorldException(string message, Exception? inner = null) : Exception(message, inner);
