namespace Missions.World.Network;

/// <summary>
/// How to start <see cref="Relay.RunAsync"/> as a program of its own: the socket's path is added as the last argument.
/// </summary>
public sealed record RelayProgram(string File, IReadOnlyList<string> Arguments);
