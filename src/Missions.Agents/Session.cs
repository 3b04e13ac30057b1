using Missions.Agents.Loop;
using Missions.Agents.Tools;
using Missions.World.Files;
using Missions.World.Sandboxes;

namespace Missions.Agents;

/// <summary>One fresh session in a seat: what it is told, what it may use, and where its turns are kept.</summary>
/// <param name="Activity">Told what the agent is doing right now; for watching, never for deciding.</param>
public sealed record Session(Briefing Briefing, Toolbox Tools, Transcript Transcript, Action<string> Activity)
{
    /// <summary>Where it works. Our own loop reaches it through its tools alone, and needs none.</summary>
    public Place? Place { get; init; }

    /// <summary>What it may use; null where nobody counts.</summary>
    public IPurse? Purse { get; init; }
}

/// <summary>The files that a session works on, and the room that its commands run in.</summary>
/// <param name="Path">The folder on this machine; in the room it is the working folder.</param>
public sealed record Place(IRoom Room, IFolder Folder, string Path)
{
    /// <summary>Where the folder is, seen from inside.</summary>
    public string Inside { get; init; } = Path;

    /// <summary>Whether whoever sits there may change the files.</summary>
    public bool MayWrite { get; init; }

    /// <summary>
    /// A folder of this machine that is the home of an agent from outside for this run; else it has a fresh one.
    /// </summary>
    public string? Home { get; init; }

    /// <summary>What the setup of these files fetched.</summary>
    public IReadOnlyList<Mount> Caches { get; init; } = [];
}

/// <summary>The one document a fresh session starts from. The stable part comes first, so prompt caches hit.</summary>
/// <param name="EndingTools">Their names, for the reminder when a model stops without having called one.</param>
public sealed record Briefing(string Stable, string Particular, IReadOnlyList<string> EndingTools);
