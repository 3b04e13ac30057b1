namespace Missions.Engine.Biting;

/// <summary>Something that can fail, and so may notice that a piece of the code is missing.</summary>
/// <param name="Notices">Whether it fails on a commit without something.</param>
public sealed record Probe(string Name, Func<TakenOut, CancellationToken, Task<bool>> Notices);
