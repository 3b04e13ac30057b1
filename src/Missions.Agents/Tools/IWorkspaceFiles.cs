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

/// <summary>What was read of a file, and how long the file is.</summary>
public readonly record struct FileContent(ReadOnlyMemory<byte> Bytes, long Length)
{
    public bool IsCut => Bytes.Length < Length;
}

/// <summary>Paths that matched; cut where there are more than were asked for.</summary>
public sealed record PathList(IReadOnlyList<string> Paths, bool IsCut);

/// <summary>Lines that matched; cut where there are more than were asked for.</summary>
public sealed record FoundLines(IReadOnlyList<FoundLine> Lines, bool IsCut);

/// <summary>A line that matched, by its number from 1.</summary>
public readonly record struct FoundLine(string Path, int Number, string Text);

/// <summary>A path or pattern that an agent gave is not to be followed. The message is for the agent.</summary>
public sealed class PathRefused(string sentence) : World.WorldException(sentence);
