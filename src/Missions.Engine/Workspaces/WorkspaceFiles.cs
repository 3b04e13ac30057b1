using Missions.Agents.Tools;
using Missions.World.Files;
using Port = Missions.Agents.Tools;

namespace Missions.Engine.Workspaces;

/// <summary>Lets agents' tools work on a folder that nothing in it leads out of.</summary>
internal sealed class WorkspaceFiles(ConfinedFolder folder) : IWorkspaceFiles
{
    public Task<Port.FileContent> ReadAsync(string path, int maxBytes, CancellationToken ct) => AskAsync(async () =>
    {
        var content = await folder.ReadAsync(path, maxBytes, ct);
        return new Port.FileContent(content.Bytes, content.Length);
    });

    public Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct) => AskAsync(async () =>
    {
        await folder.WriteAsync(path, bytes, ct);
        return true;
    });

    public Port.PathList List(string glob, int limit)
    {
        try
        {
            var found = folder.List(glob, limit);
            return new(found.Paths, found.IsCut);
        }
        catch (World.Files.PathRefused refused)
        {
            throw new Port.PathRefused(refused.Message);
        }
    }

    public Task<Port.FoundLines> SearchAsync(string pattern, string? glob, int limit, CancellationToken ct) =>
        AskAsync(async () =>
        {
            var found = await folder.SearchAsync(pattern, glob, limit, ct);
            return new Port.FoundLines(
                [.. found.Lines.Select(line => new Port.FoundLine(line.Path, line.Number, line.Text))],
                found.IsCut);
        });

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (World.Files.PathRefused refused)
        {
            throw new Port.PathRefused(refused.Message);
        }
    }
}
