using Missions.World.Files;

namespace Missions.Agents.Tools;

/// <summary>The files that a session works on, by paths relative to its workspace. No path leads out of it.</summary>
public interface IWorkspaceFiles
{
    /// <summary>The beginning of a file, at most so many bytes.</summary>
    /// <exception cref="PathRefused">There is no such file, or it is none to read.</exception>
    Task<FileContent> ReadAsync(string path, int maxBytes, CancellationToken ct);

    /// <summary>Replaces a file's bytes, or makes the file with its folders.</summary>
    /// <exception cref="PathRefused">It is none to write.</exception>
    Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>The paths of files that match, in ordinal order.</summary>
    /// <exception cref="PathRefused">The glob is none.</exception>
    PathList List(string glob, int limit);

    /// <summary>The lines that a regular expression is found in, file by file.</summary>
    /// <exception cref="PathRefused">The pattern or the glob is none, or takes too long.</exception>
    Task<FoundLines> SearchAsync(string pattern, string? glob, int limit, CancellationToken ct);
}
