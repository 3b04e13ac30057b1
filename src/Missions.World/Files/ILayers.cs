namespace Missions.World.Files;

/// <summary>
/// Keeps what a program made in a folder, so that the next folder of its kind gets it without the program.
/// </summary>
public interface ILayers
{
    /// <summary>What is in a folder now, to be compared with later. Links are not followed.</summary>
    FolderLook Look(string folder);

    /// <summary>
    /// Copies all that is new or different in a folder since it was looked at. Where it returns null, nothing is kept:
    /// something was removed, which a layer cannot say.
    /// </summary>
    /// <param name="layer">A folder of our own; what is there already is replaced.</param>
    Task<Layer?> KeepAsync(string folder, FolderLook before, string layer, CancellationToken ct);

    /// <summary>
    /// Puts copies of a layer's entries into a folder, of which the layer never sees a later change. False, and nothing
    /// is done, where an entry that is to be new is there already, or lies below a link.
    /// </summary>
    Task<bool> PutAsync(Layer entries, string layer, string folder, CancellationToken ct);

    /// <summary>Makes a folder anew with copies of all that is in another one; empty where there is no other.</summary>
    Task CopyAsync(string? folder, string to, CancellationToken ct);

    /// <summary>Those of the paths that are folders below a folder, with no link on the way to them.</summary>
    IReadOnlyList<string> FoldersAmong(IEnumerable<string> paths, string folder);
}

/// <summary>The entries of a folder at one moment, each with what changes when it does.</summary>
public sealed record FolderLook(IReadOnlyDictionary<string, string> Entries);

/// <summary>What a layer holds, by paths relative to the folder.</summary>
/// <param name="Added">Files, links and folders that were not there; a folder stands for all below it.</param>
/// <param name="Changed">Files that were there with another content.</param>
public sealed record Layer(IReadOnlyList<string> Added, IReadOnlyList<string> Changed);
