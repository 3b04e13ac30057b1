using Missions.Agents.Tools;
using Missions.World.Files;

namespace Missions.Engine.Workspaces;

/// <summary>Lets agents' tools work on a folder that nothing in it leads out of.</summary>
internal sealed class WorkspaceFiles(ConfinedFolder folder) : IWorkspaceFiles
{
    public Task<FileContent> ReadAsync(string path, int maxBytes, CancellationToken ct) =>
        folder.ReadAsync(path, maxBytes, ct);

    public Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct) =>
        folder.WriteAsync(path, bytes, ct);

    public PathList List(string glob, int limit) => folder.List(glob, limit);

    public Task<FoundLines> SearchAsync(string pattern, string? glob, int limit, CancellationToken ct) =>
        folder.SearchAsync(pattern, glob, limit, ct);
}
