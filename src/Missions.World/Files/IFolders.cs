namespace Missions.World.Files;

/// <summary>Opens folders whose content nobody trusts.</summary>
public interface IFolders
{
    /// <exception cref="WorldException">There is no such folder, or this machine cannot confine paths.</exception>
    IFolder Open(string root);
}

/// <summary>A folder's files, by paths relative to it. No path leads out of it.</summary>
public interface IFolder : IDisposable
{
    /// <summary>The beginning of a file, at most so many bytes.</summary>
    /// <exception cref="PathRefused">There is no such file, or it is none to read.</exception>
    Task<FileContent> ReadAsync(string path, int maxBytes, CancellationToken ct);

    /// <summary>Replaces a file's bytes, or makes the file with its folders.</summary>
    /// <exception cref="PathRefused">It is none to write.</exception>
    Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>The paths of files that match, in order folder by folder. Links are named, not followed.</summary>
    /// <exception cref="PathRefused">The glob is none.</exception>
    PathList List(string glob, int limit);

    /// <summary>The lines that a pattern is found in, file by file.</summary>
    /// <exception cref="PathRefused">The glob is none, or the pattern takes too long.</exception>
    Task<FoundLines> SearchAsync(string pattern, string? glob, int limit, CancellationToken ct);
}

/// <summary>Folders on this machine's disk, confined by its kernel.</summary>
public sealed class ConfinedFolders : IFolders
{
    public IFolder Open(string root) => ConfinedFolder.Open(root);
}
