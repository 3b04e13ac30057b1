namespace Missions.EndToEnd;

/// <summary>For what looks at the whole process: nothing else runs in it meanwhile.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
