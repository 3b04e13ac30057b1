namespace Missions.World.Files;

/// <summary>Whole files by absolute path, for what the engine itself keeps.</summary>
public interface IFiles
{
    /// <summary>The file's bytes, or null where there is none.</summary>
    Task<byte[]?> ReadAsync(string path, CancellationToken ct);

    /// <summary>
    /// Replaces the file (or makes it, with its folders) so that a reader sees the old bytes or the new, never a part,
    /// and a power cut after the return leaves the new.
    /// </summary>
    Task WriteAsync(string path, ReadOnlyMemory<byte> bytes, CancellationToken ct);

    /// <summary>
    /// The full paths of the files right below a folder, in ordinal order; none where there is no folder. Never a
    /// write that is not done.
    /// </summary>
    IReadOnlyList<string> List(string folder);

    /// <summary>Removes a file or a folder with all below it, never what a link leads to. May be repeated.</summary>
    void Delete(string path);
}
